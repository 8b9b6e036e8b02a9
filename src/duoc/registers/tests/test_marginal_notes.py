"""An extract tells the present state: what stands now, what stood there, and the notes beside it."""

from typing import Any

import pytest
from tests import later
from tests.cast import MONDAY, key
from tests.stages import Road

from duoc.decisions.models import Content
from duoc.dossiers import queries as dossiers
from duoc.registers import actions
from duoc.registers.models import Entry

pytestmark = pytest.mark.django_db
WANTED = {
    "field": "child.full_name",
    "value": "Trần Ngọc Hà",
    "reason": "Đánh máy sai",
    "legal_basis": "Điều 28 Luật Hộ tịch",
}
NOTE = {"text": "Được nhận làm con nuôi theo Giấy chứng nhận số 07/2026.", "legal_basis": "52/2010/QH12#22"}


def correct(road: Road, entry: Entry) -> None:
    by: dict[str, Any] = {"key": key(), "at": MONDAY}
    row = actions.propose_correction(actor=road.who("specialist1"), entry_id=entry.pk, **WANTED, **by)
    actions.decide_correction(actor=road.who("leader1"), correction_id=row.pk, agreed=True, key=key(), at=MONDAY)


def test_the_entry_is_held_with_what_stands_beside_it(road: Road) -> None:
    road.to("done")
    entry = Entry.objects.get()
    correct(road, entry)
    actions.note(actor=road.who("specialist1"), entry_id=entry.pk, key=key(), at=MONDAY, **NOTE)
    held = dossiers.holdings().entry("births", str(entry.pk))
    assert held is not None and held.data["child.full_name"] == "Trần Ngọc Hà"
    correction, note = sorted(held.beside, key=lambda one: not one["fields"])
    [field] = correction["fields"]
    assert (field["was"], field["now"]) == ("Trần Ngọc Hân", "Trần Ngọc Hà") and correction["date"] == "2026-11-23"
    assert note["text"] == NOTE["text"] and note["basis"] == NOTE["legal_basis"]
    assert correction["text"] == ""  # the office's own reason is not printed


@pytest.mark.usefixtures("real_paper")
def test_the_extract_prints_it(road: Road) -> None:
    road.to("done")
    entry = Entry.objects.get()
    correct(road, entry)
    dossier = later.extract(road, entry, "proposed")
    content = Content.objects.get(proposal__dossier=dossier)
    words = later.words_of(content.signed_text)
    assert "Ghi chú những thay đổi sau khi đăng ký" in words
    assert "trước ghi “Trần Ngọc Hân”, nay ghi “Trần Ngọc Hà”" in words and "Đánh máy sai" not in words
