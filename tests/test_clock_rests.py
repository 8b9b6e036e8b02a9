"""A dossier whose clock rests is not overdue: its row, its page, lists, counts, the API, the forecast and the job that
notes broken promises say so alike; where the clock runs meanwhile, all of them say the other."""

from collections.abc import Callable
from datetime import datetime, timedelta
from importlib import import_module

import pytest
from django.db import connection
from django.test import Client

from duoc.dossiers import forecasting, watching, whose_days
from duoc.dossiers.acts import DESK
from duoc.dossiers.clocks.interruptions import rests_now
from duoc.dossiers.models import Dossier, StepPace
from duoc.dossiers.planning import definition_of
from duoc.faces.desk import priority
from duoc.faces.desk.priority import LISTS, NEXT_DUE
from duoc.people import actions as people
from duoc.people.models import Account
from tests.cast import BIRTH, EXTRACT, MONDAY
from tests.changed_definition import reworded
from tests.stages import Road, by_form, fresh

pytestmark = pytest.mark.django_db
SOURCE = "Trang thủ tục: trình tự thử nghiệm"
HOUR = timedelta(hours=1)
RESTS = {
    "reason": "Chờ tòa án xác định cha.",
    "legal_basis": "Điều 16 Luật Hộ tịch",
    "awaits": "Bản án của tòa án",
    "waits_for": "other_body",
    "expected_on": "2026-12-20",
}


def asked_for_papers(road: Road, clock: str) -> Dossier:
    reworded(BIRTH, clock={"supplement": "restart" if clock != "runs" else clock, "article": SOURCE})
    dossier = road.to("accepted")
    road.request_supplement(dossier, "specialist1", at=MONDAY + HOUR)
    return dossier


def draft_with_the_applicant(road: Road, clock: str) -> Dossier:
    reworded(BIRTH, draft_check={"within": "9 day", "silence": "yes", "clock": clock, "article": SOURCE})
    dossier = road.to("accepted")
    road.propose(dossier, at=MONDAY + HOUR)
    return dossier


def another_body_asked(road: Road, clock: str) -> Dossier:
    consult = {"disagreement": "goes_on", "within": "9 working_day", "silence": "consent", "article": SOURCE}
    reworded(EXTRACT, consult={**consult, "clock": clock})
    dossier = road.search()
    road.consult(dossier)
    return dossier


def suspended(road: Road, _clock: str) -> Dossier:
    dossier = road.to("accepted")
    by_form(road.actor("specialist1"), "suspend", dossier, RESTS, DESK)
    return dossier


TURNS: dict[str, Callable[[Road, str], Dossier]] = {
    "supplement": asked_for_papers,
    "draft": draft_with_the_applicant,
    "consultation": another_body_asked,
    "suspension": suspended,
}


MODES = [(turn, clock) for turn in TURNS for clock in ("pause", "runs") if (turn, clock) != ("suspension", "runs")]


@pytest.fixture(params=MODES, ids="-".join)
def stood(request: pytest.FixtureRequest, road: Road) -> tuple[Dossier, bool]:
    """A dossier in such a turn, and whether its clock runs."""
    turn, clock = request.param
    return fresh(TURNS[turn](road, clock)), clock == "runs"


def after_its_term(dossier: Dossier) -> datetime:
    assert dossier.due_at
    return dossier.due_at + timedelta(days=2)


def test_every_list_and_count_says_what_its_page_says(
    stood: tuple[Dossier, bool], signed_in: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier, runs = stood
    at = after_its_term(dossier)
    monkeypatch.setattr("django.utils.timezone.now", lambda: at)
    assert dossier.clock_rests != runs
    assert whose_days.account(dossier, at).late == runs
    assert watching.broken_promises(at) == ([dossier.pk] if runs else [])
    clock = priority.now(at)
    listed = Dossier.objects.annotate(due=NEXT_DUE)
    in_lists = {name for name in LISTS if listed.filter(priority.cut(name, clock), pk=dossier.pk).exists()}
    assert ("qua-han" in in_lists, "can-lo" in in_lists, "hom-nay" in in_lists) == (runs, runs, False)
    assert priority.of_dossier(dossier, clock) == ("late" if runs else "")
    assert ("Trễ" in priority.in_row(dossier, clock)) == ("Quá hạn" in priority.words(dossier, clock)) == runs
    specialist = signed_in("specialist1")
    page = specialist.get("/ban/ho-so/?loc=qua-han").content.decode()
    assert (dossier.shown_code in page) == runs
    token = people.make_token(Account.objects.get(username="citizen1"), at=at)
    answer = Client().get(f"/api/v1/dossiers/{dossier.pk}", headers={"Authorization": f"Bearer {token}"})
    promise = answer.json()["promise"]
    assert (promise["late"], promise["clock_rests"]) == (runs, not runs)


def test_the_forecast_is_silent_while_the_clock_rests(road: Road) -> None:
    """By the pace of its unit it would come late; a body is asked meanwhile."""
    dossier = fresh(another_body_asked(road, "pause"))
    day = timedelta(days=1)
    StepPace.objects.create(
        unit=dossier.competent_unit,
        procedure_code=EXTRACT,
        step=dossier.step,
        turns=30,
        half=20 * day,
        most=40 * day,
        behind=day,
        counted_at=MONDAY,
    )

    def at_risk() -> tuple[bool, bool]:
        rows = Dossier.objects.filter(forecasting.AT_RISK, pk=dossier.pk)
        return rows.exists(), bool(forecasting.forecasts([fresh(dossier)], MONDAY + HOUR))

    assert at_risk() == (False, False)
    Dossier.objects.filter(pk=dossier.pk).update(clock_rests=False)
    assert at_risk() == (True, True)


def test_the_row_keeps_what_the_rule_says(stood: tuple[Dossier, bool]) -> None:
    """Also of a dossier that stood so before the row kept it."""
    dossier, runs = stood
    assert rests_now(dossier, definition_of(dossier)) == (not runs)
    Dossier.objects.update(clock_rests=False)
    with connection.cursor() as cursor:
        cursor.execute(import_module("duoc.dossiers.migrations.0035_clocks_that_rest").RESTS)
    assert fresh(dossier).clock_rests == (not runs)


def test_it_rests_no_more_once_it_goes_on(road: Road) -> None:
    dossier = asked_for_papers(road, "pause")
    assert fresh(dossier).clock_rests
    road.supplement(dossier, at=MONDAY + 2 * HOUR)
    assert not fresh(dossier).clock_rests
