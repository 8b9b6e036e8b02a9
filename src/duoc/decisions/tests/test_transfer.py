"""A dossier is sent on to another body: what was drafted in the name of the first falls."""

import pytest
from tests.cast import OTHER_COMMUNE
from tests.stages import Road, by_form, fresh

from duoc.decisions.models import Proposal
from duoc.dossiers.acts import DESK

pytestmark = pytest.mark.django_db


def test_a_draft_of_the_other_body_falls(road: Road) -> None:
    dossier = road.to("proposed")
    road.check(dossier, agreed=False, say="Sai tên cha.")
    Proposal.objects.filter(dossier=dossier).update(standing=True)  # as it stands with a signer until it is sent back
    assert fresh(dossier).desk == "specialist"
    given = {"body": OTHER_COMMUNE, "reason": "Cha mẹ cư trú ở phường.", "legal_basis": "Luật Hộ tịch Điều 13"}
    by_form(road.actor("specialist1"), "transfer", dossier, given, DESK)
    assert not Proposal.objects.filter(dossier=dossier, standing=True).exists()
