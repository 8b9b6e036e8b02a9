"""A demonstration's result that was entered without files gets them once, whoever opens it first."""

import sys
import time
from typing import Any

import pytest
from django.db import transaction
from tests.cast import MONDAY
from tests.rivals import at_once, losers
from tests.stages import Road

from duoc.decisions import actions as decisions
from duoc.decisions.models import Content, Decision
from duoc.instruments.models import Instrument

pytestmark = pytest.mark.django_db


def _without_files(road: Road) -> Decision:
    decision = road.decision("done")
    Instrument.objects.filter(pk=decision.pk).update(text=None, signed_file=None, file=None)
    return Decision.objects.get(pk=decision.pk)


@pytest.mark.django_db(transaction=True)
def test_two_who_open_it_at_once_get_the_same_files(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    room = sys.modules["duoc.decisions.actions.press_late"]
    decision, press = _without_files(road), room.press

    def slowly(content: Content) -> bytes:
        time.sleep(0.3)  # so that the other one waits for the row
        return press(content)

    def opened() -> Any:
        with transaction.atomic():
            read = decisions.press_late(Decision.objects.get(pk=decision.pk), MONDAY)
            return read.text_id, read.signed_file_id, read.file_id

    monkeypatch.setattr(room, "press", slowly)
    answers = at_once(opened, opened)
    assert not losers(answers)
    assert answers[0] == answers[1] and all(answers[0])


def test_nothing_real_is_pressed_late(road: Road) -> None:
    decision = _without_files(road)
    decision.origin = "real"
    assert decisions.press_late(decision, MONDAY).file_id is None
