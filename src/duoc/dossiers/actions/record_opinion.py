"""What a consulted body answered, or that it said nothing in time."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events, flow
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.consulting import body_facts
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event, Facts, Happening
from duoc.dossiers.acts.news import News
from duoc.dossiers.acts.system_act import SystemAct
from duoc.dossiers.answerers import in_other_hands
from duoc.dossiers.asked_bodies import answer_words, awaited, basis_of, is_work, step_of
from duoc.dossiers.clocks import promising
from duoc.dossiers.clocks.interruptions import asked_modes
from duoc.dossiers.desk_answers import kept_at_step, typed_at_step
from duoc.dossiers.models import Consultation, Dossier, Promise
from duoc.dossiers.opinions import (
    CONSULTATION,
    Given,
    given_of,
    kept_paper,
    may_be_kept,
    on_the_right_desk,
    paper_facts,
    with_letter,
)
from duoc.dossiers.planning import definition_of
from duoc.dossiers.rules import OutOfTurn, off_desk
from duoc.dossiers.suspending import resume_when_answered
from duoc.ground.once.calculations import Nothing
from duoc.ground.worktime.calculations import ending
from duoc.language.calculations import GOES_ON
from duoc.notices.actions import Message
from duoc.people.powers import Actor, Power

State = Dossier.State


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
    paper: tuple[str, bytes] | None = None,
) -> Consultation:
    """Records the answer: agreed, or not agreed and why. The body that is asked answers on its own desk.

    Whoever records what another body said names the document in which it said so. What a body types at its step is
    kept with its answer; rules read it when it agrees, or where its disagreement is only advice.

    Args:
        answer: "agreed" or "not_agreed".
        say: the answer's words; needed when it does not agree.
        answers: to what the definition asks at the step that the body does.
        letter_number, letter_date: of the document with the answer; a body that answers itself needs none.
        paper: name and bytes of that document, where it is at hand.

    Raises:
        Forbidden: no specialist of the unit that asked, nor of the body that is asked.
        Incomplete: no answer, an objection without words, no document of another body's answer; or answers at the
            step are missing or wrong.
        duoc.ground.files.checks.FileRefused, duoc.ground.files.disk.NoRoom: the document cannot be kept.
        NotFound: no such consultation.
        OutOfTurn: answered already, the time is over, or the dossier is.
    """
    given = given_of(answer, say, letter_number, letter_date, paper)
    return RECORD_OPINION.perform(consultation_id, given, actor=actor, key=key, at=at, answers=answers)


def _record_opinion(doing: Doing[Given]) -> Outcome[Consultation]:
    consultation = doing.subject
    given = with_letter(consultation, doing.given, doing.actor, doing.at)
    _keep(consultation, doing.dossier, doing.answers, doing.at, agreed=given.answer == Consultation.Answer.AGREED)
    facts = {**_close(consultation, given, doing.actor, doing.at), **_counted_again(doing)}
    hidden = {"say": given.say, **paper_facts(consultation.paper)}
    return Outcome(consultation, facts, hidden=hidden, move=flow.move_on_when_answered)


def _counted_again(doing: Doing[Any]) -> dict[str, Any]:
    """Where the term did not run while the body was asked, it is promised anew; what the ledger tells of it."""
    if doing.subject.step not in asked_modes(definition_of(doing.dossier)):
        return {}
    return promising.counted_again(doing.dossier, Promise.Cause.ANSWERED, doing.at)


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


def _close(consultation: Consultation, given: Given, actor: Actor, at: datetime) -> Facts:
    consultation.answer, consultation.say, consultation.answered_at = given.answer, given.say, at
    consultation.recorded_by_id, consultation.paper = actor.person_id, kept_paper(given, actor, at)
    letter = {"letter_number": given.letter_number, "letter_date": given.letter_date} if given.letter_number else {}
    if letter:
        consultation.letter_number, consultation.letter_date = given.letter_number, given.letter_date or None
    consultation.save(update_fields=["answer", "say", "answers", "answered_at", "recorded_by", "paper", *letter])
    resume_when_answered(consultation.dossier)
    work = {"work": True} if is_work(consultation) else {}
    facts = {**body_facts(consultation), "answer": given.answer, "silence": consultation.silence}
    basis = basis_of(consultation) if given.answer == Consultation.Answer.NONE else ""
    return {**facts, **work, **letter, **({"basis": basis} if basis else {})}


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
    return answer_words(facts["answer"], facts.get("silence", ""), work="work" in facts, basis=facts.get("basis", ""))


def _over(consultation: Consultation, actor: Actor, at: datetime) -> OutOfTurn | None:
    if not on_the_right_desk(consultation, actor):
        return off_desk()
    if refusal := in_other_hands(consultation, actor, at):
        return refusal
    if consultation.dossier.result_signed_at is not None:
        return OutOfTurn(_("Kết quả của hồ sơ này đã được ký nên câu trả lời không còn tác dụng."), may_be_kept())
    if not consultation.answer and (at <= consultation.until or awaited(consultation, at)):
        return None
    if consultation.answer in ("", Consultation.Answer.NONE):
        until = {"until": ending(consultation.until)}
        return OutOfTurn(_("Đã hết hạn trả lời (%(until)s) nên câu trả lời không còn tác dụng.") % until, may_be_kept())
    return OutOfTurn(_("Lần hỏi ý kiến này đã có trả lời."), _("Hãy tải lại trang; nếu cần, hỏi lại cơ quan đó."))


OPINION = Message(
    "desk_opinion",
    gettext_noop("Cơ quan được hỏi đã trả lời về hồ sơ {code}"),
    gettext_noop("{body}: {answer}. Hồ sơ “{procedure}”."),
)
OBJECTED = Message(
    "desk_objected",
    gettext_noop("Cơ quan được hỏi không đồng ý về hồ sơ {code}"),
    gettext_noop("{body} không đồng ý về hồ sơ “{procedure}”. Hãy xem ý kiến và trả lời trước khi trình kết quả."),
)


def _news(asked: Consultation) -> News:
    """Whoever asked hears the answer."""
    objected = asked.answer == Consultation.Answer.NOT_AGREED
    words = {"body": asked.name, "answer": answer_words(asked.answer, asked.silence, work=is_work(asked))}
    return News(OBJECTED if objected else OPINION, asked.by_id, asked.post_id, words)


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
        news=_news,
        write=_record_opinion,
        row=Consultation,
    )
)
CLOSE_SILENT = SystemAct(
    event=RECORD_OPINION.event,
    states=RECORD_OPINION.states,
    kind=CONSULTATION,
    news=_news,
    waits=lambda asked, at: not asked.answer and at >= asked.until and not awaited(asked, at),
    write=_close_silent,
)
