"""Who in a body that was asked answers: whoever took the question in hand there, or was named by the head of it."""

import uuid
from datetime import date, datetime

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from duoc.dossiers.asked_bodies import awaited, step_of
from duoc.dossiers.models import Consultation
from duoc.dossiers.opinions import on_the_right_desk
from duoc.dossiers.rules import OutOfTurn, off_desk
from duoc.ground.worktime.calculations import local
from duoc.people import queries as people
from duoc.people.models import Appointment
from duoc.people.powers import Actor, Power

NOBODY = "nobody"
"""Chosen instead of a person: the question waits until somebody takes it."""


def candidates(asked: Consultation, at: datetime) -> dict[str, Appointment]:
    """Who in the asked body may answer, by their seat, but for who answers already. One query."""
    if asked.unit_id is None:
        return {}
    step = step_of(asked)
    seated = people.seated_with(asked.unit_id, Power.DOSSIER_EXAMINE, at)
    there = (one for one in seated if step is None or one.post.role == step.post)
    return {str(one.pk): one for one in there if one.person_id != asked.holder_id}


def answerer_of(asked: Consultation, at: datetime) -> str:
    """The name of who answers; "" where nobody took it, or who did holds no seat in the body any more. No query where
    nobody took it."""
    if asked.holder_id is None:
        return ""
    return (
        _seats(local(at).date())
        .filter(person=asked.holder_id, post__organisation=asked.unit_id)
        .values_list("person__full_name", flat=True)
        .first()
        or ""
    )


def with_answerers(asked: "QuerySet[Consultation]", day: date) -> "QuerySet[Consultation]":
    """The questions, each with the name of who answers it as `answerer`; None where nobody does."""
    there = _seats(day).filter(person=OuterRef("holder"), post__organisation=OuterRef("unit"))
    return asked.annotate(answerer=Subquery(there.values("person__full_name")[:1]))


def nobody_first(asked: "QuerySet[Consultation]") -> "QuerySet[Consultation]":
    """Questions `with_answerers`, those that nobody answers before the others."""
    return asked.order_by(F("answerer").asc(nulls_first=True), "until", "at", "id")


def _seats(day: date) -> "QuerySet[Appointment]":
    return people.holding(Power.DOSSIER_EXAMINE, day)


def in_other_hands(asked: Consultation, actor: Actor, at: datetime) -> OutOfTurn | None:
    """Why it is not for this actor of the asked body to answer: a colleague does. None where they may, as whoever does
    the colleague's work may, and for other bodies, which record what was put in writing."""
    if asked.holder_id is None or asked.holder_id in actor.hands or actor.organisation_id != asked.unit_id:
        return None
    name = answerer_of(asked, at)
    if not name:
        return None
    return OutOfTurn(
        _("Câu hỏi này do %(name)s trả lời.") % {"name": name},
        _("Bạn trả lời được khi lãnh đạo cơ quan giao câu hỏi cho bạn."),
    )


def not_here(asked: Consultation, actor: Actor, at: datetime) -> OutOfTurn | None:
    """Why nobody of the actor's body takes it in hand: another body was asked, or no answer is awaited."""
    if actor.organisation_id != asked.unit_id or not on_the_right_desk(asked, actor):
        return off_desk()
    return no_answer_awaited(asked, at)


def no_answer_awaited(asked: Consultation, at: datetime) -> OutOfTurn | None:
    """The refusal once it was answered, or its time is over."""
    if awaited(asked, at):
        return None
    return OutOfTurn(_("Câu hỏi này không còn chờ trả lời."), _("Hãy tải lại trang."))


def hold(asked: Consultation, person: uuid.UUID | None, at: datetime) -> None:
    """Puts the question into the hand of somebody of the asked body; None: of nobody."""
    asked.holder_id, asked.held_since = person, at if person else None
    asked.save(update_fields=["holder", "held_since"])
