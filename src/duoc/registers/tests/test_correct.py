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
from duoc.notices.models import Notice
from duoc.people import queries as people
from duoc.people.models import Account, Person
from duoc.registers import actions, queries
from duoc.registers.models import (
    Correction,
    Entry,
    EntryChange,
    EntryComparison,
    EntryKey,
    EntryParty,
    ProposedEntry,
    Register,
)
from duoc.registers.rules import NotCompared, NotNow
from duoc.registers.tests.test_keys import LIKE, NUMBER, TWIN, UNIQUE

pytestmark = pytest.mark.django_db
NAME = "child.full_name"
REASON = "Ghi sai tên so với Giấy chứng sinh."
BASIS = "60/2014/QH13#27"
LATER = MONDAY + timedelta(days=2)


def propose(who: Any, word: str = "", at: Any = LATER, **changes: Any) -> Correction:
    given = {"field": NAME, "value": "Trần Ngọc Hà", "reason": REASON, "legal_basis": BASIS, **changes}
    entry = given.pop("entry_id", None) or Entry.objects.get(label="1/2026").pk
    return actions.propose_correction(actor=who, entry_id=entry, key=word or key(), at=at, **given)


def decide(who: Any, correction: Correction, word: str = "", at: Any = LATER, **given: Any) -> Correction:
    given = {"agreed": True, **given}
    return actions.decide_correction(actor=who, correction_id=correction.pk, key=word or key(), at=at, **given)


def correct(who: Any, at: Any = LATER, **changes: Any) -> EntryChange:
    """Proposed by a specialist, agreed by the leader."""
    leader = people.actor_for(Account.objects.get(username="leader1"), at)
    made = decide(leader, propose(who, at=at, **changes), at=at).change
    assert made is not None
    return made


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
    rows = list(ledger.of_subject("entry", str(entry.pk)))
    assert [row.action for row in rows] == ["entry.correction_proposed", "entry.corrected"] * 2
    assert [row.actor for row in rows[:2]] == [road.actor(name).key for name in ("specialist1", "leader1")]
    recorded = [ledger.facts(row) for row in rows]
    assert all(facts["fields"] == [NAME] and "Trần" not in str(facts) for facts in recorded)


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
        {"field": "requester.relation", "value": "bà ngoại"},
        {"field": "child.birth_date", "value": "2027-10-05"},
        {"field": "mother.birth_date", "value": "2030-01-01"},
        {"field": "mother.birth_date", "value": "2025-01-01"},
        {"field": "father.personal_number", "value": "000000000001"},
    ],
)
def test_what_is_no_correction(road: Road, changes: dict[str, Any]) -> None:
    road.to("done")
    refusal = refused(Unsound, lambda: propose(road.actor("specialist1"), **changes))
    assert len(refusal.faults) == 1
    assert not Correction.objects.exists()


def test_who_may_and_how_often(road: Road) -> None:
    road.to("done")
    others = ["citizen1", "clerk1", "leader1", "registry1", "specialist2", "admin1"]
    forbidden_to(road.actor, others, propose)
    who = road.actor("specialist1")
    made = once_only(lambda word: propose(who, word), lambda word: propose(who, word, value="Trần Ngọc Hoa"))
    refused(NotNow, lambda: propose(who, value="Trần Ngọc Hoa"))  # one at a time
    assert Entry.objects.get().data[NAME] == "Trần Ngọc Hân" and not EntryChange.objects.exists()
    decide(road.actor("leader1"), made)
    refused(NotFound, lambda: propose(who, entry_id=NOBODY))
    Entry.objects.update(ended_at=LATER)
    refused(NotNow, lambda: propose(who, value="Trần Ngọc Hoa"))


def test_a_correction_meets_the_walls(road: Road, province: None) -> None:
    Register.objects.filter(pk="births").update(keys=UNIQUE)
    road.to("done")
    road.to("done", number="000000000102", **TWIN)
    refusal = refused(Unsound, lambda: correct(road.actor("specialist1"), field=NUMBER, value="000000000102"))
    assert "Số này đã ghi cho trẻ khác (việc ghi sổ số 2/2026" in refusal.faults[NUMBER]
    dossier = road.to("proposed", number="000000000104", **{"child.full_name": "Trần Ngọc Hà"})
    refusal = refused(Unsound, lambda: correct(road.actor("specialist1"), field=NUMBER, value="000000000104"))
    assert f"hồ sơ {dossier.code}" in refusal.faults[NUMBER]
    correct(road.actor("specialist1"), field=NUMBER, value="000000000103")
    assert EntryKey.objects.filter(holds=True).count() == 3 and EntryKey.objects.filter(holds=False).count() == 1


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


