"""Bodies that were asked about a dossier: how each answered, as people read it, and how much longer it took."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.dossiers.clocks.of_bodies import calendars_of_whoever
from duoc.dossiers.clocks.working_times import in_working_time, length_of_a_day, working_time
from duoc.dossiers.happened import perhaps
from duoc.dossiers.models import Consultation, Dossier, LateOpinion
from duoc.dossiers.planning import definition_of
from duoc.ground.worktime.calculations import moment
from duoc.language.calculations import Step
from duoc.law.calculations import split_reference

ASKED = "dossier.consulted"
CONSENT = "consent"


@dataclass(frozen=True)
class AskedBody:
    """A body that was asked, as form 06 and the account of the time tell of it.

    Attributes:
        answer: what it answered, or that it did not; `lateness`: by how much working time later than it had to, ""
            where it was in time or where the dossier did not wait any longer.
        closed: when it answered, or when nobody needed its answer any more.
    """

    asked: Consultation
    answer: str
    lateness: str
    closed: datetime | None

    @property
    def name(self) -> str:
        return self.asked.name

    @property
    def words(self) -> str:
        """Answer and lateness in one line; and what it answered when that changed nothing any more."""
        return "; ".join(filter(None, (self.answer, self.lateness, _kept_late(self.asked))))


def step_of(asked: Consultation) -> Step | None:
    """The step of the definition that the body was asked to do; None where an official asked for an opinion."""
    return next((step for step in definition_of(asked.dossier).steps if step.id == asked.step), None)


def basis_of(asked: Consultation) -> str:
    """The article, in words, that gives the body its time and says what its silence means; "" where none is known."""
    rule = step_of(asked) or definition_of(asked.dossier).consult
    return split_reference(rule.article).words if rule and rule.article else ""


def is_work(asked: Consultation) -> bool:
    """Whether the body does a step that has questions of its own: then it does work, and gives no opinion."""
    return bool(asked.step) and any(question.step == asked.step for question in definition_of(asked.dossier).desk)


def answer_words(answer: str, silence: str, *, work: bool, basis: str = "") -> str:
    """What a body answered, as people read it: that it agreed, or that its work is done; or what its silence means.

    Args:
        basis: the article in words by which silence is consent.
    """
    if answer == Consultation.Answer.AGREED:
        return _("Đã làm xong") if work else _("Đồng ý")
    if answer == Consultation.Answer.NOT_AGREED:
        return _("Không làm được") if work else _("Không đồng ý")
    if silence == CONSENT and basis:
        return _("Không trả lời trong thời hạn: coi như đồng ý theo %(basis)s") % {"basis": basis}
    if silence == CONSENT:
        return _("Không trả lời trong thời hạn: coi như đồng ý")
    return _("Không trả lời trong thời hạn")


def awaited(asked: Consultation, at: datetime) -> bool:
    """Whether its answer still counts: in time, or after it where the step waits for an answer."""
    return not asked.answer and (at < asked.until or waits_however_long(asked))


def waits_however_long(asked: Consultation) -> bool:
    """A step that another body does waits for its answer, unless silence is consent; of a body that nobody has chosen
    yet silence is none."""
    return asked.body_undecided or (bool(asked.step) and asked.silence != CONSENT)


def is_overdue(asked: Consultation, at: datetime) -> bool:
    """Whether the dossier waits for its answer longer than it had: that is its own time. Not of a body that nobody has
    chosen yet."""
    own = waits_however_long(asked) and not asked.body_undecided
    return own and asked.until < (asked.answered_at or at)


def has_steps_elsewhere(dossier: Dossier) -> bool:
    """Whether other bodies do steps of the procedure."""
    return any(step.at is not None for step in definition_of(dossier).steps)


def asks_others(dossier: Dossier) -> bool:
    """Whether other bodies may be asked about it at all. No query."""
    return definition_of(dossier).asks_others


def asked_bodies(dossier: Dossier, at: datetime) -> list[AskedBody]:
    """Every body that was asked, oldest first. No query where nobody was; one where somebody was."""
    if not asks_others(dossier) or not perhaps(dossier, "was_consulted"):
        return []
    rows = dossier.consultations.select_related("unit", "outside", "recorded_by", "late_opinion")
    return [described(_with_dossier(one, dossier), at) for one in rows]


def described(asked: Consultation, at: datetime) -> AskedBody:
    """One of them at a moment."""
    ended = asked.dossier.ended_at
    closed = asked.answered_at or ended
    return AskedBody(asked, _answer(asked, at), _lateness(asked, closed or at), closed)


def _with_dossier(asked: Consultation, dossier: Dossier) -> Consultation:
    asked.dossier = dossier
    return asked


def _answer(asked: Consultation, at: datetime) -> str:
    if asked.answer:
        return answer_words(asked.answer, asked.silence, work=is_work(asked), basis=basis_of(asked))
    if asked.dossier.ended_at is not None:
        return _("Chưa trả lời khi hồ sơ kết thúc")
    return _("Chờ trả lời") if awaited(asked, at) else answer_words("", asked.silence, work=False)


def _kept_late(asked: Consultation) -> str:
    late: LateOpinion | None = getattr(asked, "late_opinion", None)
    if late is None:
        return ""
    answer = answer_words(late.answer, "", work=is_work(asked))
    return _("trả lời muộn lúc %(at)s, không tính: %(answer)s") % {"at": moment(late.at), "answer": answer}


def _lateness(asked: Consultation, until: datetime) -> str:
    if not is_overdue(asked, until):
        return ""
    clock = calendars_of_whoever(lambda: asked.unit).clock
    time = working_time(asked.until, until, clock)
    words = in_working_time(time, length_of_a_day(asked.until, clock)) if time else ""
    return _("muộn %(time)s, thời gian của cơ quan được hỏi") % {"time": words} if words else ""
