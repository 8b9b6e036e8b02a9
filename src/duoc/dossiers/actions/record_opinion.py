"""What a consulted body answered, or that it said nothing in time."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import events, flow
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.consulting import answer_words, awaited, is_work, step_of
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event, Facts, Happening
from duoc.dossiers.acts.kinds import part_of_dossier
from duoc.dossiers.acts.system_act import SystemAct
from duoc.dossiers.clocks import promising
from duoc.dossiers.clocks.interruptions import asked_modes
from duoc.dossiers.desk_answers import kept_at_step, typed_at_step
from duoc.dossiers.models import Consultation, Dossier, Promise
from duoc.dossiers.planning import definition_of
from duoc.dossiers.powers import of_dossier
from duoc.dossiers.rules import Incomplete, OutOfTurn, off_desk
from duoc.dossiers.suspending import resume_when_answered
from duoc.ground.documents.calculations import writing_fault
from duoc.ground.letters.calculations import mended, says_too_little
from duoc.ground.once.calculations import Nothing
from duoc.ground.refusal import NotFound
from duoc.ground.worktime.calculations import local
from duoc.language.calculations import GOES_ON
from duoc.people.powers import Actor, Power, Reach

State = Dossier.State
ANSWERS = (Consultation.Answer.AGREED.value, Consultation.Answer.NOT_AGREED.value)


@dataclass(frozen=True)
class Given:
    answer: str
    say: str
    letter_number: str
    letter_date: str


def record_opinion(
    *,
    actor: Actor,
    consultation_id: uuid.UUID | str,
    answer: str,
    say: str,
    key: str,
    at: datetime,
    answers: Mapping[str, Any] | None = None,
    letter_number: str = "",
    letter_date: date | None = None,
) -> Consultation:
    """Records the answer that came in: agreed, or not agreed and why. A body that does a step answers itself.

    Whoever records what another body said names the document in which it said so. What a body types at its step is
    kept with its answer; rules read it when it agrees, or where its disagreement is only advice.

    Args:
        answer: "agreed" or "not_agreed".
        say: the answer's words; needed when it does not agree.
        answers: to what the definition asks at the step that the body does.
        letter_number, letter_date: of the document with the answer; a body that answers itself needs none.

    Raises:
        Forbidden: no specialist of the unit that asked, nor of the body that does the step.
        Incomplete: no answer, an objection without words, no document of another body's answer; or answers at the
            step are missing or wrong.
        NotFound: no such consultation.
        OutOfTurn: answered already, the time is over, or the dossier is.
    """
    given = Given(
        answer, mended(say, lines=True), mended(letter_number), letter_date.isoformat() if letter_date else ""
    )
    faults = {}
    if given.answer not in ANSWERS:
        faults["answer"] = _("Hãy chọn đồng ý hoặc không đồng ý.")
    if given.answer == Consultation.Answer.NOT_AGREED and says_too_little(given.say):
        faults["say"] = _("Hãy ghi vì sao không đồng ý (ít nhất 10 ký tự).")
    if faults:
        raise Incomplete(_("Chưa ghi được ý kiến trả lời."), _("Hãy bổ sung các mục được đánh dấu."), faults)
    return RECORD_OPINION.perform(consultation_id, given, actor=actor, key=key, at=at, answers=answers)


def _record_opinion(doing: Doing[Given]) -> Outcome[Consultation]:
    consultation, given = doing.subject, doing.given
    if doing.actor.organisation_id == consultation.unit_id:
        given = replace(given, letter_number="", letter_date="")
    else:
        _expect_letter(given, doing.at)
    _keep(consultation, doing.dossier, doing.answers, doing.at, agreed=given.answer == Consultation.Answer.AGREED)
    facts = {**_close(consultation, given, doing.actor, doing.at), **_counted_again(doing)}
    return Outcome(consultation, facts, hidden={"say": given.say}, move=flow.move_on_when_answered)


def _counted_again(doing: Doing[Any]) -> dict[str, Any]:
    """Where the term did not run while the body was asked, it is promised anew; what the ledger tells of it."""
    if doing.subject.step not in asked_modes(definition_of(doing.dossier)):
        return {}
    return promising.counted_again(doing.dossier, Promise.Cause.ANSWERED, doing.at)


def _expect_letter(given: Given, at: datetime) -> None:
    """Nobody says in another body's name what it has not put in writing.

    Raises:
        Incomplete: recorded for another body, and its document has no number, no date, or one to come.
    """
    faults = {}
    if not given.letter_number or (fault := writing_fault(given.letter_number)):
        faults["letter_number"] = fault if given.letter_number else _("Hãy ghi số, ký hiệu văn bản trả lời.")
    if not given.letter_date:
        faults["letter_date"] = _("Hãy ghi ngày của văn bản trả lời.")
    elif given.letter_date > local(at).date().isoformat():
        faults["letter_date"] = _("Ngày của văn bản không thể sau hôm nay.")
    if faults:
        remedy = _("Ghi thay cơ quan khác thì phải có văn bản của cơ quan đó.")
        raise Incomplete(_("Chưa ghi được ý kiến trả lời."), remedy, faults)


def _keep(consultation: Consultation, dossier: Dossier, sent: Mapping[str, Any], at: datetime, *, agreed: bool) -> None:
    """What was typed at the step stays with the answer. Rules read it from the dossier when the body agrees, or where
    its disagreement is only advice; then nothing may be missing."""
    step = step_of(consultation)
    if step is None:
        return
    if agreed or step.disagreement == GOES_ON:
        dossier.desk_answers = kept_at_step(dossier, sent, step=step.id, at=at)
    consultation.answers = typed_at_step(dossier, sent, step=step.id)


def close_silent_consultation(*, consultation_id: uuid.UUID | str, at: datetime) -> None:
    """The time to answer has passed in silence. Does nothing when it was answered, comes too early, or too late to
    matter: the dossier is over.
    """
    CLOSE_SILENT.perform(consultation_id, Nothing(), at=at)


def _close_silent(doing: Doing[Nothing]) -> Outcome[Consultation]:
    silent = Given(Consultation.Answer.NONE.value, "", "", "")
    facts = {**_close(doing.subject, silent, doing.actor, doing.at), **_counted_again(doing)}
    return Outcome(doing.subject, facts, hidden={"say": ""}, move=flow.move_on_when_answered)


def _locked(id: uuid.UUID | str) -> Consultation:
    """The consultation, with its dossier locked before it: every act takes them in this order."""
    dossier_id = Consultation.objects.filter(pk=id).values_list("dossier_id", flat=True).first()
    if dossier_id is None:
        raise NotFound(_("Không tìm thấy lần hỏi ý kiến này."), _("Hãy mở lại hồ sơ."))
    dossier = flow.locked(dossier_id)
    consultation = Consultation.objects.select_related("unit").get(pk=id)
    consultation.dossier = dossier
    return consultation


def _close(consultation: Consultation, given: Given, actor: Actor, at: datetime) -> Facts:
    consultation.answer, consultation.say, consultation.answered_at = given.answer, given.say, at
    consultation.recorded_by_id = actor.person_id
    letter = {"letter_number": given.letter_number, "letter_date": given.letter_date} if given.letter_number else {}
    if letter:
        consultation.letter_number, consultation.letter_date = given.letter_number, given.letter_date or None
    consultation.save(update_fields=["answer", "say", "answers", "answered_at", "recorded_by", *letter])
    resume_when_answered(consultation.dossier)
    unit, work = consultation.unit, {"work": True} if is_work(consultation) else {}
    facts = {"unit": str(unit.pk), "name": unit.name, "answer": given.answer, "silence": consultation.silence}
    return {**facts, **work, **letter}


def _details(happening: Happening) -> str:
    return f"{happening.facts['name']}: {_answer(happening.facts)}"


def _desk_details(happening: Happening) -> str:
    """As the applicant reads it, and by which document."""
    words, facts = _details(happening), happening.facts
    if "letter_number" not in facts:
        return words
    day = f"{date.fromisoformat(facts['letter_date']):%d/%m/%Y}" if facts["letter_date"] else ""
    return _("%(words)s, theo văn bản số %(number)s ngày %(day)s") % {
        "words": words,
        "number": facts["letter_number"],
        "day": day,
    }


def _answer(facts: Facts) -> str:
    return answer_words(facts["answer"], facts.get("silence", ""), work="work" in facts)


def _over(consultation: Consultation, actor: Actor, at: datetime) -> OutOfTurn | None:
    if consultation.step and actor.organisation_id == consultation.unit_id and actor.role != _role(consultation):
        return off_desk()
    if not consultation.answer and (at <= consultation.until or awaited(consultation, at)):
        return None
    return OutOfTurn(
        _("Lần hỏi ý kiến này đã có trả lời hoặc đã hết thời hạn."),
        _("Hãy tải lại trang; nếu cần, hỏi lại cơ quan đó."),
    )


def _role(consultation: Consultation) -> str:
    """The role that does the step in the other body."""
    step = step_of(consultation)
    return step.post if step else ""


def _reach(consultation: Consultation) -> Reach:
    """As of its dossier; a step also belongs to the body that does it."""
    reach = of_dossier(consultation.dossier)
    return replace(reach, units=reach.units | {consultation.unit_id}) if consultation.step else reach


CONSULTATION = replace(
    part_of_dossier(Consultation, locked=_locked, dossier_of=lambda consultation: consultation.dossier), reach=_reach
)
RECORD_OPINION = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.consultation_answered",
                title=gettext_lazy("Ý kiến của cơ quan được hỏi"),
                details=_desk_details,
                to_applicant=gettext_lazy("Việc hỏi ý kiến đã xong"),
                applicant_details=_details,
            )
        ),
        power=Power.DOSSIER_EXAMINE,
        states=frozenset({State.PROCESSING, State.SUPPLEMENT, State.SUSPENDED}),
        kind=CONSULTATION,
        on_desk=False,
        conditions=(Judged(_over),),
        write=_record_opinion,
        row=Consultation,
    )
)
CLOSE_SILENT = SystemAct(
    event=RECORD_OPINION.event,
    states=RECORD_OPINION.states,
    kind=CONSULTATION,
    waits=lambda asked, at: not asked.answer and at >= asked.until and not awaited(asked, at),
    write=_close_silent,
)
