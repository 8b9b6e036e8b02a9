"""With which post the dossiers of a field lie: from a day on, one post of a role on each day, said by the head."""

from datetime import timedelta
from typing import Any

import pytest
from tests.asking import once_only, refused
from tests.cast import MONDAY, key
from tests.colleagues import colleague
from tests.stages import Road

from duoc.people import actions
from duoc.people.actions import NewShare, ShareRefused
from duoc.people.models import FieldShare
from duoc.people.powers import Actor, Forbidden
from duoc.people.tests.test_record_absence import away

pytestmark = pytest.mark.django_db
TODAY = MONDAY.date()


def share(road: Road, to: Actor | None, mine: str = "", by: str = "leader1", **changes: Any) -> FieldShare:
    wanted = {"field": "ho-tich", "post": to.post if to else None, "role": "specialist", "valid_from": TODAY, **changes}
    return actions.share_field(actor=road.actor(by), wanted=NewShare(**wanted), key=mine or key(), at=MONDAY)


def fields(road: Road, name: str, days: int = 0) -> frozenset[str]:
    return road.actor(name, MONDAY + timedelta(days)).fields


def test_it_lies_with_one_post_from_a_day_on_and_the_next_one_ends_it(road: Road) -> None:
    first, second = road.actor("specialist1"), colleague(road)
    once_only(lambda mine: share(road, first, mine), lambda mine: share(road, second, mine))
    assert fields(road, "specialist1") == {"ho-tich"} and not fields(road, "specialist9")
    share(road, second, valid_from=TODAY + timedelta(3))
    assert [len(fields(road, "specialist1", days)) for days in (0, 2, 3)] == [1, 1, 0]
    assert [len(fields(road, "specialist9", days)) for days in (0, 2, 3)] == [0, 0, 1]
    share(road, None, valid_from=TODAY + timedelta(5))
    assert not fields(road, "specialist9", 5) and FieldShare.objects.count() == 2  # kept, not wiped


def test_it_comes_to_the_substitute_of_who_is_away(road: Road) -> None:
    first, second = road.actor("specialist1"), colleague(road)
    share(road, first)
    away(first, second)
    assert fields(road, "specialist9") == {"ho-tich"} and not fields(road, "specialist9", 7)


def test_who_may_and_what_is_wrong(road: Road) -> None:
    first = road.actor("specialist1")
    for name in ("specialist1", "clerk1", "citizen1"):
        refused(Forbidden, lambda name=name: share(road, first, by=name))
    cases: list[tuple[Actor | None, dict[str, Any], str]] = [
        (road.actor("leader1"), {}, "post"),
        (road.actor("specialist2"), {}, "post"),
        (first, {"role": "clerk"}, "post"),
        (first, {"valid_from": TODAY - timedelta(1)}, "valid_from"),
        (first, {"field": ""}, "field"),
        (None, {}, "field"),
    ]
    for to, changes, field in cases:
        fault = refused(ShareRefused, lambda to=to, changes=changes: share(road, to, **changes))
        assert set(fault.faults) == {field}
