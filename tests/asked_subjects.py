"""Dossiers about which another body was asked: for the tests that ask every act."""

from collections.abc import Callable
from typing import Any

from duoc.decisions.models import CoSignerCheck
from duoc.dossiers import actions as dossiers
from duoc.dossiers.answerers import NOBODY, candidates
from duoc.dossiers.models import Consultation, Dossier
from tests.act_values import OFFICES, WHY
from tests.bodies import carried_out, staffed
from tests.cast import MONDAY, key
from tests.changed_definition import changed
from tests.stages import LETTER, Road

ELSEWHERE: dict[type, tuple[str, ...]] = {CoSignerCheck: ("citizen2",), Consultation: ("specialist3", "leader3")}
"""Who, beside the body that decides, has a power over a part of a dossier: who signs too, the body that is asked."""


def asking(road: Road) -> Dossier:
    dossier = road.search()
    road.consult(dossier)
    return dossier


def answered(road: Road, *, answer: str = "agreed") -> Dossier:
    dossier = asking(road)
    dossiers.record_opinion(
        actor=road.actor("specialist1"),
        consultation_id=Consultation.objects.get(dossier=dossier).pk,
        answer=answer,
        say="" if answer == "agreed" else WHY["reason"],
        key=key(),
        at=MONDAY,
        **LETTER,
    )
    return dossier


def let_pass(road: Road) -> Dossier:
    dossier = asking(road)
    asked = Consultation.objects.get(dossier=dossier)
    dossiers.close_silent_consultation(consultation_id=asked.pk, at=asked.until)
    return dossier


def taken(road: Road) -> Dossier:
    dossier = asking(road)
    asked = Consultation.objects.get(dossier=dossier)
    dossiers.take_question(actor=road.actor("specialist3"), consultation_id=asked.pk, key=key(), at=MONDAY)
    return dossier


def of_a_split_office(road: Road) -> Dossier:
    step = {"id": "tax", "at": {"organisation": "so-tu-phap"}, "post": "specialist", "within": "1 working_day"}
    changed(added=[(1, {**step, "silence": "none"})])
    dossier = road.to("accepted")
    carried_out(["so-tu-phap"], [{"code": code, "name": f"Sở Thử {code[-3:]}"} for code in OFFICES], at=MONDAY)
    staffed(OFFICES[1])
    return dossier


STAGES: dict[str, Callable[[Road], Dossier]] = {"asking": asking, "asking, and somebody answers": taken}


def _to(asked: Consultation) -> dict[str, str]:
    """Somebody of the asked body; where only one is there and answers already, nobody."""
    return {"to": next(iter(candidates(asked, MONDAY)), NOBODY), "reason": WHY["reason"]}


DONE: dict[str, Callable[[Any, Any, dict[str, Any]], Any]] = {
    "dossiers.take_question": lambda it, _who, by: dossiers.take_question(consultation_id=it.pk, **by),
    "dossiers.assign_question": lambda it, _who, by: dossiers.assign_question(consultation_id=it.pk, **_to(it), **by),
}
