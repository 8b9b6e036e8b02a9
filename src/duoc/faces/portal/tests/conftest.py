"""What the tests of the citizen's pages share: a dossier accepted, a draft to read, and an issued result."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from tests.cast import MONDAY
from tests.stages import Road

from duoc.decisions.models import Decision
from duoc.dossiers.models import Dossier


@pytest.fixture(autouse=True)
def _on_a_morning(morning: datetime) -> None:
    """Every page of the citizen."""


@pytest.fixture
def accepted(road: Road) -> Callable[..., Dossier]:
    """A birth registration by citizen1, accepted by clerk1."""

    def make(at: datetime = MONDAY, **changes: Any) -> Dossier:
        return replace(road, at=at).to("accepted", **changes)

    return make


@pytest.fixture
def proposed(road: Road) -> Callable[..., Dossier]:
    """A dossier whose draft waits for citizen1's eyes until tomorrow."""

    def make(**changes: Any) -> Dossier:
        return replace(road, at=timezone.now() - timedelta(minutes=5)).to("proposed", **changes)

    return make


@pytest.fixture
def issued(road: Road) -> Callable[..., Decision]:
    """A birth certificate in force, held by citizen1."""

    def make(**changes: Any) -> Decision:
        return replace(road, at=timezone.now()).decision("done", **changes)

    return make
