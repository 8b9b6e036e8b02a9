"""One row of a list in an entry is put right, and the others stay: names, numbers and relations keep their order."""

from datetime import timedelta
from typing import Any

import pytest
from tests.asking import refused
from tests.cast import MONDAY, key
from tests.ministry_subjects import decided_there, record
from tests.stages import Road

from duoc.instruments.calculations import Unsound
from duoc.people.models import Origin, Person
from duoc.registers import actions
from duoc.registers.models import Entry, EntryChange, EntryParty

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(days=1)
NAMES, NUMBERS = "members.full_name", "members.personal_number"
WHY = {"reason": "Ghi sai dấu trong tên", "legal_basis": "Điều 28 Luật Hộ tịch, giấy của Bộ số 41.H8.001"}
MEMBERS = {
    NAMES: ["Trần Văn Lượm", "Lê Thị Hoa"],
    NUMBERS: ["000000000311", "000000000312"],
    "members.relation": ["Chồng", "Vợ"],
}


@pytest.fixture
def entry(road: Road) -> Entry:
    return with_members(road)


def with_members(road: Road) -> Entry:
    """Copied from a ministry's paper, with two members."""
    record(road.who("specialist1"), decided_there(road))
    entry = Entry.objects.get()
    entry.data = {**entry.data, **MEMBERS}
    entry.save(update_fields=["data"])
    for name, number in zip(MEMBERS[NAMES], MEMBERS[NUMBERS], strict=True):
        person = Person.objects.create(full_name=name, personal_number=number, origin=Origin.DEMO)
        EntryParty.objects.create(entry=entry, party_id=person.pk, part="member")
    return entry


def propose(road: Road, entry: Entry, field: str, value: Any, row: int | None = 1) -> Any:
    wanted = {"field": field, "value": value, "row": row, **WHY}
    return actions.propose_correction(actor=road.who("specialist1"), entry_id=entry.pk, key=key(), at=LATER, **wanted)


def corrected(road: Road, entry: Entry, field: str, value: Any) -> Entry:
    made = propose(road, entry, field, value)
    actions.decide_correction(
        actor=road.who("leader1"), correction_id=made.pk, agreed=True, key=key(), at=LATER + timedelta(hours=1)
    )
    return Entry.objects.get()


def test_one_name_is_put_right_and_the_other_stays(road: Road, entry: Entry) -> None:
    now = corrected(road, entry, NAMES, "Lê Thị Hòa").data
    assert now[NAMES] == ["Trần Văn Lượm", "Lê Thị Hòa"]
    assert now[NUMBERS] == MEMBERS[NUMBERS] and now["members.relation"] == MEMBERS["members.relation"]
    assert EntryChange.objects.get().fields[NAMES]["was"] == MEMBERS[NAMES]


def test_a_right_number_brings_the_right_person(road: Road, entry: Entry) -> None:
    right = Person.objects.create(full_name="Lê Thị Hoa", personal_number="000000000399", origin=Origin.DEMO)
    corrected(road, entry, NUMBERS, right.personal_number)
    numbers = EntryParty.objects.filter(part="member").values_list("party__person__personal_number", flat=True)
    assert set(numbers) == {MEMBERS[NUMBERS][0], right.personal_number}


@pytest.mark.parametrize(
    ("field", "value", "row"),
    [
        (NAMES, "Lê Thị Hòa", None),
        (NAMES, "Lê Thị Hòa", 2),
        (NAMES, "Lê Thị Hoa", 1),
        (NAMES, "", 1),
        (NUMBERS, "12", 1),
        (NUMBERS, "000000000311", 1),
        (NAMES, ["Lê Thị Hòa"], None),
    ],
)
def test_what_puts_no_single_row_right(road: Road, entry: Entry, field: str, value: Any, row: int | None) -> None:
    assert set(refused(Unsound, lambda: propose(road, entry, field, value, row)).faults) == {field}
