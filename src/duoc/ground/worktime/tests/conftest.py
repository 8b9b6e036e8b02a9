"""The real catalogue's clock, and a copy of it that a test may break."""

import shutil
from pathlib import Path

import pytest

from duoc.ground.worktime.calculations import Clock, load_clock

CALENDARS = Path(__file__).resolve().parents[5] / "catalog" / "national" / "calendars"


@pytest.fixture(scope="session")
def clock() -> Clock:
    return load_clock(CALENDARS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for file in CALENDARS.glob("*.yaml"):
        shutil.copy(file, tmp_path)
    return tmp_path
