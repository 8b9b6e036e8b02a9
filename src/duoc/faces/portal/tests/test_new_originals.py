"""The holder's page says how a paper reaches them that came after the result was handed over."""

from typing import Any

import pytest
from tests.later import waiting
from tests.stages import Road

from duoc.dossiers.new_originals import code_of
from duoc.registers.tests.test_hand_over_new import give

pytestmark = pytest.mark.django_db


def test_the_page_names_code_place_and_old_paper_and_then_who_took_it(road: Road, signed_in: Any) -> None:
    original, citizen = waiting(road, "revoke"), signed_in("citizen1")
    place = f"/ho-so/{original.dossier_id}/"
    page = citizen.get(place).content.decode()
    assert code_of(original) in page and "giấy tờ tùy thân và bản cũ" in page
    give(road, original, old="lost")
    page = citizen.get(place).content.decode()
    assert code_of(original) not in page and "người nhận: người yêu cầu" in page and "Khai bản cũ đã mất" in page
