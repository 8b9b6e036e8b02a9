"""What a receipt late in the day means is told as the clock counts it: the procedure's rule, else the dated one."""

from datetime import time, timedelta

import pytest
from django.conf import settings
from django.test import Client
from tests.cast import BIRTH, MONDAY

from duoc.dossiers import queries
from duoc.dossiers.clocks import due_dates
from duoc.ground.worktime.calculations import load_clock, local
from duoc.procedures.queries import Calendars

BY = Calendars("", load_clock(settings.CATALOG / "national" / "calendars"), "10 working_day", "chưa rõ thời hạn")


@pytest.mark.parametrize(
    ("term", "own", "effect"),
    [
        ("same_day", "", "received_next"),
        ("3 working_day", "", "none"),
        ("3 working_day", "counted_from_next", "counted_from_next"),
        ("same_day", "none", "none"),
        ("", "", "none"),
    ],
)
def test_the_rule_of_the_procedure_else_of_the_unit(term: str, own: str, effect: str) -> None:
    assert queries.cutoff(term, own, MONDAY, BY) == (time(15), effect)


@pytest.mark.parametrize(("term", "own"), [("same_day", ""), ("2 day", ""), ("2 day", "counted_from_next")])
def test_what_is_told_is_what_is_counted(term: str, own: str) -> None:
    hour, effect = queries.cutoff(term, own, MONDAY, BY)
    early = local(MONDAY).replace(hour=hour.hour, minute=hour.minute)  # in time to the second
    late = early + timedelta(minutes=1)
    moved = due_dates.due(term, own, late, BY).due != due_dates.due(term, own, early, BY).due
    assert moved == (effect != "none")


@pytest.mark.django_db
def test_the_page_of_a_procedure_says_it(province: None, client: Client) -> None:
    assert "Tiếp nhận sau 15:00 thì trả" in client.get(f"/thu-tuc/{BIRTH}/").content.decode()
