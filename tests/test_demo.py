"""The demo's own dossiers are made by the real acts, each as far as its stage."""

import pytest

from duoc.config.demo import load_demo_dossiers
from duoc.dossiers.models import Dossier
from duoc.ground.ledger import queries as ledger

pytestmark = [pytest.mark.django_db, pytest.mark.real_province]


def test_demo_dossiers_stand_at_every_stage_and_are_marked(province: None) -> None:
    made = load_demo_dossiers()
    assert made == Dossier.objects.count() == 6
    assert {"filed", "processing", "returned"} <= set(Dossier.objects.values_list("state", flat=True))
    assert set(Dossier.objects.values_list("origin", flat=True)) == {"demo"}
    assert ledger.verify().holds
    assert load_demo_dossiers() == 0
