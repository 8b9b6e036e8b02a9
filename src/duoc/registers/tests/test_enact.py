"""Document and entry come into force together, and the entry feeds later requests."""

import copy
import sys
import unicodedata
import uuid
from dataclasses import replace
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from tests.asking import forbidden_to, refused, story
from tests.cast import BIRTH, BIRTH_ANSWERS, EXTRACT, MONDAY, key
from tests.stages import CHILD, Road, fresh

from duoc.decisions import actions as decision_actions
from duoc.decisions.models import Decision
from duoc.dossiers import actions as dossiers
from duoc.dossiers import queries as dossier_queries
from duoc.dossiers.rules import Incomplete
from duoc.ground.ledger import queries as ledger
from duoc.ground.letters.calculations import same_name
from duoc.instruments import queries as instruments
from duoc.language.calculations import EntryDraft, EntryPersonDraft
from duoc.people.models import Business, Mandate, Person
from duoc.people.powers import Power, check
from duoc.procedures.actions import publish
from duoc.procedures.models import Version
from duoc.registers import actions, drafting, jobs, queries
from duoc.registers.holdings import RegisterHoldings
from duoc.registers.models import Entry, EntryParty
from duoc.registers.parties import link
from duoc.registers.powers import of_entry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_paper")]
BOOK = "births"


def test_the_entry_holds_what_was_decided(road: Road) -> None:
    dossier = road.to("done")
    entry, decision = Entry.objects.get(), Decision.objects.get()
    assert (entry.register_id, entry.label, entry.number, entry.year) == (BOOK, "1/2026", 1, 2026)
    assert entry.title == "Giấy khai sinh của Trần Ngọc Hân"
    assert entry.decision_id == decision.pk and entry.unit_id == decision.organisation_id and entry.origin == "demo"
    assert entry.data["child.full_name"] == "Trần Ngọc Hân" and entry.data["mother.full_name"] == "Nguyễn Thị Thảo"
    child = Person.objects.get(personal_number=CHILD["child.personal_number"])
    assert child.full_name == "Trần Ngọc Hân" and str(child.birth_date) == "2026-11-10" and child.origin == "demo"
    assert fresh(dossier).ended_at == MONDAY and decision.issued_at == MONDAY


def test_a_refusal_on_the_merits_enters_nothing(road: Road) -> None:
    dossier = road.to("accepted")
    road.propose(dossier, kind="decline", values={}, reason="Thông tin về cha sai.", legal_basis="60/2014/QH13#16")
    for step in (road.sign, road.make_signatures, road.issue, road.seal):
        step(dossier)
    assert fresh(dossier).state == "done" and not Entry.objects.exists()
    assert Decision.objects.get().state == "in_force" and "register.entered" not in story(dossier)


