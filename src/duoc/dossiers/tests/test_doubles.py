"""One request that came twice is seen at the first desk, before it is accepted twice."""

import pytest
from tests.stages import Road, fresh

from duoc.dossiers import queries

pytestmark = pytest.mark.django_db


def test_the_same_request_twice_is_seen_before_either_is_accepted(road: Road) -> None:
    first, second = road.to("filed"), road.to("filed")
    other = road.to("filed", **{"child.full_name": "Trần Ngọc Hà"})
    alike = queries.waiting_alike(second)
    assert [(one.dossier.pk, one.different) for one in alike] == [(first.pk, 0), (other.pk, 1)]


def test_an_accepted_one_is_no_longer_waiting(road: Road) -> None:
    first, second = road.to("accepted"), road.to("filed")
    assert queries.waiting_alike(second) == [] == queries.waiting_alike(fresh(first))
