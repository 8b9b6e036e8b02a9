"""Form 07 is closed day by day: a closed day keeps its lines, what happens later is a line of its own day."""

import subprocess
from dataclasses import replace
from datetime import date, timedelta

import pytest
from procrastinate.contrib.django import app
from tests.asking import refused
from tests.cast import MONDAY
from tests.stages import Road

from duoc.dossiers import actions
from duoc.dossiers.models import TrackingDay, TrackingLine
from duoc.dossiers.papers import tracking_book
from duoc.ground.ledger import queries as ledger
from duoc.ground.ledger.models import Entry

pytestmark = pytest.mark.django_db
DAY = MONDAY.date()
NIGHT = (MONDAY + timedelta(days=1)).replace(hour=0, minute=20)


def test_a_day_is_closed_once_it_is_over(road: Road) -> None:
    dossier = road.to("accepted")
    assert actions.close_tracking_days(at=MONDAY) == 0
    assert actions.close_tracking_days(at=NIGHT) == 1
    [day] = TrackingDay.objects.all()
    [line] = day.lines.all()
    assert (day.day, day.organisation_id, day.count) == (DAY, dossier.receiving_unit_id, 1)
    assert (line.kind, line.data["code"], line.party_id) == ("received", dossier.code, dossier.applicant_id)
    assert actions.close_tracking_days(at=NIGHT) == 0
    [entry] = Entry.objects.filter(action="tracking_day.closed")
    assert ledger.facts(entry)["digest"] == day.digest


def test_days_missed_are_closed_in_their_order_within_an_hour_of_the_workers_return(road: Road) -> None:
    road.to("accepted")
    replace(road, at=MONDAY + timedelta(days=2)).to("accepted")
    [task] = [one for one in app.periodic_registry.periodic_tasks.values() if "close_tracking_days" in one.task.name]
    assert task.cron == "20 * * * *"
    while actions.close_tracking_days(at=MONDAY + timedelta(days=4), limit=1):
        pass
    days = TrackingDay.objects.order_by("closed_at", "day").values_list("day", flat=True)
    assert list(days) == [DAY, DAY + timedelta(days=2)]
    numbers = Entry.objects.filter(action="tracking_day.closed").order_by("number")
    assert [ledger.facts(one)["day"] for one in numbers] == [one.isoformat() for one in days]


def test_a_closed_day_never_changes(road: Road) -> None:
    dossier = road.to("accepted")
    actions.close_tracking_days(at=NIGHT)
    [before] = TrackingLine.objects.values_list("data", flat=True)
    road.extend(dossier)  # at the same moment of the tests' clock: a closed day takes no line any more
    assert actions.close_tracking_days(at=NIGHT + timedelta(days=1)) == 0
    assert list(TrackingLine.objects.values_list("data", flat=True)) == [before]
    day = TrackingDay.objects.get()
    kept = [{"kind": line.kind, **line.data} for line in day.lines.all()]
    assert tracking_book.digest_of(kept) == day.digest


def test_every_turn_of_a_day_is_a_line(road: Road) -> None:
    dossier = road.to("accepted")
    road.extend(dossier)
    happened = tracking_book.of_day(dossier.receiving_unit_id, DAY)
    assert [one.kind for one in happened] == ["promised", "received"]
    assert happened[0].due != happened[1].due


def test_the_line_of_what_is_handed_over(road: Road) -> None:
    dossier = road.to("returned")
    kinds = {one.kind for one in tracking_book.of_day(dossier.receiving_unit_id, DAY)}
    assert kinds == {"received", "returned"}


def test_a_day_without_lines_has_no_page(road: Road) -> None:
    dossier = road.to("accepted")
    say = refused(
        actions.NoTrackingDay,
        lambda: actions.read_tracking_day(organisation=dossier.receiving_unit_id, day=date(2026, 11, 2), at=NIGHT),
    )
    assert "chưa khóa" in str(say)


@pytest.mark.usefixtures("real_paper")
def test_its_bytes_are_made_once(road: Road) -> None:
    dossier = road.to("accepted")
    actions.close_tracking_days(at=NIGHT)
    unit = dossier.receiving_unit_id
    first = actions.read_tracking_day(organisation=unit, day=DAY, at=NIGHT)
    words = subprocess.run(["pdftotext", "-", "-"], input=first, capture_output=True, check=True).stdout.decode()
    assert dossier.code in words.replace("\n", "") and "SỔ THEO DÕI HỒ SƠ" in words
    assert actions.read_tracking_day(organisation=unit, day=DAY, at=NIGHT + timedelta(days=9)) == first
