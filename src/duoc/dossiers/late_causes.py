"""Why a dossier was late: what is asked of an official, and what is kept of the answer.

The act that ends a step of a dossier that is late asks for it beside the desk's own questions; until then, and where
nobody ended one, `explain_lateness` does.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers import apologising
from duoc.dossiers.acts.recording import record
from duoc.dossiers.happened import perhaps
from duoc.dossiers.lateness import broken_dates, note
from duoc.dossiers.models import Dossier, Lateness, LatenessCause
from duoc.dossiers.rules import Changed, Incomplete
from duoc.ground.letters.calculations import says_too_little
from duoc.ground.worktime.calculations import local, moment
from duoc.language.calculations import Question, answer_faults
from duoc.people.powers import Actor

EVENT = "dossier.lateness_explained"
PROMISE, CAUSE, SAY = "late-promise", "late-cause", "late-say"
"""Names of what the act that ends a step is given; no question of a definition can be called so."""
ASKED = frozenset({PROMISE, CAUSE, SAY})
_UNASKED: ContextVar[bool] = ContextVar("late_causes_unasked", default=False)


@contextmanager
def unasked() -> Iterator[None]:
    """Meanwhile no act asks why: a demonstration's dossiers are late without anybody who could say it."""
    token = _UNASKED.set(True)
    try:
        yield
    finally:
        _UNASKED.reset(token)


def unexplained(dossier: Dossier) -> list[Lateness]:
    """The broken promises of a dossier whose cause nobody has given, the oldest first."""
    return list(dossier.latenesses.filter(cause__isnull=True)) if perhaps(dossier, "was_late") else []


def say_fault(say: str) -> str:
    """What is wrong with the words of a cause; "" where they will do."""
    return _("Hãy ghi rõ vì sao trễ (ít nhất 10 ký tự).") if says_too_little(say) else ""


@dataclass(frozen=True)
class LateStep:
    """What the act that ends the step of a late dossier is asked.

    Attributes:
        promise: the broken promise; the answer names it, so that no other one is explained.
    """

    promise: datetime
    questions: tuple[Question, ...]

    @property
    def name(self) -> str:
        """The promise as a form carries it."""
        return local(self.promise).isoformat()


def late_step(dossier: Dossier, at: datetime) -> LateStep | None:
    """What is to be answered by whoever ends the step at which a dossier stands; None where it is not late, or each
    cause is known. At most one query, and none before acceptance; one more where it is late."""
    if dossier.state != Dossier.State.PROCESSING or dossier.due_at is None or _UNASKED.get():
        return None
    rows = dossier.latenesses.values_list("due_at", "cause") if perhaps(dossier, "was_late") else ()
    explained = {due: cause is not None for due, cause in rows}
    explained = dict.fromkeys(broken_dates(dossier, at), False) | explained
    promise = min((due for due, known in explained.items() if not known), default=None)
    return LateStep(promise, _questions(promise, at)) if promise else None


def apart(answers: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The answers to the questions of the step, and those about its lateness."""
    own = {id: value for id, value in answers.items() if id not in ASKED}
    return own, {id: value for id, value in answers.items() if id in ASKED}


def explain_step(dossier: Dossier, given: Mapping[str, Any], actor: Actor, at: datetime) -> None:
    """Keeps the cause that comes with the act that ends a step, with its ledger entry, in that act's transaction. Does
    nothing where none is asked for.

    Args:
        given: by `ASKED`.

    Raises:
        Incomplete: it is late and no cause was given, or one that is not in the list; `faults`.
        Changed: another broken promise was read than the one that waits for its cause.
    """
    asked = late_step(dossier, at)
    if asked is None:
        return
    answers = {id: value for id, value in given.items() if id != PROMISE}
    faults = answer_faults(asked.questions, answers, local(at).date())
    fault = say_fault(str(answers.get(SAY) or ""))
    faults |= {SAY: fault} if fault and SAY not in faults else {}
    if faults:
        say = _("Hồ sơ đã quá ngày hẹn %(due)s: phải ghi vì sao trễ trước khi kết thúc bước này.")
        remedy = _("Hãy mở hồ sơ, chọn nguyên nhân và ghi rõ.")
        raise Incomplete(say % {"due": moment(asked.promise)}, remedy, faults)
    if given.get(PROMISE) != asked.name:
        raise another_one()
    note(dossier, at)
    late = dossier.latenesses.get(due_at=asked.promise)
    row = keep(late, answers[CAUSE], answers[SAY], actor, at)
    record(dossier, EVENT, actor, at, facts(row), {"say": row.say})


def keep(late: Lateness, cause: str, say: str, actor: Actor, at: datetime) -> LatenessCause:
    """The row; the caller writes the ledger entry."""
    return LatenessCause.objects.create(
        dossier_id=late.dossier_id,
        lateness=late,
        cause=cause,
        whose=apologising.whose_cause(cause),
        say=say,
        at=at,
        by_id=actor.person,
        post_id=actor.post,
    )


def facts(row: LatenessCause) -> dict[str, str]:
    """What the ledger keeps of a cause in clear."""
    return {"due": local(row.lateness.due_at).isoformat(), "cause": row.cause, "whose": row.whose}


def another_one() -> Changed:
    """The refusal where a cause was given for another broken promise than the one that waits for it."""
    return Changed(
        _("Lần quá hạn chờ ghi nguyên nhân đã khác lần bạn đọc."),
        _("Hãy tải lại trang, đọc lần quá hạn đang chờ rồi ghi nguyên nhân của lần đó."),
    )


def _questions(promise: datetime, at: datetime) -> tuple[Question, ...]:
    why = _("Đã hẹn %(due)s. Việc quá hạn đã ghi và không xóa được; người yêu cầu thấy nguyên nhân.")
    return (
        Question(
            CAUSE, _("Vì sao trễ?"), "choice", hint=why % {"due": moment(promise)}, options=apologising.causes_at(at)
        ),
        Question(SAY, _("Ghi rõ vì sao trễ"), "long_text"),
    )
