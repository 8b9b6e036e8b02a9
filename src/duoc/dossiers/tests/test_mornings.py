"""Once on each working day officials hear what is due on their desk, and heads how their unit stands."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from tests.cast import COMMUNE, MONDAY, key
from tests.stages import Road

from duoc.dossiers import forecasting, jobs
from duoc.dossiers.models import Dossier
from duoc.dossiers.tests.test_forecasting import finished
from duoc.notices.models import DeskNews
from duoc.procedures import actions as procedures
from duoc.procedures.actions import NewBodyCalendar

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
At = Callable[[datetime], None]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> At:
    """The job runs at this moment."""

    def run(now: datetime) -> None:
        monkeypatch.setattr(jobs.timezone, "now", lambda: now)
        jobs.tell_mornings(0)

    return run


@pytest.fixture
def due(road: Road) -> Dossier:
    """Due today at 17:00, on the specialist's desk."""
    return road.to("accepted")


def heard(name: str, road: Road) -> list[DeskNews]:
    return list(DeskNews.objects.filter(person_id=road.who(name).person).order_by("created_at"))


def test_the_desk_hears_what_is_due_and_the_head_on_whose_desk(road: Road, due: Dossier, at: At) -> None:
    at(MONDAY)
    [mine], [unit] = heard("specialist1", road), heard("leader1", road)
    assert (mine.kind, mine.path) == ("desk_due_today", "/ban/?loc=hom-nay") and "1 hồ sơ" in mine.title
    assert unit.kind == "desk_unit_today" and "0 quá hạn, 1 đến hạn, 0 có thể trễ" in unit.title
    assert f"{road.who('specialist1').post_title} (1)" in unit.body and unit.path == "/ban/ho-so/?loc=can-lo"
    assert heard("clerk1", road) == heard("registry1", road) == heard("leader2", road) == []


def test_once_a_day_and_again_on_the_next_working_day(road: Road, due: Dossier, at: At) -> None:
    at(MONDAY)
    at(MONDAY + timedelta(hours=3))
    assert len(heard("leader1", road)) == 1
    at(MONDAY + DAY)  # a holiday
    assert len(heard("leader1", road)) == 1
    at(MONDAY + 2 * DAY)
    assert "1 quá hạn, 0 đến hạn" in heard("leader1", road)[-1].title
    assert len(heard("specialist1", road)) == 1  # nothing is due today: it is late, as the list says


def test_not_before_the_hour_of_the_province_nor_on_a_day_off_of_the_body(road: Road, due: Dossier, at: At) -> None:
    at(datetime.fromisoformat("2026-11-23T06:59+07:00"))
    assert not DeskNews.objects.exists()
    off = NewBodyCalendar(COMMUNE, "off", date(2026, 11, 23), "Nghỉ vì triều cường", "Quyết định 05/QĐ-UBND")
    procedures.set_body_calendar(actor=road.who("admin1"), wanted=off, key=key(), at=MONDAY)
    at(MONDAY)
    assert not DeskNews.objects.exists()


def test_the_head_hears_of_what_may_come_late(road: Road, at: At, signed_in: Callable[[str], Client]) -> None:
    slow = road.search()
    for number in range(20):
        finished(slow, (number + 1) * DAY, number)
    forecasting.count_paces(MONDAY)
    at(MONDAY)
    [unit] = heard("leader1", road)
    assert "0 quá hạn, 0 đến hạn, 1 có thể trễ" in unit.title and "dự báo" in unit.body
    assert slow.shown_code in signed_in("leader1").get("/ban/ho-so/?loc=can-lo").text


def test_where_all_is_well_nobody_hears_anything(road: Road, at: At) -> None:
    road.search()
    at(MONDAY)
    assert not DeskNews.objects.exists()
