"""A later act on a result draws up no control sheet of its dossier."""

import pytest
from tests.later import revoked
from tests.stages import Road

from duoc.dossiers.models import ControlSheet

pytestmark = pytest.mark.django_db


def test_a_later_act_draws_up_none(road: Road) -> None:
    """Of a dossier that ended before sheets were frozen: only who opens it has it drawn up, marked as late."""
    decision = road.decision("returned")
    ControlSheet.objects.all().delete()
    revoked(road, decision)
    assert not ControlSheet.objects.exists()
