"""The demo's own dossiers are made by the real acts, each as far as its stage."""

from datetime import datetime, time

import pytest

from duoc.config.demo import load_demo_dossiers
from duoc.dossiers.models import Dossier
from duoc.ground.ledger import queries as ledger
from tests.cast import HANOI, MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.real_province]


@pytest.mark.parametrize("hour", [time(10), time(0, 5)], ids=["in the morning", "just after midnight"])
def test_demo_dossiers_stand_at_every_stage_and_are_marked(
    province: None, monkeypatch: pytest.MonkeyPatch, hour: time
) -> None:
    """At any hour."""
    now = datetime.combine(MONDAY.date(), hour, HANOI)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    made = load_demo_dossiers()
    assert made == Dossier.objects.count() == 8
    assert {"filed", "processing", "returned"} <= set(Dossier.objects.values_list("state", flat=True))
    assert set(Dossier.objects.values_list("origin", flat=True)) == {"demo"}
    assert set(Dossier.objects.values_list("channel", flat=True)) == {"own_pages", "counter"}
    assert Dossier.objects.filter(applicant__business__isnull=False).count() == 1, "a business by whoever represents it"
    assert ledger.verify().holds
    assert load_demo_dossiers() == 0