DAY = "child.birth_date"


def compare_entries(who: Any, entry: Entry, other: Entry, word: str = "", reason: str = "Hai trẻ khác nhau.") -> Any:
    given = {"entry_id": entry.pk, "other_id": other.pk, "reason": reason, "key": word or key(), "at": LATER}
    return actions.compare_entries(actor=who, **given)


def test_a_likeness_is_compared_by_an_act_of_its_own(road: Road, province: None) -> None:
    """The other child of the same mother stands under another day; corrected, the two are alike."""
    Register.objects.filter(pk="births").update(keys=LIKE)
    road.to("done")
    road.to("done", number="000000000102", **TWIN, **{DAY: "2026-11-09"})
    first, other = Entry.objects.order_by("number")
    who, right = road.actor("specialist1"), {"field": DAY, "value": "2026-11-09"}
    refusal = refused(NotCompared, lambda: correct(who, **right))
    assert "Cùng mẹ (việc ghi sổ số 2/2026, " in refusal.say
    assert [one.id for one in refusal.likes] == [str(other.pk)]
    compare_entries(who, first, other)
    assert correct(who, **right).fields[DAY]["is"] == "2026-11-09"
    correct(who, value="Trần Ngọc Hà Vy")  # what was alike before is not asked again


def test_who_compares_entries_and_how_often(road: Road, province: None) -> None:
    road.to("done")
    road.to("done", number="000000000102", **TWIN)
    first, other = Entry.objects.order_by("number")
    others = ["citizen1", "clerk1", "leader1", "registry1", "specialist2", "admin1"]
    forbidden_to(road.actor, others, lambda who: compare_entries(who, first, other))
    who = road.actor("specialist1")
    refused(Unsound, lambda: compare_entries(who, first, other, reason="."))
    refused(NotFound, lambda: compare_entries(who, first, first))
    once_only(
        lambda word: compare_entries(who, first, other, word),
        lambda word: compare_entries(who, first, other, word, "Một lý do khác hẳn."),
    )
    assert ledger.of_subject("entry", str(first.pk))[0].action == "entry.compared"
    with pytest.raises(IntegrityError), transaction.atomic():
        EntryComparison.objects.update(other=first)


def test_an_entry_of_past_years_is_judged_too(road: Road, province: None) -> None:
    road.to("done")
    Entry.objects.update(decision=None, source="Sổ khai sinh năm 1998")
    mother = Entry.objects.get().data["mother.personal_number"]
    for changes in ({"field": NUMBER, "value": mother}, {"field": DAY, "value": "2027-10-05"}):
        refusal = refused(Unsound, lambda changes=changes: correct(road.actor("specialist1"), **changes))
        assert list(refusal.faults) == [changes["field"]]


def test_what_is_unlikely_is_taken_when_it_is_said_to_be_so(road: Road) -> None:
    road.to("done")
    unlikely = {"field": "mother.birth_date", "value": "1950-01-01"}
    refusal = refused(Unsound, lambda: correct(road.actor("specialist1"), **unlikely))
    assert list(refusal.faults) == ["sure"]
    assert correct(road.actor("specialist1"), **unlikely, sure=True).fields["mother.birth_date"]["is"] == "1950-01-01"


def test_the_entry_is_about_the_corrected_name(road: Road) -> None:
    road.to("done")
    assert Entry.objects.get().title == "Giấy khai sinh của Trần Ngọc Hân"
    correct(road.actor("specialist1"))
    assert Entry.objects.get().title == "Giấy khai sinh của Trần Ngọc Hà"


def test_whom_it_names_is_told_and_never_what(road: Road) -> None:
    road.to("done")
    named = set(EntryParty.objects.values_list("party_id", flat=True))
    before = Notice.objects.count()
    correct(road.actor("specialist1"))
    sent = list(Notice.objects.filter(kind="entry_corrected"))
    assert {one.party_id for one in sent} == named and Notice.objects.count() == before + len(named)
    assert all("1/2026" in one.title and "Trần" not in one.title + one.body for one in sent)
