"""What a dossier waits for before its decision: a posting that must run, other bodies that were asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import open_acts
from duoc.dossiers.models import Consultation, ObjectionAnswer, OutsideQuestion, Posting, PostingEnd, PostingObjection
from duoc.faces.desk.dossier import contents
from duoc.faces.desk.dossier.contents import Answer
from duoc.faces.desk.dossier.opened import Opened
from duoc.language.calculations import GOES_ON, Definition, Plan
from duoc.language.calculations import Posting as Rule


@dataclass(frozen=True)
class Posted:
    """The posting that the procedure asks for, and what was recorded of it.

    Attributes:
        running: nothing may be signed yet.
        end: its minutes; `torn_down`: it must be put up again.
        wants_minutes: its days are over, and the definition wants minutes that nobody has written.
    """

    rule: Rule
    made: Posting | None
    running: bool
    end: PostingEnd | None = None
    torn_down: bool = False
    wants_minutes: bool = False
    objections: Sequence[PostingObjection] = ()


@dataclass(frozen=True)
class Opinion:
    """A question to another body with its state in words.

    Attributes:
        open: an answer can still be recorded; `late_open`: one that came too late can be kept.
        rows: what the body typed at its step.
        bars: it stands against granting the request.
        reply: what the body that decides answered to the objection; `waits`: nothing yet, and it bars until then.
    """

    consultation: Consultation
    word: str
    kind: str
    open: bool
    rows: Sequence[Answer] = ()
    bars: bool = False
    reply: ObjectionAnswer | None = None
    waits: bool = False
    late_open: bool = False

    @property
    def recorded_for(self) -> bool:
        """Whether somebody of another body recorded what this one wrote."""
        return bool(self.consultation.letter_number)


def posted(opened: Opened, plan: Plan) -> Posted | None:
    """None where nothing has to be posted. One query where it has."""
    if plan.posting is None:
        return None
    made = dossiers.posted.last_posting(opened.dossier)
    if made is None:
        return Posted(plan.posting, None, running=False)
    end = dossiers.posted.end_of(made)
    torn_down = end is not None and end.outcome == PostingEnd.Outcome.TORN_DOWN
    running = opened.at < made.until and not torn_down
    wanted = end is None and not running and dossiers.posted.MINUTES in plan.posting.proof
    objections = dossiers.posted.objections_to_posting(opened.dossier)
    return Posted(plan.posting, made, running, end, torn_down, wanted, objections)


def opinions(opened: Opened) -> Sequence[Opinion]:
    """Every question asked, oldest first. No query where the procedure asks nobody."""
    definition, asked = dossiers.definition_of(opened.dossier), dossiers.readiness.consultations(opened.dossier)
    objected = any(one.answer == Consultation.Answer.NOT_AGREED for one in asked)
    unanswered = [one.pk for one in dossiers.objections.standing(opened.dossier)] if objected else []
    return [_opinion(one, opened, definition, one.pk in unanswered) for one in asked]


def asked_of_us(opened: Opened, opinions: Sequence[Opinion]) -> Consultation | None:
    """The question that the reader's own body has to answer, and that this reader may; None where there is none."""
    own = (one.consultation for one in opinions if one.open and one.consultation.unit_id in opened.actor.units)
    return next(own, None)


def _opinion(consultation: Consultation, opened: Opened, definition: Definition, unanswered: bool) -> Opinion:
    answer, words = consultation.answer, dossiers.asked_bodies.answer_words
    rows = contents.typed_answers(definition, consultation.answers)
    objected = answer == Consultation.Answer.NOT_AGREED
    advice = any(step.id == consultation.step and step.disagreement == GOES_ON for step in definition.steps)
    may_answer = dossiers.objections.is_advice(consultation, opened.dossier)
    bars = (objected and bool(consultation.step) and not advice) or (unanswered and not may_answer)
    reply, waits = getattr(consultation, "objection_answer", None), unanswered and may_answer
    if answer or not dossiers.asked_bodies.awaited(consultation, opened.at):
        basis = dossiers.asked_bodies.basis_of(consultation)
        word = words(answer, consultation.silence, work=dossiers.asked_bodies.is_work(consultation), basis=basis)
        silent = answer == Consultation.Answer.NONE and not hasattr(consultation, "late_opinion")
        late = silent and LATE in open_acts(opened.actor, consultation, opened.at)
        return Opinion(consultation, word, _KINDS.get(answer, "paused"), False, rows, bars, reply, waits, late)
    may_record = "dossiers.record_opinion" in open_acts(opened.actor, consultation, opened.at)
    late = opened.at > consultation.until
    word, kind = (_("Quá hạn trả lời"), "refused") if late else (_("Chờ trả lời"), "waiting")
    return Opinion(consultation, word, kind, may_record)


def letters(opened: Opened) -> Sequence[tuple[OutsideQuestion, bool]]:
    """Letters to bodies outside this system that have not left, each with whether it is signed. No query where it is
    known that none waits."""
    questions = dossiers.outside_questions
    return [(one, questions.is_signed(one)) for one in questions.not_sent(opened.dossier)]


LATE = "dossiers.record_late_opinion"


def silence_words(silence: str) -> str:
    """What no answer in time means, as the definition says."""
    return dossiers.asked_bodies.answer_words("", silence, work=False)


_KINDS = {Consultation.Answer.AGREED.value: "done", Consultation.Answer.NOT_AGREED.value: "refused"}
