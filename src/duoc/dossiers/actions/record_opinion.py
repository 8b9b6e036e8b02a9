"""What a consulted body answered, or that it said nothing in time."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import events, flow
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.consulting import answer_words, awaited, is_work
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event, Facts, Happening
from duoc.dossiers.acts.kinds import part_of_dossier
from duoc.dossiers.acts.system_act import SystemAct
from duoc.dossiers.desk_answers import kept_at_step
from duoc.dossiers.models import Consultation, Dossier
from duoc.dossiers.planning import definition_of
from duoc.dossiers.powers import of_dossier
from duoc.dossiers.rules import Incomplete, OutOfTurn, off_desk
from duoc.ground.letters.calculations import mended, says_too_little
from duoc.ground.once.calculations import Nothing
from duoc.ground.refusal import NotFound
from duoc.people.powers import Actor, Power, Reach

State = Dossier.State
ANSWERS = (Consultation.Answer.AGREED.value, Consultation.Answer.NOT_AGREED.value)


@dataclass(frozen=True)
class Given:
    answer: str
    say: str


def record_opinion(
    *,
    actor: Actor,
    consultation_id: uuid.UUID | str,
    answer: str,
    say: str,
    key: str,
    at: datetime,
    answers: Mapping[str, Any] | None = None,
) -> Consultation:
    """Records the answer that came in: agreed, or not agreed and why. A body that does a step answers itself.

    Args:
        answer: "agreed" or "not_agreed".
        say: the answer's words, its letter's number and date; needed when it does not agree.
        answers: to what the definition asks at the step that the body does.

    Raises:
        Forbidden: no specialist of the unit that asked, nor of the body that does the step.
        Incomplete: no answer, or an objection without words; or answers at the step are missing or wrong.
        NotFound: no such consultation.
        OutOfTurn: answered already, the time is over, or the dossier is.
    """
    given = Given(answer, mended(say, lines=True))
    faults = {}
    if given.answer not in ANSWERS:
        faults["answer"] = _("Hãy chọn đồng ý hoặc không đồng ý.")
    if given.answer == Consultation.Answer.NOT_AGREED and says_too_little(given.say):
        faults["say"] = _("Hãy ghi vì sao không đồng ý (ít nhất 10 ký tự).")
    if faults:
        raise Incomplete(_("Chưa ghi được ý kiến trả lời."), _("Hãy bổ sung các mục được đánh dấu."), faults)
    return RECORD_OPINION.perform(consultation_id, given, actor=actor, key=key, at=at, answers=answers)


def _record_opinion(doing: Doing[Given]) -> Outcome[Consultation]:
    consultation, dossier = doing.subject, doing.dossier
    if doing.given.answer == Consultation.Answer.AGREED:
        dossier.desk_answers = kept_at_step(dossier, doing.answers, step=consultation.step or dossier.step)
    facts = _close(consultation, doing.given.answer, doing.given.say, doing.actor, doing.at)
    return Outcome(consultation, facts, hidden={"say": doing.given.say}, move=flow.move_on_when_answered)


def close_silent_consultation(*, consultation_id: uuid.UUID | str, at: datetime) -> None:
    """The time to answer has passed in silence. Does nothing when it was answered, comes too early, or too late to
    matter: the dossier is over.
    """
    CLOSE_SILENT.perform(consultation_id, Nothing(), at=at)


def _close_silent(doing: Doing[Nothing]) -> Outcome[Consultation]:
    facts = _close(doing.subject, Consultation.Answer.NONE.value, "", doing.actor, doing.at)
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


def _close(consultation: Consultation, answer: str, say: str, actor: Actor, at: datetime) -> Facts:
    consultation.answer, consultation.say, consultation.answered_at = answer, say, at
    consultation.recorded_by_id = actor.person_id
    consultation.save(update_fields=["answer", "say", "answered_at", "recorded_by"])
    unit, work = consultation.unit, {"work": True} if is_work(consultation) else {}
    return {"unit": str(unit.pk), "name": unit.name, "answer": answer, "silence": consultation.silence, **work}


def _details(happening: Happening) -> str:
    return f"{happening.facts['name']}: {_answer(happening.facts)}"


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
    steps = definition_of(consultation.dossier).steps
    return next((step.post for step in steps if step.id == consultation.step), "")


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
                details=_details,
                to_applicant=gettext_lazy("Việc hỏi ý kiến đã xong"),
                applicant_details=_details,
            )
        ),
        power=Power.DOSSIER_EXAMINE,
        states=frozenset({State.PROCESSING, State.SUPPLEMENT}),
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
