"""A dossier over the API says how a paper reaches its holder that came after the result was handed over."""

from typing import Any

import pytest

from duoc.registers.tests.test_hand_over_new import give
from tests.later import waiting
from tests.stages import Road

pytestmark = pytest.mark.django_db


def test_it_waits_and_is_given(road: Road, caller: Any) -> None:
    original, call = waiting(road), caller("citizen1")
    place = f"/dossiers/{original.dossier_id}"
    (shown,) = call("GET", place).json()["new_originals"]
    assert shown["result"] == str(original.instrument_id) and shown["number"]
    assert (shown["state"], shown["settled_at"], shown["old_original"]) == ("waits", None, "")
    give(road, original, old="lost")
    (shown,) = call("GET", place).json()["new_originals"]
    assert (shown["state"], shown["taken_by"], shown["old_original"]) == ("given", "applicant", "lost")
