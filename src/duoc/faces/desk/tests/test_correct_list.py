"""The page of an entry offers each row of a list by itself, with what stands there."""

from typing import Any

import pytest
from tests.cast import COMMUNE
from tests.stages import Road

from duoc.faces.desk.tests.helping import text
from duoc.registers.models import Entry
from duoc.registers.tests.test_correct_list import NAMES, with_members

pytestmark = pytest.mark.django_db


def test_each_row_is_offered_with_what_stands_there(road: Road, signed_in: Any) -> None:
    entry = with_members(road)
    Entry.objects.filter(pk=entry.pk).update(data={**entry.data, "business.commune": COMMUNE})
    specialist, page = signed_in("specialist1"), f"/ban/so/births/{entry.pk}/"
    shown = specialist.get(page).content.decode()
    assert f"sua/{NAMES}/1/" in shown and "Chép từ giấy của Bộ" in shown and "Lấy từ sổ cũ" not in shown
    assert COMMUNE not in text(specialist.get(page))
    form = specialist.get(f"{page}sua/{NAMES}/1/").content.decode()
    assert "Sổ đang ghi" in form and "Lê Thị Hoa" in form and "Trần Văn Lượm" not in form
    for no_row in ("", "9/"):
        assert specialist.get(f"{page}sua/{NAMES}/{no_row}").status_code == 404
