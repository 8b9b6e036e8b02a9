"""Work behind the pages that stands still is told at the desk, not only to machines."""

from datetime import timedelta
from typing import Any

import pytest
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
