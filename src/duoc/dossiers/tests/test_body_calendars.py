"""The clock of a dossier runs by the calendar of the body that has it, and a term given to another body by its own."""

from datetime import date, datetime, timedelta

import pytest
from tests.cast import COMMUNE, MONDAY, OTHER_COMMUNE, key
from tests.stages import Road, fresh

from duoc.dossiers import actions, queries
from duoc.dossiers.actions import NewRecounting
from duoc.dossiers.models import Consultation
from duoc.ground.worktime.calculations import local
from duoc.procedures import actions as procedures
from duoc.procedures.actions import NewBodyCalendar

pytestmark = pytest.mark.django_db
BASIS = "Quyết định 06/QĐ-UBND ngày 20/11/2026"


def day_off(road: Road, body: str, day: date) -> None:
    wanted = NewBodyCalendar(body, "off", day, "Dời trụ sở làm việc", BASIS)
    procedures.set_body_calendar(actor=road.who("admin1"), wanted=wanted, key=key(), at=MONDAY)


def shown(at: datetime | None) -> str:
    assert at
    return f"{local(at):%d/%m %H:%M}"


def test_a_dossier_is_counted_by_the_days_of_its_body(road: Road) -> None:
    day_off(road, OTHER_COMMUNE, date(2026, 11, 25))
    assert shown(road.search().due_at) == "01/12 17:00"
    day_off(road, COMMUNE, date(2026, 11, 25))
    dossier = road.search()
    assert shown(dossier.due_at) == "02/12 17:00"
    [promise] = queries.promises(dossier)
    assert any("dời trụ sở làm việc" in line["why"] and line["article"] == BASIS for line in promise.proof)
    assert dossier.expected_at == dossier.due_at


def test_a_body_that_is_asked_answers_by_its_own_days(road: Road) -> None:
    dossier = road.search()
    assert shown(road.consult(dossier).until) == "27/11 00:00"
    Consultation.objects.update(answer="agreed", answered_at=MONDAY)
    day_off(road, "so-tu-phap", date(2026, 11, 25))
    assert shown(road.consult(dossier).until) == "28/11 00:00"


def test_a_day_off_of_one_body_moves_its_open_dates_alone(road: Road) -> None:
    here, there = road.search(), road.department_search()
    day_off(road, COMMUNE, date(2026, 11, 26))
    later = MONDAY + timedelta(hours=1)
    row = actions.recount_dates(actor=road.who("admin1"), wanted=NewRecounting(BASIS), key=key(), at=later)
    row = actions.carry_out_recounting(recounting_id=row.pk, at=later)
    assert (row.counted, row.moved) == (2, 1)
    assert shown(fresh(here).due_at) == "02/12 17:00" and fresh(there).due_at == there.due_at
    assert [one.again for one in queries.formulas(fresh(here))]
