"""Opening hours in words are known once in a process, and yet follow what is loaded, the day and the reader."""

import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from duoc.procedures import opening_hours
from duoc.procedures.actions import load_catalogue

AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
BEFORE, FROM = date(2026, 11, 30), date(2026, 12, 1)
SATURDAYS = """
  - valid_from: 2026-12-01
    article: ""
    to_verify: ""
    weekdays:
      monday: ["08:00-12:00"]
      saturday: ["08:00-12:00"]
"""
pytestmark = pytest.mark.django_db


@pytest.fixture
def hours(tmp_path: Path, settings: Any) -> Path:
    """The file of opening hours of a catalogue that may change."""
    for name in ("national", settings.PROVINCE):
        shutil.copytree(settings.CATALOG / name, tmp_path / name, ignore=shutil.ignore_patterns("*.gz"))
    settings.CATALOG = tmp_path
    return tmp_path / "national/calendars/hours.yaml"


def open_on(on: date) -> list[str]:
    return [day.name for day in opening_hours.week(on) if not day.closed]


def test_newly_loaded_hours_count_at_once_from_the_day_that_they_name(hours: Path) -> None:
    load_catalogue(AT)
    weekdays = open_on(FROM)
    assert len(weekdays) == 5 and open_on(BEFORE) == weekdays
    with hours.open("a", encoding="utf-8") as file:
        file.write(SATURDAYS)
    load_catalogue(AT + timedelta(hours=1))
    assert open_on(BEFORE) == weekdays
    assert open_on(FROM) == ["Thứ Hai", "Thứ Bảy"]
    assert opening_hours.in_a_line(FROM) == "Thứ Hai đến Thứ Bảy, 08:00–12:00"


def test_each_reader_gets_their_own_words() -> None:
    load_catalogue(AT)
    words = {}
    for language in ("vi", "en", "vi"):
        with translation.override(language):
            words.setdefault(language, opening_hours.in_a_line(BEFORE))
            assert opening_hours.in_a_line(BEFORE) == words[language]
    assert words["vi"].startswith("Thứ Hai đến Thứ Sáu") and words["en"].startswith("Monday")