def test_both_or_neither(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = road.to("numbered")
    decision = Decision.objects.get()

    def fall(*_args: Any, **_more: Any) -> None:
        raise DatabaseError("the entry cannot be written")

    with monkeypatch.context() as patch, pytest.raises(DatabaseError):
        patch.setattr(EntryParty.objects, "get_or_create", fall)
        jobs.seal(str(decision.pk))
    assert Decision.objects.get().state == "numbered" and not Entry.objects.exists()
    assert fresh(dossier).state == "processing"
    jobs.seal(str(decision.pk))
    assert Decision.objects.get().state == "in_force" and Entry.objects.count() == 1


def test_two_entries_never_share_a_number(road: Road) -> None:
    road.to("done")
    entry = Entry.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(
            register_id=BOOK, unit_id=entry.unit_id, year=2026, number=1, label="1/2026", data={}, entered_at=MONDAY,
            origin="demo",
        )  # fmt: skip


def test_parents_and_child_find_it_others_do_not(road: Road) -> None:
    road.to("done")
    holdings, entry = queries.RegisterHoldings(), Entry.objects.get()
    roles = {}
    for name in ("citizen1", "citizen2", "citizen3", "clerk1"):
        entries = holdings.entries_of(BOOK, str(road.actor(name).person_id))
        roles[name] = [(held.id, held.roles, held.valid) for held in entries]
    assert roles["citizen1"] == [(str(entry.pk), ("mother",), True)]
    assert roles["citizen2"] == [(str(entry.pk), ("father",), True)]
    assert roles["citizen3"] == roles["clerk1"] == []
    child = EntryParty.objects.get(part="child").party_id
    [held] = holdings.entries_of(BOOK, str(child))
    assert held.number == "1/2026" and held.organisation == "99001" and "Trần Ngọc Hân" in held.label
    assert held.data["entry.date"] == "2026-11-23"
    assert holdings.entries_of("no-such-book", str(child)) == []
    assert holdings.entry("no-such-book", str(entry.pk)) is None


def test_an_ended_entry_is_not_offered(road: Road) -> None:
    road.to("done")
    Entry.objects.update(ended_at=MONDAY)
    held = queries.RegisterHoldings().entry(BOOK, str(Entry.objects.get().pk))
    assert held and not held.valid
    refused(Incomplete, lambda: file_extract(road, "citizen1", str(Entry.objects.get().pk)))


def file_extract(road: Road, name: str, entry: str) -> Any:
    who = road.actor(name)
    draft = dossiers.begin(actor=who, code=EXTRACT, at=MONDAY)
    dossiers.answer(actor=who, draft_id=draft.pk, answers={"entry": entry, "copies": 1}, at=MONDAY)
    return dossiers.file(actor=who, draft_id=draft.pk, key=key(), at=MONDAY)


@pytest.mark.parametrize("word", ["garbage", "1/2026", "' OR 1=1", str(uuid.UUID(int=7)), ["1/2026"], 7])
def test_no_word_opens_somebody_elses_entry(road: Road, word: Any) -> None:
    road.to("done")
    refused(Incomplete, lambda: file_extract(road, "citizen3", word))
    if isinstance(word, str) and word != "1/2026":  # its number finds it, for questions that say so
        assert queries.RegisterHoldings().entry(BOOK, word) is None


def test_a_stranger_draws_no_extract_with_the_true_id(road: Road) -> None:
    road.to("done")
    entry = str(Entry.objects.get().pk)
    refused(Incomplete, lambda: file_extract(road, "citizen3", entry))
    assert file_extract(road, "citizen2", entry).procedure_code == EXTRACT


def test_an_entry_that_takes_the_place_of_another_ends_it(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    road.to("done")
    old = Entry.objects.get()
    drafted = drafting.entry_draft
    monkeypatch.setattr(
        sys.modules["duoc.registers.actions.enact"],
        "entry_draft",
        lambda dossier, item="": replace(drafted(dossier), replaces=str(old.pk)),
    )
    dossier = road.to("done", **{"father.full_name": "Trần Văn Lượm"})
    new = Entry.objects.exclude(pk=old.pk).get()
    old.refresh_from_db()
    assert (old.ended_at, old.replaced_by_id, new.ended_at) == (MONDAY, new.pk, None)
    recorded = next(
        entry for entry in ledger.of_subject("dossier", str(dossier.pk)) if entry.action == "register.entered"
    )
    assert ledger.facts(recorded)["replaces"] == str(old.pk)
    mother = str(road.actor("citizen1").person_id)
    assert [held.valid for held in queries.RegisterHoldings().entries_of(BOOK, mother)] == [True, False]
    result = old.decision
    assert result and (result.state, result.replaced_by_id) == ("replaced", new.decision_id)
    assert instruments.by_token(result.token).replaced_by_id == new.decision_id and new.decision.state == "in_force"
    assert story(result.dossier)[-1] == "decision.replaced"


def test_what_was_revoked_stays_revoked_when_another_takes_its_place(road: Road) -> None:
    old, new = road.decision(), road.decision()
    Decision.objects.filter(pk=old.pk).update(state="revoked")
    replaced = decision_actions.replace(decision_id=old.pk, by=new, at=MONDAY)
    assert (replaced.state, replaced.replaced_by_id) == ("revoked", None)
    assert story(old.dossier)[-1] != "decision.replaced"


def test_who_may_read_the_book(road: Road) -> None:
    road.to("done")
    entry = Entry.objects.get()
    assert list(queries.book(road.actor("specialist1"), BOOK)) == [entry]
    assert not queries.book(road.actor("specialist2"), BOOK).exists()
    for name in ("specialist1", "leader1", "registry1"):
        check(road.actor(name), Power.REGISTER_READ, of_entry(entry), MONDAY)
    others = ["citizen1", "citizen3", "clerk1", "specialist2", "leader3", "admin1"]
    forbidden_to(road.actor, others, lambda who: check(who, Power.REGISTER_READ, of_entry(entry), MONDAY))


def test_enacting_again_does_nothing(road: Road) -> None:
    road.to("done")
    decision = Decision.objects.get()
    assert actions.enact(decision_id=decision.pk, pdf=b"%PDF another", at=MONDAY).file_id == decision.file_id
    assert Entry.objects.count() == 1


def test_a_father_known_by_another_name_is_not_taken_for_this_one(road: Road) -> None:
    """A slip in a personal number must not hand a child's data to the person whose number it happens to be."""
    stranger = road.actor("citizen3")
    assert BIRTH_ANSWERS["father.full_name"] != stranger.person_name
    road.to("done", **{"father.personal_number": "000000000003"})
    assert queries.RegisterHoldings().entries_of(BOOK, str(stranger.person_id)) == []


def test_who_is_known_by_another_name_is_told_before_anything_is_signed(road: Road) -> None:
    dossier = road.to("accepted", **{"father.personal_number": "000000000003"})
    definition, plan = dossier_queries.definition_of(dossier), dossier_queries.plan_of_dossier(dossier)
    look = queries.to_look_at(dossier, definition, plan)
    assert [one.person.role for one in look.persons if one.other_name] == ["father"]


@pytest.mark.parametrize("spelled", ["TRẦN VĂN LƯỢM", "trần  văn lượm ", unicodedata.normalize("NFD", "Trần Văn Lượm")])
def test_spelling_makes_no_other_name(spelled: str) -> None:
    assert same_name("Trần Văn Lượm", spelled) and not same_name("Trần Văn Lượng", spelled)


def test_an_entry_closes_the_record_of_a_person(road: Road) -> None:
    """As a death does: mandates end with it, and officials see it beside later requests while the entry is in force."""
    now = Version.objects.filter(procedure__code=BIRTH).latest("valid_from")
    words = copy.deepcopy(now.definition) | {"valid_from": "2026-11-02"}
    words["outcome"]["entry"]["closes"] = "father"
    publish(words, bundle=now.bundle, source="test", at=MONDAY)
    father, mother = (road.actor(name).person for name in ("citizen2", "citizen1"))
    common = {"kind": "proxy", "everything": True, "valid_from": MONDAY.date(), "proof": "Giấy", "granted_at": MONDAY}
    mandates = [
        Mandate.objects.create(principal_id=principal, holder_id=holder, granted_by_id=principal, **common)
        for principal, holder in ((father, mother), (mother, father), (mother, road.actor("citizen3").person))
    ]
    road.to("done")
    leader = road.actor("leader1").person
    ended = [(one.ended_at, one.ended_by_id) for one in Mandate.objects.filter(pk__in=[one.pk for one in mandates])]
    assert sorted(ended, key=str) == sorted([(MONDAY, leader), (MONDAY, leader), (None, None)], key=str)
    assert [one.part for one in EntryParty.objects.filter(closes=True)] == ["father"]
    dossier = road.to("accepted")
    definition, plan = dossier_queries.definition_of(dossier), dossier_queries.plan_of_dossier(dossier)
    look = queries.to_look_at(dossier, definition, plan)
    assert [(one.person.role, one.closed_by) for one in look.persons] == [("father", "1/2026")]
    Entry.objects.update(ended_at=MONDAY)
    assert not queries.to_look_at(dossier, definition, plan)


def test_an_entry_names_a_business_and_the_persons_of_a_group(road: Road) -> None:
    road.to("done")
    entry, firm = Entry.objects.get(), Business.objects.get()
    named = [(road.actor(f"citizen{number}").person_name, f"00000000000{number}") for number in (1, 2)]
    members = [EntryPersonDraft("member", name, number, "", owner=False) for name, number in named]
    owner = EntryPersonDraft("owner", firm.name.upper(), "", "", owner=True, code=str(firm.number))
    stranger = replace(owner, role="other", name="Tên khác")
    draft = EntryDraft(entry.register_id, "with", "", {}, (owner, stranger, *members), "")
    link(entry, draft, at=MONDAY)
    assert EntryParty.objects.filter(entry=entry, part="owner").get().party_id == firm.pk
    assert not EntryParty.objects.filter(part="other").exists(), "a slip in a code opens nothing to a stranger"
    assert EntryParty.objects.filter(entry=entry, part="member").count() == len(members)
    assert [one.roles for one in RegisterHoldings().entries_of(entry.register_id, str(firm.pk))] == [("owner",)]


def test_a_business_that_is_founded_is_known_and_its_owner_acts_for_it(road: Road) -> None:
    road.to("done")
    entry, owner, leader = Entry.objects.get(), road.actor("citizen1"), road.actor("leader1")
    person = EntryPersonDraft("owner", owner.person_name, "000000000001", "", owner=True)
    number = str(Person.objects.get(pk=owner.person).personal_number)
    shop = EntryPersonDraft("business", "Tạp hóa Sáu", "", "", owner=True, code=number)
    founded = replace(shop, founds="household", represented_by="owner")
    draft = EntryDraft(entry.register_id, "with", "", {}, (person, founded), "")
    link(entry, draft, at=MONDAY, closed_by=leader.person)
    link(entry, draft, at=MONDAY, closed_by=leader.person)  # once, however often it is done
    business = Business.objects.get(number=number)
    mandate = Mandate.objects.get(principal_id=business.pk)
    assert (business.form, business.origin, business.full_name) == ("household", "demo", "Tạp hóa Sáu")
    assert (mandate.holder_id, mandate.kind, mandate.granted_by_id) == (
        owner.person,
        "legal_representative",
        leader.person,
    )
    assert mandate.organisation_id == entry.unit_id and entry.label in mandate.proof
    assert [one.party for one in road.actor("citizen1").mandates] == [business.pk]
    assert [one.roles for one in RegisterHoldings().entries_of(entry.register_id, str(business.pk))] == [("business",)]


def test_a_business_that_is_renamed_or_moves_is_known_so_from_the_decision_on(road: Road) -> None:
    road.to("done")
    entry, known = Entry.objects.get(), Business.objects.get()
    shop = EntryPersonDraft("business", known.name, "", "", owner=False, code=str(known.number))
    moved = replace(shop, new_name="Tạp hóa Bảy", address="Ấp 7, xã Hồ Thị Kỷ, tỉnh Cà Mau", commune="32092")
    link(entry, EntryDraft(entry.register_id, "with", "", {}, (moved,), ""), at=MONDAY)
    known.refresh_from_db()
    assert (known.full_name, known.address[:4], known.commune_code) == ("Tạp hóa Bảy", "Ấp 7", "32092")
    assert EntryParty.objects.filter(party_id=known.pk, part="business").exists()
    [recorded] = ledger.of_subject("business", str(known.pk))
    assert recorded.action == "business.changed" and "Bảy" not in str(ledger.facts(recorded))
    stranger = replace(moved, new_name="Tạp hóa Tám")  # by a name that it has no longer
    link(entry, EntryDraft(entry.register_id, "with", "", {}, (stranger,), ""), at=MONDAY)
    known.refresh_from_db()
    assert known.full_name == "Tạp hóa Bảy"


@pytest.mark.parametrize(("name", "number"), [("Tạp hóa Sáu", "12"), ("Tên khác", ""), ("Tạp hóa Sáu", "")])
def test_no_business_is_founded_under_a_wrong_number(road: Road, name: str, number: str) -> None:
    road.to("done")
    entry, known = Entry.objects.get(), Business.objects.get()
    code = number or (str(known.number) if name == "Tên khác" else "")
    founded = EntryPersonDraft("business", name, "", "", owner=True, code=code, founds="household")
    draft = EntryDraft(entry.register_id, "with", "", {}, (founded,), "")
    link(entry, draft, at=MONDAY, closed_by=road.actor("leader1").person)
    assert Business.objects.count() == 1 and not EntryParty.objects.filter(part="business").exists()
