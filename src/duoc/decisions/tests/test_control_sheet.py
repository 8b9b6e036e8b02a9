"""A later act on a result draws up no control sheet of its dossier."""

import pytest
from tests.cast import MONDAY, key
from tests.stages import Road

from duoc.decisions.actions import revoke
from duoc.dossiers.models import ControlSheet

pytestmark = pytest.mark.django_db


def test_a_later_act_draws_up_none(road: Road) -> None:
    """Of a dossier that ended before sheets were frozen: only who opens it has it drawn up, marked as late."""
    decision = road.decision("returned")
    ControlSheet.objects.all().delete()
    why = {"reason": "Cấp sai thẩm quyền", "legal_basis": "Luật Hộ tịch"}
    revoke(actor=road.actor("leader1"), decision_id=decision.pk, key=key(), at=MONDAY, **why)
    assert not ControlSheet.objects.exists()
