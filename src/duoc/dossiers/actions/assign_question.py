"""The head of a body that was asked says who answers there, whoever has the question in hand (giao người trả lời)."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.actions.give import too_short
from duoc.dossiers.actions.record_opinion import RECORD_OPINION
from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.consulting import body_facts
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.news import News
from duoc.dossiers.answerers import NOBODY, answerer_of, candidates, hold, no_answer_awaited
from duoc.dossiers.models import Consultation
from duoc.dossiers.opinions import CONSULTATION
from duoc.dossiers.rules import Incomplete, OutOfTurn, off_desk
from duoc.ground.worktime.calculations import ending
from duoc.notices.actions import Message
from duoc.people.powers import Actor, Power

GIVEN = Message(
    "desk_question_given",
    gettext_noop("Câu hỏi về hồ sơ {code} được giao cho bạn"),
    gettext_noop("Bạn được giao trả lời câu hỏi của {body} về hồ sơ “{procedure}”, chậm nhất {until}."),
)


@dataclass(frozen=True)
class Given:
    """`to`: a seat, as `answerers.candidates` names it, or `NOBODY`. `reason`: needed where somebody has it
    in hand."""

    to: str
    reason: str = ""


def assign_question(
    *, actor: Actor, consultation_id: uuid.UUID | str, to: str, reason: str = "", key: str, at: datetime
) -> Consultation:
    """Names who answers; they hear of it.

    Raises:
        Forbidden: not the head of the body that is asked.
        Incomplete: nobody who may answer there, or no reason for a change.
        NotFound: no such consultation.
        OutOfTurn: another body was asked, or no answer is awaited.
    """
    return ASSIGN_QUESTION.perform(consultation_id, Given(to, reason), actor=actor, key=key, at=at)


def _assign(doing: Doing[Given]) -> Outcome[Consultation]:
    asked, given = doing.subject, doing.given
    held = bool(answerer_of(asked, doing.at))
    if held and (fault := too_short(given.reason)):
        raise fault
    if held and given.to == NOBODY:
        hold(asked, None, doing.at)
        return Outcome(asked, body_facts(asked), hidden={"reason": given.reason})
    seat = candidates(asked, doing.at).get(given.to)
    if seat is None:
        say = _("Hãy chọn một người trả lời được ở cơ quan này, và không phải người đang nhận.")
        raise Incomplete(_("Chưa giao được câu hỏi."), _("Hãy xem lại các mục được đánh dấu."), {"to": say})
    hold(asked, seat.person_id, doing.at)
    facts = {**body_facts(asked), "to_post": str(seat.post_id)}
    return Outcome(asked, facts, hidden={"reason": given.reason})


def _outside(asked: Consultation, actor: Actor, at: datetime) -> OutOfTurn | None:
    """Another body was asked: its head says who answers there."""
    return off_desk() if actor.organisation_id != asked.unit_id else no_answer_awaited(asked, at)


def _news(asked: Consultation) -> News | None:
    """Whoever answers hears so, in the seat in which they do."""
    if asked.holder_id is None or asked.held_since is None or asked.unit is None:
        return None
    others = Consultation(unit=asked.unit, step=asked.step, dossier=asked.dossier)
    seats = candidates(others, asked.held_since).values()
    post = next((seat.post_id for seat in seats if seat.person_id == asked.holder_id), None)
    words = {"body": asked.dossier.competent_unit.name, "until": ending(asked.until)}
    return News(GIVEN, asked.holder_id, post, words)


ASSIGN_QUESTION = declare(
    Act(
        event=events.declare(
            Event("dossier.question_assigned", title=gettext_lazy("Giao người trả lời câu hỏi của cơ quan khác"))
        ),
        power=Power.DOSSIER_ASSIGN,
        states=RECORD_OPINION.states,
        kind=CONSULTATION,
        on_desk=False,
        conditions=(Judged(_outside),),
        news=_news,
        write=_assign,
        row=Consultation,
    )
)
