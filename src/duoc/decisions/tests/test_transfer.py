"""A dossier is sent on to another body: what was drafted in the name of the first falls."""

import pytest
from tests.stages import Road, fresh
from tests.transfer_acts import send_on

from duoc.decisions.models import Proposal

pytestmark = pytest.mark.django_db


def test_a_draft_of_the_other_body_falls(road: Road) -> None:
    dossier = road.to("proposed")
    road.check(dossier, agreed=False, say="Sai tên cha.")
    Proposal.objects.filter(dossier=dossier).update(standing=True)  # as it stands with a signer until it is sent back
    assert fresh(dossier).desk == "specialist"
    send_on(road, dossier)
    assert not Proposal.objects.filter(dossier=dossier, standing=True).exists()
