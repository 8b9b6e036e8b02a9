"""Lists are in one order only, also when many things happened in the same minute."""

from typing import Any

import pytest
from tests.cast import MONDAY
from tests.stages import Road

from duoc.dossiers import queries
from duoc.dossiers.models import Dossier

pytestmark = pytest.mark.django_db


def test_dossiers_of_the_same_minute_have_one_order(road: Road) -> None:
    made = [road.file().pk for _time in range(6)]
    Dossier.objects.filter(pk=made[0]).update(filed_at=MONDAY)  # a row that was changed lies elsewhere on the disk
    who: Any = road.actor("citizen1")
    listed = [row.pk for row in queries.of_person(who)]
    assert listed == sorted(made, key=lambda id: id.bytes)
    assert [row.pk for start in range(6) for row in queries.of_person(who)[start : start + 1]] == listed


@pytest.mark.parametrize("name", ["desk", "of_unit"])
def test_desks_too(road: Road, name: str) -> None:
    made = sorted((road.file().pk for _time in range(6)), key=lambda id: id.bytes)
    assert [row.pk for row in getattr(queries, name)(road.actor("clerk1"))] == made
