"""A province works while its stories are recorded: a number that somebody takes meanwhile is no story's."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from tests.cast import MONDAY

from duoc.ground.series.actions import counters as real_counters
from duoc.people.models import Organisation
from duoc.seeding import studio
from duoc.seeding.housing import houses
from duoc.seeding.reading import cast_of, read_stories

pytestmark = pytest.mark.django_db


def test_a_number_taken_by_somebody_else_is_not_the_storys(road: object, monkeypatch: pytest.MonkeyPatch) -> None:
    cast = cast_of(read_stories(settings.CATALOG / "bai-thu" / "demo" / "stories.yaml"))
    units = list(Organisation.objects.select_related("parent").filter(kind="commune"))
    house = houses(units, cast.officials, (f"Công Chức Số {number}" for number in range(99)))["99002"]
    asked: list[Any] = []

    def disturbed() -> dict[tuple[str, str], int]:
        """From the second look on, for a while, another desk has taken a number."""
        asked.append(None)
        return real_counters() | ({("elsewhere", "2026"): 5} if 1 < len(asked) < 8 else {})

    monkeypatch.setattr(studio, "counters", disturbed)
    take = studio.record(cast.stories[0], house.unit, house.seats, MONDAY - timedelta(days=7))
    assert take.numbers and all(number.series != "elsewhere" for number in take.numbers)
