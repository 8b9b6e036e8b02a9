"""An official is away and a colleague does their work: days, who says it, overlaps, ends of appointments, circles."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.asking import once_only, refused
from tests.cast import MONDAY, key
from tests.colleagues import colleague, seat_of
from tests.stages import Road

from duoc.people import actions
from duoc.people import queries as people
from duoc.people.actions import AbsenceOver, AbsenceRefused, NewAbsence
from duoc.people.models import Absence, Appointment
from duoc.people.powers import Actor, Forbidden

pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()
WHY = "Nghỉ phép theo kế hoạch năm."


def away(who: Actor, other: Actor, by: Actor | None = None, mine: str = "", **changes: Any) -> Absence:
    week: dict[str, Any] = {"valid_from": TODAY, "valid_to": TODAY + timedelta(7), "reason": WHY}
    wanted = NewAbsence(**{"seat": uuid.UUID(seat_of(who)), "substitute": uuid.UUID(seat_of(other)), **week, **changes})
    return actions.record_absence(actor=by or who, wanted=wanted, key=mine or key(), at=MONDAY)


def stands_for(road: Road, username: str, days: int = 0) -> frozenset[Any]:
    return road.actor(username, MONDAY + timedelta(days)).stands_for


def test_the_substitute_stands_in_from_the_first_day_to_the_last(road: Road) -> None:
    first, second = road.actor("specialist1"), colleague(road)
    assert stands_for(road, "specialist9") == frozenset()
    once_only(
        lambda mine: away(first, second, mine=mine),
        lambda mine: away(first, second, mine=mine, valid_to=TODAY + timedelta(8)),
    )
    assert [bool(stands_for(road, "specialist9", days)) for days in (-1, 0, 6, 7)] == [False, True, True, False]
    assert stands_for(road, "specialist9") == {first.person} and stands_for(road, "specialist1") == frozenset()


def test_one_says_it_of_oneself_and_the_head_of_anybody(road: Road) -> None:
    first, second, leader = road.actor("specialist1"), colleague(road), road.actor("leader1")
    for who in (second, road.actor("clerk1")):
        refused(Forbidden, lambda who=who: away(first, second, by=who))
    for name in ("leader2", "citizen1"):  # another body's official is nobody whom they could choose
        refused(AbsenceRefused, lambda name=name: away(first, second, by=road.actor(name)))
    assert away(first, second, by=leader).given_by_id == leader.person
    assert people.absences_of(leader) == people.absences_of(second) == people.absences_of(first) != []
    assert people.absences_of(road.actor("clerk1")) == []


def test_days_and_reasons_that_do_not_fit(road: Road) -> None:
    first, second = road.actor("specialist1"), colleague(road)
    cases: list[tuple[dict[str, Any], str]] = [
        ({"valid_to": TODAY}, "valid_to"),
        ({"valid_from": TODAY + timedelta(9)}, "valid_to"),
        ({"reason": "nghỉ"}, "reason"),
        ({"seat": uuid.UUID(int=0)}, "seat"),
        ({"substitute": uuid.UUID(int=0)}, "substitute"),
    ]
    for changes, field in cases:
        fault = refused(AbsenceRefused, lambda changes=changes: away(first, second, **changes))
        assert set(fault.faults) == {field}


@pytest.mark.parametrize("name", ["specialist1", "clerk1", "specialist2", "leader1"])
def test_the_substitute_is_another_of_the_same_body_and_role(road: Road, name: str) -> None:
    fault = refused(AbsenceRefused, lambda: away(road.actor("specialist1"), road.actor(name)))
    assert set(fault.faults) == {"substitute"}


def test_it_does_not_overlap_another_absence(road: Road) -> None:
    first, second = road.actor("specialist1"), colleague(road)
    away(first, second)
    fault = refused(
        AbsenceRefused, lambda: away(first, second, valid_from=TODAY + timedelta(6), valid_to=date(2027, 1, 1))
    )
    assert "từ 23/11/2026 đến hết 29/11/2026" in fault.faults["valid_from"]
    away(first, second, valid_from=TODAY + timedelta(7), valid_to=date(2027, 1, 1))  # the day after: it touches nothing


def test_it_does_not_outlive_an_appointment(road: Road) -> None:
    first, second = road.actor("specialist1"), colleague(road)
    for who, field in ((first, "valid_to"), (second, "substitute")):
        seats = Appointment.objects.filter(person_id=who.person)
        seats.update(valid_to=TODAY + timedelta(6))
        assert set(refused(AbsenceRefused, lambda: away(first, second)).faults) == {field}
        seats.update(valid_to=TODAY + timedelta(7))
    away(first, second)


def test_it_points_in_no_circle_and_in_no_chain(road: Road) -> None:
    first, second, third = (
        road.actor("specialist1"),
        colleague(road),
        colleague(road, username="specialist8", name="Ngô Thị Tám"),
    )
    away(first, second)
    circle = refused(AbsenceRefused, lambda: away(second, first))
    assert {"seat", "substitute"} == set(circle.faults) and "Đỗ Quốc Thịnh" in circle.faults["seat"]
    assert set(refused(AbsenceRefused, lambda: away(second, third)).faults) == {"seat"}  # who stands in stays
    assert set(refused(AbsenceRefused, lambda: away(third, first)).faults) == {"substitute"}  # away as well


def test_who_is_back_earlier_says_so_once(road: Road) -> None:
    first, second = road.actor("specialist1"), colleague(road)
    absence = away(first, second)
    refused(Forbidden, lambda: actions.end_absence(actor=second, absence_id=absence.pk, key=key(), at=MONDAY))
    ended = actions.end_absence(actor=first, absence_id=absence.pk, key=key(), at=MONDAY + timedelta(2))
    assert ended.valid_to == TODAY + timedelta(2) and ended.ended_by_id == first.person
    assert stands_for(road, "specialist9", 1) and not stands_for(road, "specialist9", 2)
    refused(AbsenceOver, lambda: actions.end_absence(actor=first, absence_id=absence.pk, key=key(), at=MONDAY))
    later = away(first, second, valid_from=TODAY + timedelta(3))  # the rest of it is free again
    actions.end_absence(actor=first, absence_id=later.pk, key=key(), at=MONDAY + timedelta(2))
    away(first, second, valid_from=TODAY + timedelta(2))  # and so are the days of one that never began


def test_the_database_keeps_it_true(road: Road) -> None:
    absence = away(road.actor("specialist1"), colleague(road))
    for change in (
        {"substitute_id": absence.person_id},
        {"valid_to": TODAY - timedelta(1)},
        {"reason": ""},
        {"ended_at": MONDAY},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Absence.objects.filter(pk=absence.pk).update(**change)
