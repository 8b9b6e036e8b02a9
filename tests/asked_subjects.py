"""Dossiers about which another body was asked: for the tests that ask every act."""

from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Consultation, Dossier
from tests.act_values import WHY
from tests.cast import MONDAY, key
from tests.stages import LETTER, Road


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
