"""The desk's own helpers: a fixed morning, and dossiers at each step."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

import pytest
from tests.stages import Road

from duoc.dossiers.models import Dossier


@pytest.fixture(autouse=True)
def _on_a_morning(morning: datetime) -> None:
    """Every page of the desk."""


@pytest.fixture
def accepted(road: Road) -> Callable[..., Dossier]:
    """A birth registration on the specialist's desk."""
    return partial(road.to, "accepted")


@pytest.fixture
def submitted(road: Road) -> Callable[..., Dossier]:
    """A dossier on the leader's desk; the applicant agreed with the draft."""
    return partial(road.to, "checked")


@pytest.fixture
def signed(road: Road) -> Callable[..., Dossier]:
    """A dossier on the registry's desk, the leader's signature made."""
    return partial(road.to, "signed")


@pytest.fixture
def issued(road: Road) -> Callable[..., Dossier]:
    """A dossier whose result is in force and waits to be handed over."""
    return partial(road.to, "done")
