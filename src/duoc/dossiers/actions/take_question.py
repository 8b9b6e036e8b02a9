"""Somebody of a body that was asked takes the question in hand: they answer it (nhận trả lời)."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.actions.record_opinion import RECORD_OPINION
from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.consulting import body_facts
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.answerers import answerer_of, hold, not_here
from duoc.dossiers.models import Consultation
from duoc.dossiers.opinions import CONSULTATION
from duoc.dossiers.rules import OutOfTurn
from duoc.ground.once.calculations import Nothing
from duoc.people.powers import Actor, Power


def take_question(*, actor: Actor, consultation_id: uuid.UUID | str, key: str, at: datetime) -> Consultation:
    """Takes it in hand; colleagues then leave the answer to this official.

    Raises:
        Forbidden: nobody who answers in the body that is asked.
        NotFound: no such consultation.
        OutOfTurn: another body was asked, somebody has it in hand already, or no answer is awaited.
    """
    return TAKE_QUESTION.perform(consultation_id, Nothing(), actor=actor, key=key, at=at)


def _take(doing: Doing[Nothing]) -> Outcome[Consultation]:
    hold(doing.subject, doing.actor.person, doing.at)
    return Outcome(doing.subject, {**body_facts(doing.subject), "to_post": str(doing.actor.post)})


def _not_free(asked: Consultation, actor: Actor, at: datetime) -> OutOfTurn | None:
    if refusal := not_here(asked, actor, at):
        return refusal
    if not answerer_of(asked, at):
        return None
    return OutOfTurn(_("Câu hỏi này đã có người nhận trả lời."), _("Hãy tải lại trang để xem ai trả lời."))


TAKE_QUESTION = declare(
    Act(
        event=events.declare(
            Event("dossier.question_taken", title=gettext_lazy("Nhận trả lời câu hỏi của cơ quan khác"))
        ),
        power=Power.DOSSIER_EXAMINE,
        states=RECORD_OPINION.states,
        kind=CONSULTATION,
        on_desk=False,
        conditions=(Judged(_not_free),),
        write=_take,
        row=Consultation,
    )
)
