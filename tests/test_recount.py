"""A date keeps the calendars that it was counted by; under newer ones it is counted again, and both are shown."""

import shutil
from argparse import Namespace
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from duoc.config import command
from duoc.config.commands import recount
from duoc.decisions.models import DraftCheck
from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier
from duoc.ground.worktime.calculations import local
from duoc.procedures import actions as procedures
from duoc.procedures import queries
from tests.cast import MONDAY
from tests.stages import Road, fresh

LATER = MONDAY + timedelta(hours=1)


@pytest.fixture
def another_day_off(province: None, tmp_path: Path, settings: Any) -> Callable[[], None]:
    """Loads calendars in which Wednesday 25 November 2026, a working day when the dates were counted, is off."""

    def load() -> None:
        for name in ("national", settings.PROVINCE):
            shutil.copytree(settings.CATALOG / name, tmp_path / name, ignore=shutil.ignore_patterns("*.gz"))
        with (tmp_path / "national/calendars/2026.yaml").open("a", encoding="utf-8") as year:
            year.write("  - {day: 2026-11-25, is: off, why: Nghỉ theo quyết định mới}\n")
        settings.CATALOG = tmp_path
        procedures.load_catalogue(LATER)

    return load


def test_open_dates_are_counted_again_and_both_are_shown(road: Road, another_day_off: Callable[[], None]) -> None:
    dossier = road.department_search()
    before, given = queries.calendars(), dossier.due_at
    [same] = dossiers.recounted(MONDAY)
    assert not same.moved
    another_day_off()
    [one] = dossiers.recounted(MONDAY)
    assert (one.dossier, one.kind, one.given, one.given_by) == (dossier, "promise", given, before.digest)
    assert one.moved and one.again.due > given
    assert one.again.counted_by == queries.calendars().digest != before.digest
    assert any("quyết định mới" in line.why for line in one.again.proof)
    assert fresh(dossier).due_at == given  # nothing is changed
    [old] = dossiers.recounted(MONDAY, queries.calendars(before.digest))
    assert not old.moved


def test_a_new_date_is_counted_by_the_newest_calendars(road: Road, another_day_off: Callable[[], None]) -> None:
    first = road.department_search()
    another_day_off()
    second = road.department_search()
    assert (first.acceptance.calendars_id, second.acceptance.calendars_id) == (
        dossiers.promises(first)[0].calendars_id,
        queries.calendars().digest,
    )
    assert first.acceptance.calendars_id != second.acceptance.calendars_id
    assert second.due_at > first.due_at


def test_every_kind_of_counted_date_names_its_calendars(road: Road) -> None:
    now = queries.calendars().digest
    searched = road.search()
    asked = road.consult(searched)
    road.to("proposed", number="000000000105")
    assert {searched.acceptance.calendars_id, asked.calendars_id, DraftCheck.objects.get().calendars_id} == {now}
    kinds = {one.kind for one in dossiers.recounted(MONDAY)}
    assert kinds == {"promise", "consultation", "draft_check"}


def test_the_command_shows_what_would_be_another_date_today(
    road: Road, another_day_off: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "django", lambda role: None)
    monkeypatch.setattr(timezone, "now", lambda: MONDAY)
    dossier = road.department_search()
    assert recount.run(Namespace(basis=None, go_on=False)).code == 0
    another_day_off()
    output = recount.run(Namespace(basis=None, go_on=False))
    assert (output.code, output.document["counted"], output.document["moved"]) == (1, 1, 1)
    assert Dossier.objects.get().code in output.text
    assert f"{local(dossier.due_at):%H:%M %d/%m/%Y}" in output.text


def test_the_command_promises_anew_and_goes_on_where_it_was_broken_off(
    road: Road, another_day_off: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "django", lambda role: None)
    monkeypatch.setattr(timezone, "now", lambda: LATER)
    dossier = road.department_search()
    another_day_off()
    nothing = recount.run(Namespace(basis=None, go_on=True))
    assert nothing.document == {"state": "nothing"}
    output = recount.run(Namespace(basis="Quyết định số 12/QĐ-TTg", go_on=False))
    assert (output.code, output.document["counted"], output.document["moved"]) == (0, 1, 1)
    assert fresh(dossier).due_at > dossier.due_at and "1 hồ sơ có ngày hẹn mới" in output.text
    assert recount.run(Namespace(basis=None, go_on=False)).code == 0
