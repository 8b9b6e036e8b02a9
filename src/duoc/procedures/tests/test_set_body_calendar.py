"""An administrator sets days off and hours of one body, or of the province."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from tests.asking import refused
from tests.cast import COMMUNE, MONDAY, OTHER_COMMUNE, key

from duoc.ground.ledger.models import Entry
from duoc.ground.worktime.calculations import deadline, local, parse_term
from duoc.people.powers import Actor, Forbidden
from duoc.procedures import actions, queries
from duoc.procedures.actions import NewBodyCalendar, NotSet
from duoc.procedures.models import BodyCalendar, CatalogueLoad, ReferenceData

pytestmark = pytest.mark.django_db
WEDNESDAY, BODY, OTHER = date(2026, 11, 25), COMMUNE, OTHER_COMMUNE
STORM = NewBodyCalendar("all", "off", WEDNESDAY, "Nghỉ vì bão số 15", "Quyết định 05/QĐ-UBND")
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday")
HOURS = replace(STORM, body=BODY, kind="hours", weekdays={name: ["07:30-11:30", "13:00-16:30"] for name in WEEK})


def set_(who: Actor, wanted: NewBodyCalendar, mine: str = "") -> BodyCalendar:
    return actions.set_body_calendar(actor=who, wanted=wanted, key=mine or key(), at=MONDAY)


def due(body: str) -> str:
    """Two working days from Monday; Tuesday is a holiday."""
    clock = queries.calendars().of_body(body).clock
    end = deadline(MONDAY, parse_term("2 working_day"), calendar=clock.calendar, hours=clock.hours).due
    return f"{local(end):%d/%m %H:%M}"


def test_from_now_on_dates_are_counted_by_it(province: None, actor: Callable[..., Actor]) -> None:
    admin, before = actor("admin1"), queries.calendars().digest
    assert due(BODY) == due(OTHER) == "26/11 17:00"
    set_(admin, replace(STORM, body=BODY))
    assert (due(BODY), due(OTHER)) == ("27/11 17:00", "26/11 17:00")
    set_(admin, HOURS)
    assert due(BODY) == "27/11 16:30"
    set_(admin, STORM)
    assert due(OTHER) == "27/11 17:00"
    assert queries.calendars(before).of_body(BODY).digest == before  # what was counted by them can be counted again


def test_who_when_and_why_is_kept_and_once(province: None, actor: Callable[..., Actor]) -> None:
    admin, mine = actor("admin1"), key()
    row = set_(admin, STORM, mine)
    assert (row.by_id, row.post_id, row.at, row.body) == (admin.person, admin.post, MONDAY, None)
    assert set_(admin, STORM, mine) == row and BodyCalendar.objects.count() == 1
    entry = Entry.objects.get(subject_id=str(row.pk))
    assert entry.action == "body_calendar.set" and "05/QĐ-UBND" in entry.canonical
    assert queries.calendars().digest in entry.canonical


def test_what_was_set_wrongly_is_set_again(province: None, actor: Callable[..., Actor]) -> None:
    set_(actor("admin1"), STORM)
    set_(actor("admin1"), replace(STORM, kind="working", why="Bão đã đổi hướng, vẫn làm việc"))
    assert due(BODY) == "26/11 17:00" and BodyCalendar.objects.count() == 2


def test_it_stays_when_the_catalogue_is_loaded_again(province: None, actor: Callable[..., Actor]) -> None:
    set_(actor("admin1"), STORM)
    CatalogueLoad.objects.all().delete()
    actions.load_catalogue(MONDAY + timedelta(hours=1))
    assert due(BODY) == "27/11 17:00"


@pytest.mark.parametrize(
    ("wrong", "field", "says"),
    [
        ({"body": "99999"}, "body", "cơ quan"),
        ({"why": "bão"}, "why", "vì sao"),
        ({"basis": "QĐ"}, "basis", "quyết định"),
        ({"kind": "holiday"}, "kind", "Hãy chọn"),
        ({"day": date(2026, 11, 22)}, "day", "đã qua"),
        ({"day": date(2026, 11, 24)}, "day", "đã là ngày nghỉ: Thứ Ba, Ngày Văn hóa Việt Nam"),
        ({"kind": "working"}, "day", "đã là ngày làm việc"),
        ({"kind": "hours", "weekdays": {"monday": ["17:00-07:00"]}}, "weekdays", "17:00-07:00"),
        ({"kind": "hours", "weekdays": {"tuesday": ["07:00-11:00"]}}, "weekdays", "thứ Hai"),
        ({"kind": "hours", "weekdays": {}}, "weekdays", "thứ Hai"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(
    province: None, actor: Callable[..., Actor], wrong: dict[str, Any], field: str, says: str
) -> None:
    loaded = ReferenceData.objects.count()
    refusal = refused(NotSet, lambda: set_(actor("admin1"), replace(STORM, **wrong)))
    assert list(refusal.faults) == [field] and says in refusal.faults[field]
    assert ReferenceData.objects.count() == loaded and not BodyCalendar.objects.exists()


def test_only_administrators(province: None, actor: Callable[..., Actor]) -> None:
    for name in ("citizen1", "clerk1", "specialist1", "leader1", "registry1"):
        refused(Forbidden, lambda name=name: set_(actor(name), STORM))
