"""The results of a dossier over the API."""

from typing import Any

import pytest

from duoc.registers.models import Entry
from tests import later
from tests.stages import Road

pytestmark = pytest.mark.django_db


def test_its_holder_reads_that_a_result_is_under_review(road: Road, caller: Any) -> None:
    decision = road.decision()
    drawn = later.extract(road, Entry.objects.get())

    def under_review() -> list[bool]:
        results = caller("citizen1")("GET", f"/dossiers/{drawn.pk}/results").json()["results"]
        return [one["under_review"] for one in results]

    assert under_review() == [False]
    later.revoked(road, decision)
    assert under_review() == [True]
