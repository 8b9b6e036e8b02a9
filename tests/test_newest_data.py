"""What a page reads of the newest data, with who acts, is what was loaded last before the page was asked for."""

import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from duoc.procedures import actions as procedures
from tests.cast import MONDAY

OTHER_HOURS = """
  - valid_from: 2025-07-02
    article: ""
    to_verify: ""
    weekdays:
      monday: ["06:00-12:00"]
"""


@pytest.fixture
def other_hours(tmp_path: Path, settings: Any) -> Path:
    """A catalogue with other opening hours."""
    for name in ("national", settings.PROVINCE):
        shutil.copytree(settings.CATALOG / name, tmp_path / name, ignore=shutil.ignore_patterns("*.gz"))
    with (tmp_path / "national/calendars/hours.yaml").open("a", encoding="utf-8") as file:
        file.write(OTHER_HOURS)
    return tmp_path


def test_the_next_page_goes_by_what_was_loaded(
    province: None, client: Client, other_hours: Path, settings: Any
) -> None:
    assert "06:00–12:00" not in client.get("/lien-he/").text
    settings.CATALOG = other_hours
    procedures.load_catalogue(MONDAY + timedelta(hours=1))
    assert "06:00–12:00" in client.get("/lien-he/").text


def test_a_page_asks_for_the_newest_data_once(province: None, client: Client) -> None:
    client.get("/lien-he/")
    with CaptureQueriesContext(connection) as sent:
        client.get("/lien-he/")
    asked = [query["sql"] for query in sent if "procedures_referencedata" in query["sql"]]
    assert len(asked) == 1 and "duoc.person" in asked[0]
