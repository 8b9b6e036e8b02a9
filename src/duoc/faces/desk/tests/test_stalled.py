"""Work behind the pages that stands still is told at the desk, not only to machines."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateEvent
from tests.stages import Road

from duoc.dossiers.suspending import RESUME
from duoc.faces.web.waiting_work import LONG, stalled

pytestmark = pytest.mark.django_db


def test_work_that_waits_too_long_is_told(road: Road, signed_in: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    app.configure_task(RESUME).defer(dossier_id=str(road.file().pk))  # which nobody does here
    now = ProcrastinateEvent.objects.latest("at").at  # by the clock of the database
    assert now is not None and stalled(now) is None
    later = now + LONG + timedelta(minutes=1)
    waiting = stalled(later)
    assert waiting is not None and waiting.jobs > 0 and waiting.since <= now
    words = "Việc chạy nền đang dừng"
    assert words not in signed_in("clerk1").get("/ban/").content.decode()
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert words in signed_in("clerk1").get("/ban/").content.decode()


def test_what_is_due_since_long_waits_only_since_it_was_put_there(road: Road) -> None:
    """A demonstration enters dossiers of months ago, with what followed then."""
    dossier = str(road.file().pk)
    long_past = timezone.now() - timedelta(days=30)
    app.configure_task(RESUME, schedule_at=long_past).defer(dossier_id=dossier)
    now = ProcrastinateEvent.objects.latest("at").at
    assert now is not None and stalled(now) is None and stalled(now + LONG + timedelta(minutes=1)) is not None
