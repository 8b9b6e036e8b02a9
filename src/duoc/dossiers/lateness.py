"""A term that ends without an answer is noted once, an apology's later date too: with whom it lay, and whose time."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from duoc.dossiers.acts.notifying import notify_applicant
from duoc.dossiers.acts.recording import record
from duoc.dossiers.asked_bodies import has_steps_elsewhere, is_overdue
from duoc.dossiers.clocks.term_ends import clock_runs, is_over, term_ends_at
from duoc.dossiers.happened import perhaps
from duoc.dossiers.models import Dossier, Lateness, Whose
from duoc.dossiers.rules import APPLICANT, ELSEWHERE
from duoc.ground.worktime.calculations import local
from duoc.notices.actions import Message
from duoc.people.models import Organisation
from duoc.people.powers import WORKER

EVENT = "dossier.late"
PASSED = Message(
    "promise_passed",
    gettext_noop("Hồ sơ {code} đã quá ngày hẹn mà chưa có kết quả"),
    gettext_noop(
        "Kết quả “{procedure}” đã hẹn trả lúc {due}; ngày hẹn đã qua mà chưa có kết quả. Bạn hỏi {unit}, nơi đang giải "
        "quyết hồ sơ: cách liên hệ có trên trang của hồ sơ."
    ),
)
_KEPT: ContextVar[bool] = ContextVar("promises_kept", default=False)


@contextmanager
def promises_kept(kept: bool = True) -> Iterator[None]:
    """Meanwhile the clock breaks no promise, whatever the moments of the acts: a story is recorded so, and what
    lateness adds to it is recorded by itself. `promises_kept(False)` lets the clock in again."""
    token = _KEPT.set(kept)
    try:
        yield
    finally:
        _KEPT.reset(token)


def is_unanswered(dossier: Dossier, at: datetime) -> bool:
    """Whether the term of a dossier that is handled is over at this moment, and its clock runs."""
    return bool(broken_dates(dossier, at))


def broken_dates(dossier: Dossier, at: datetime) -> list[datetime]:
    """What passed without an answer: when it was due by law, and then the later date of an apology; nothing while its
    clock does not run."""
    if not clock_runs(dossier) or _KEPT.get():
        return []
    dates = sorted({due for due in (dossier.legal_due_at, dossier.due_at) if due is not None})
    return [due for due in dates if is_over(due, dossier.plan["term"], at)]


def is_late(dossier: Dossier, at: datetime) -> bool:
    """Whether the term that holds was broken: by the clock, or as it was noted, wherever the clock stands now."""
    due = dossier.legal_due
    if due is None or is_unanswered(dossier, at):
        return due is not None
    return perhaps(dossier, "was_late") and dossier.latenesses.filter(due_at=due).exists()


def note(dossier: Dossier, at: datetime) -> Lateness | None:
    """Notes that the term or an apology's date was broken, the earlier first, with its ledger entry, in the transaction
    of whoever holds the dossier locked: a job, or the next act where the job was late. The applicant is told where it
    is the last date that they were promised; who was given a new one, with an apology, waits for that.

    Returns:
        The row; None where the promise is kept so far, or it was noted already.
    """
    broken = broken_dates(dossier, at)
    noted = set(dossier.latenesses.values_list("due_at", flat=True)) if broken else set()
    due = next((one for one in broken if one not in noted), None)
    if due is None:
        return None
    body = _awaited_body(dossier, at) if dossier.desk != APPLICANT else None
    late = Lateness.objects.create(
        dossier=dossier,
        due_at=due,
        term_ended_at=term_ends_at(due, dossier.plan["term"]),
        at=at,
        step=dossier.step,
        desk=dossier.desk,
        unit=body or dossier.assigned_unit or dossier.competent_unit,
        holder_id=dossier.assigned_to_id,
        whose=Whose.OTHER_BODY if body else whose(dossier.desk),
    )
    facts = {"due": local(due).isoformat(), "step": late.step, "desk": late.desk, "unit": late.unit.code}
    record(dossier, EVENT, WORKER, at, {**facts, "whose": late.whose})
    if due == dossier.due_at:
        notify_applicant(dossier, PASSED, at=at)
    return late


def whose(desk: str) -> Whose:
    """Whose time it is while a dossier lies on this desk."""
    return {APPLICANT: Whose.APPLICANT, ELSEWHERE: Whose.OTHER_BODY}.get(desk, Whose.OFFICE)


def whose_words(value: str) -> str:
    """Whose time it was, as people read it."""
    words = {
        Whose.OFFICE: _("thời gian của cơ quan giải quyết"),
        Whose.APPLICANT: _("thời gian của người yêu cầu"),
        Whose.OTHER_BODY: _("thời gian của cơ quan khác"),
        Whose.SYSTEM: _("thời gian hệ thống gián đoạn"),
    }
    return words[Whose(value)]


def _awaited_body(dossier: Dossier, at: datetime) -> Organisation | None:
    """The body for which it waits: one that does the step at which it stands, or one that should have answered by now
    and without which it does not go on."""
    if not has_steps_elsewhere(dossier):
        return None
    asked = dossier.consultations.filter(answer="").exclude(step="").select_related("unit")
    rows = asked if dossier.desk == ELSEWHERE else [one for one in asked.filter(until__lte=at) if is_overdue(one, at)]
    return next((one.unit for one in rows), None)
