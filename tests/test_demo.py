"""The demo's own dossiers are made by the real acts, each as far as its stage."""

import pytest

from duoc.config.demo import load_demo_dossiers
from duoc.dossiers.models import Dossier
from duoc.ground.ledger import queries as ledger

pytestmark = [pytest.mark.django_db, pytest.mark.real_province]


def test_demo_dossiers_stand_at_every_stage_and_are_marked(province: None) -> None:
    made = load_demo_dossiers()
    assert made == Dossier.objects.count() == 8
    assert {"filed", "processing", "returned"} <= set(Dossier.objects.values_list("state", flat=True))
    assert set(Dossier.objects.values_list("origin", flat=True)) == {"demo"}
    assert set(Dossier.objects.values_list("channel", flat=True)) == {"own_pages", "counter"}
    assert Dossier.objects.filter(applicant__business__isnull=False).count() == 1, "a business by whoever represents it"
    assert ledger.verify().holds
    assert load_demo_dossiers() == 0
