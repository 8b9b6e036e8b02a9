"""Turns of a story in which another body is asked, takes the question in hand, and answers, in time or late."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Consultation
from duoc.people.models import Appointment
from duoc.seeding.stage import Stage
from duoc.seeding.unplayable import NOBODY, NOTHING_THERE, Unplayable
from duoc.seeding.unplayable import body as known_body

NOBODY_ANSWERS = "nobody"


def consult(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    """`unit`: the code of the body that is asked."""
    dossiers.consult(**stage.on_desk(at), unit_id=known_body(given["unit"]).pk, question=given["question"])


def record_opinion(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    """The oldest question that still has no answer is answered."""
    dossiers.record_opinion(**_answered(stage, at, _open(stage)), **_opinion(given))


def record_late_opinion(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    """The oldest question that nobody answered in time."""
    silent = ("", Consultation.Answer.NONE)
    late = _questions(stage).filter(answer__in=silent, late_opinion__isnull=True).order_by("at").first()
    dossiers.record_late_opinion(**_answered(stage, at, _there(late)), **_opinion(given))


def take_question(stage: Stage, at: datetime, _given: Mapping[str, Any]) -> None:
    """Whoever is named by `by` answers from now on."""
    dossiers.take_question(**_answered(stage, at, _open(stage)))


def assign_question(stage: Stage, at: datetime, given: Mapping[str, Any]) -> None:
    """`to`: a role of the body that is asked, or `nobody`."""
    asked = _open(stage)
    dossiers.assign_question(**_answered(stage, at, asked), **{**given, "to": _seat(asked, given["to"])})


def _seat(asked: Consultation, role: str) -> str:
    if role == NOBODY_ANSWERS:
        return role
    unit = asked.unit
    seats = Appointment.objects.filter(post__organisation=unit, post__role=role) if unit else Appointment.objects.none()
    first = seats.order_by("post__id").first()
    if first is None:
        raise Unplayable(NOBODY, role=role, body=unit.code if unit else "")
    return str(first.pk)


def _questions(stage: Stage) -> "QuerySet[Consultation]":
    return Consultation.objects.filter(dossier_id=stage.dossier)


def _open(stage: Stage) -> Consultation:
    return _there(_questions(stage).filter(answer="").order_by("at").first())


def _there(asked: Consultation | None) -> Consultation:
    if asked is None:
        raise Unplayable(NOTHING_THERE, thing=str(Consultation._meta.verbose_name))
    return asked


def _answered(stage: Stage, at: datetime, asked: Consultation) -> dict[str, Any]:
    id: uuid.UUID = asked.pk
    return {"actor": stage.opens(stage.role(), at), "consultation_id": id, "key": stage.key(), "at": at}


def _opinion(given: Mapping[str, Any]) -> dict[str, Any]:
    """Agreed, where the story says nothing else."""
    words = {"answer": Consultation.Answer.AGREED.value, "say": "", **given}
    if "letter_date" in words:
        words["letter_date"] = date.fromisoformat(words["letter_date"])
    return words
