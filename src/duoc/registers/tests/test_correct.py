"""A field is put right and what stood there stays in the history; the entry can be stated as of any day."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.asking import NOBODY, forbidden_to, once_only, refused
from tests.cast import MONDAY, key
from tests.stages import Road

from duoc.ground.ledger import queries as ledger
from duoc.ground.refusal import NotFound
from duoc.instruments.calculations import Unsound
from duoc.people.models import Person
from duoc.registers import actions, queries
from duoc.registers.models import Entry, EntryChange, EntryKey, EntryParty, ProposedEntry, Register
from duoc.registers.rules import NotNow
from duoc.registers.tests.test_keys import NUMBER, TWIN, UNIQUE

pytestmark = pytest.mark.django_db
NAME = "child.full_name"
REASON = "Ghi sai tên so với Giấy chứng sinh."
BASIS = "60/2014/QH13#27"
LATER = MONDAY + timedelta(days=2)


def correct(who: Any, word: str = "", at: Any = LATER, **changes: Any) -> EntryChange:
    given = {"field": NAME, "value": "Trần Ngọc Hà", "reason": REASON, "legal_basis": BASIS, **changes}
    entry = given.pop("entry_id", None) or Entry.objects.get(label="1/2026").pk
    return actions.correct(actor=who, entry_id=entry, key=word or key(), at=at, **given)


def stated(at: Any) -> dict[str, Any]:
    return queries.data_on(Entry.objects.prefetch_related("changes").get(label="1/2026"), at)


def test_the_book_says_what_is_right_and_what_stood_there(road: Road) -> None:
    road.to("done")
    made = correct(road.actor("specialist1"))
    correct(road.actor("specialist1"), at=LATER + timedelta(days=1), value="Trần Ngọc Hoa")
    entry = Entry.objects.get()
    assert entry.data[NAME] == "Trần Ngọc Hoa"
    assert made.fields == {NAME: {"was": "Trần Ngọc Hân", "is": "Trần Ngọc Hà"}}
    assert [one.fields[NAME]["is"] for one in queries.history(entry)] == ["Trần Ngọc Hà", "Trần Ngọc Hoa"]
    days = [MONDAY, LATER, LATER + timedelta(days=1)]
    assert [stated(day)[NAME] for day in days] == ["Trần Ngọc Hân", "Trần Ngọc Hà", "Trần Ngọc Hoa"]
    recorded = ledger.facts(ledger.of_subject("entry", str(entry.pk))[0])
    assert recorded["fields"] == [NAME] and "Trần" not in str(recorded)


@pytest.mark.parametrize(
    "changes",
    [
        {"reason": "."},
        {"legal_basis": " "},
        {"field": "child.weight"},
        {"value": "Trần Ngọc Hân"},
        {"value": ""},
        {"field": "child.birth_date", "value": "2026-02-30"},
        {"field": NUMBER, "value": "12"},
        {"field": "child.sex", "value": "x"},
    ],
)
def test_what_is_no_correction(road: Road, changes: dict[str, Any]) -> None:
    road.to("done")
    refusal = refused(Unsound, lambda: correct(road.actor("specialist1"), **changes))
    assert len(refusal.faults) == 1
    assert not EntryChange.objects.exists()


def test_who_may_and_how_often(road: Road) -> None:
    road.to("done")
    others = ["citizen1", "clerk1", "leader1", "registry1", "specialist2", "admin1"]
    forbidden_to(road.actor, others, correct)
    who = road.actor("specialist1")
    once_only(lambda word: correct(who, word), lambda word: correct(who, word, value="Trần Ngọc Hoa"))
    refused(NotFound, lambda: correct(who, entry_id=NOBODY))
    Entry.objects.update(ended_at=LATER)
    refused(NotNow, lambda: correct(who, value="Trần Ngọc Hoa"))


def test_a_correction_meets_the_walls(road: Road, province: None) -> None:
    Register.objects.filter(pk="births").update(keys=UNIQUE)
    road.to("done")
    road.to("done", number="000000000102", **TWIN)
    refusal = refused(NotNow, lambda: correct(road.actor("specialist1"), field=NUMBER, value="000000000102"))
    assert "cùng số" in refusal.say
    correct(road.actor("specialist1"), field=NUMBER, value="000000000103")
    assert EntryKey.objects.filter(holds=True).count() == 2 and EntryKey.objects.filter(holds=False).count() == 1


def parties() -> set[tuple[str, str | None]]:
    return set(EntryParty.objects.values_list("part", "party__person__personal_number"))


def test_the_entry_is_about_whoever_bears_the_corrected_number(road: Road) -> None:
    """A slip in a number had named a stranger: no entry of theirs, and their record is not closed any more."""
    road.to("done")
    before, stranger = parties(), EntryParty.objects.get(part="child")
    proposed = ProposedEntry.objects.get()
    child = next(person for person in proposed.draft["entry"]["persons"] if person["role"] == "child")
    child["closes"] = stranger.closes = True
    proposed.save()
    stranger.save()
    correct(road.actor("specialist1"), field=NUMBER, value="000000000103")
    assert parties() - before == {("child", "000000000103")} and len(parties()) == len(before)
    assert EntryParty.objects.get(part="child").closes
    assert queries.RegisterHoldings().entries_of("births", str(stranger.party_id)) == []


def test_who_was_linked_to_nobody_is_linked_by_the_right_number(road: Road) -> None:
    """The mother's number was known under another name, so she was not part of the entry."""
    road.to("done")
    before = parties()
    EntryParty.objects.filter(part="mother").delete()
    correct(road.actor("specialist1"), field="mother.personal_number", value="000000000105")
    assert parties() - before == {("mother", "000000000105")} and len(parties()) == len(before)


def test_who_has_no_part_in_the_entry_gets_none(road: Road) -> None:
    road.to("done")
    before = parties()
    correct(road.actor("specialist1"), field="requester.personal_number", value="000000000104")
    assert parties() == before


def test_nobody_is_made_known_by_an_old_book(road: Road) -> None:
    road.to("done")
    Entry.objects.update(decision=None, source="Sổ khai sinh năm 1998")
    people = Person.objects.count()
    correct(road.actor("specialist1"), field=NUMBER, value="000000000103")
    assert not EntryParty.objects.filter(part="child").exists()
    assert Person.objects.count() == people


def test_a_note_changes_nothing(road: Road) -> None:
    road.to("done")
    entry, before = Entry.objects.get(), Entry.objects.get().data

    def note(who: Any, word: str = "", text: str = "Được nhận làm con nuôi theo QĐ 12.") -> EntryChange:
        return actions.note(actor=who, entry_id=entry.pk, text=text, key=word or key(), at=LATER)

    forbidden_to(road.actor, ["citizen1", "leader1", "specialist2"], note)
    who = road.actor("specialist1")
    refused(Unsound, lambda: note(who, text="."))
    made = once_only(lambda word: note(who, word), lambda word: note(who, word, "Một ghi chú khác hẳn."))
    assert (made.kind, made.fields, Entry.objects.get().data) == ("note", {}, before)


def test_the_database_holds_what_a_change_is(road: Road) -> None:
    road.to("done")
    correct(road.actor("specialist1"))
    for broken in ({"legal_basis": ""}, {"kind": "note"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            EntryChange.objects.update(**broken)
