"""The demo's own dossiers are made by the real acts, each as far as its stage."""

from datetime import datetime, time

import pytest

from duoc.config.demo import load_demo_dossiers
from duoc.dossiers.models import Dossier
from duoc.ground.ledger import queries as ledger
from tests.cast import HANOI, MONDAY

pytestmark = [pytest.mark.django_db, pytest.mark.real_province]


@pytest.mark.parametrize(
    "moment",
    [
        pytest.param(datetime.combine(MONDAY.date(), time(10), HANOI), id="in the morning"),
        pytest.param(datetime(2026, 12, 1, 0, 5, tzinfo=HANOI), id="just after midnight of a new month"),
        pytest.param(datetime(2027, 1, 1, 0, 5, tzinfo=HANOI), id="just after midnight of a new year"),
        pytest.param(datetime(2027, 12, 5, 22, tzinfo=HANOI), id="on a Sunday night, a year later"),
    ],
)
def test_demo_dossiers_stand_at_every_stage_and_are_marked(
    province: None, monkeypatch: pytest.MonkeyPatch, moment: datetime
) -> None:
    """At any hour of any day: no answer of theirs grows old."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
    made = load_demo_dossiers()
    assert made == Dossier.objects.count() == 8
    assert {"filed", "processing", "returned"} <= set(Dossier.objects.values_list("state", flat=True))
    assert set(Dossier.objects.values_list("origin", flat=True)) == {"demo"}
    assert set(Dossier.objects.values_list("channel", flat=True)) == {"own_pages", "counter"}
    assert Dossier.objects.filter(applicant__business__isnull=False).count() == 1, "a business by whoever represents it"
    assert ledger.verify().holds
    assert load_demo_dossiers() == 0
