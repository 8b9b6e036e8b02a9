"""Keys are walls, likenesses are looked at: asked when it is proposed, signed and numbered, held by the database."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.asking import NOBODY, forbidden_to, once_only, refused, story
from tests.cast import MONDAY, key
from tests.stages import CHILD, Road, fresh

from duoc.decisions import actions as decisions
from duoc.decisions.models import Decision, Proposal
from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import end
from duoc.dossiers.models import Dossier
from duoc.ground.refusal import NotFound
from duoc.instruments.calculations import Unsound
from duoc.people.models import Person
from duoc.registers import actions, queries
from duoc.registers.holding_keys import give_up
from duoc.registers.key_changes import KeyBroken, introduce
from duoc.registers.keys import read_keys
from duoc.registers.models import Comparison, Entry, EntryKey, Register
from duoc.registers.rules import NotNow

pytestmark = pytest.mark.django_db
NUMBER = "child.personal_number"
UNIQUE = {
    "unique": {"personal_number": {"fields": [NUMBER], "say": "Số này đã ghi cho trẻ khác", "new_person": "child"}}
}
LIKE = {"warn_same": {"same_mother": {"fields": ["mother.personal_number", "child.birth_date"], "say": "Cùng mẹ"}}}
ANOTHER_DAY = {"child.birth_date": "2026-11-09"}
TWIN = {"child.full_name": "Trần Ngọc Hà"}
REASON = "Hai bé sinh đôi, Giấy chứng sinh ghi hai bé."


@pytest.fixture
def keys(province: None) -> None:
    Register.objects.filter(pk="births").update(keys=UNIQUE)


@pytest.fixture
def likenesses(province: None) -> None:
    Register.objects.filter(pk="births").update(keys=LIKE)


def compare(who: Any, dossier: Dossier, entry: Any = None, reason: str = REASON, word: str = "") -> Comparison:
    id = entry or Entry.objects.latest("entered_at").pk
    return actions.compare(actor=who, dossier_id=dossier.pk, like_id=id, reason=reason, key=word or key(), at=MONDAY)


def looked_at(dossier: Dossier) -> queries.ToLookAt:
    return queries.to_look_at_by_dossier([str(dossier.pk)])[str(dossier.pk)]


@pytest.mark.parametrize("written", ["000000000101", "000 000 000 101"])
def test_one_number_is_never_two_childrens(road: Road, keys: None, written: str) -> None:
    road.to("done")
    second = road.to("accepted", **TWIN)
    refusal = refused(Unsound, lambda: road.propose(second, values={NUMBER: written}))
    assert list(refusal.faults) == [NUMBER]
    assert "Số này đã ghi cho trẻ khác (việc ghi sổ số 1/2026, " in refusal.faults[NUMBER]
    assert road.propose(second, values={NUMBER: "000000000102"}).standing


def test_nor_is_it_that_of_a_person_known_under_another_name(road: Road, keys: None) -> None:
    """000000000003 is citizen3's, who stands in no register of births."""
    dossier = road.to("accepted")
    refusal = refused(Unsound, lambda: road.propose(dossier, values={NUMBER: "000000000003"}))
    assert list(refusal.faults) == [NUMBER] and "đã cấp cho người khác" in refusal.say


def test_nor_that_of_a_namesake_born_on_another_day(road: Road, keys: None) -> None:
    dossier = road.to("accepted")
    who = {"full_name": dossier.answers["child.full_name"], "origin": "demo", "birth_date": "2001-01-01"}
    Person.objects.create(personal_number="000000000777", **who)
    refusal = refused(Unsound, lambda: road.propose(dossier, values={NUMBER: "000000000777"}))
    assert list(refusal.faults) == [NUMBER]


@pytest.mark.parametrize("stage", ["proposed", "signed", "numbered"])
def test_of_two_on_their_way_the_second_is_not_proposed(road: Road, keys: None, stage: str) -> None:
    """Neither stands in the register yet; the one that was proposed first holds the number."""
    first, second = road.to(stage), road.to("accepted", **TWIN)
    refusal = refused(Unsound, lambda: road.propose(second))
    assert f"Số này đã ghi cho trẻ khác (hồ sơ {first.code} của " in refusal.faults[NUMBER]
    assert EntryKey.objects.get(holds=True).dossier_id == first.pk


def test_what_was_proposed_before_there_was_a_key_is_stopped_at_the_signature_and_at_the_number(road: Road) -> None:
    checked, signed, first = road.to("checked", **TWIN), road.to("signed", **TWIN), road.to("signed")
    Register.objects.filter(pk="births").update(keys=UNIQUE)
    road.issue(first)
    refusal = refused(NotNow, lambda: road.sign(checked))
    assert f"hồ sơ {first.code}" in refusal.say
    refused(NotNow, lambda: road.issue(signed))
    assert Decision.objects.get(dossier=signed).number is None
    assert [one.key.name for one in looked_at(signed).walls] == ["personal_number"]


def test_a_proposal_that_falls_gives_its_number_free(road: Road, keys: None) -> None:
    first, second = road.to("checked"), road.to("accepted", **TWIN)
    decisions.send_back(actor=road.actor("leader1"), dossier_id=first.pk, reason="Xem lại số", key=key(), at=MONDAY)
    assert not EntryKey.objects.filter(holds=True).exists()
    road.propose(second)
    refused(Unsound, lambda: road.propose(first))
    more = {"reason": "Số này là của trẻ khác.", "legal_basis": "60/2014/QH13#16"}
    road.propose(first, kind="decline", values={}, **more)
    assert EntryKey.objects.get(holds=True).dossier_id == second.pk


def test_the_database_holds_it_too(road: Road, keys: None) -> None:
    road.to("done")
    held = EntryKey.objects.get()
    assert held.wall and held.holds and held.entry == Entry.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        EntryKey.objects.create(
            register_id="births", organisation_id=held.organisation_id, name="x", digest=held.digest, wall=True,
            entry=held.entry,
        )  # fmt: skip


def test_a_dossier_that_ends_gives_its_claim_up(road: Road, keys: None) -> None:
    dossier = road.to("numbered")
    assert EntryKey.objects.get().dossier_id == dossier.pk
    end(fresh(dossier), road.actor("registry1"), MONDAY)
    assert not EntryKey.objects.exists()


def test_twins_are_entered_once_an_official_has_compared_them(road: Road, likenesses: None) -> None:
    road.to("done")
    second = road.to("accepted", **TWIN)
    values = {NUMBER: "000000000102"}
    refusal = refused(NotNow, lambda: road.propose(second, values=values))
    assert "Cùng mẹ (việc ghi sổ số 1/2026, " in refusal.say
    made = compare(road.actor("specialist1"), second)
    assert (made.reason, made.entry.label) == (REASON, "1/2026") and story(second)[-1] == "register.compared"
    road.propose(second, values=values)
    [like] = looked_at(second).likes
    assert (like.number, like.reason) == ("1/2026", REASON)
    for step in (road.check, road.sign, road.make_signatures, road.issue, road.seal):
        step(second)
    assert Entry.objects.count() == 2 and EntryKey.objects.filter(wall=False, holds=True).count() == 2


def test_a_dossier_on_its_way_is_compared_with_once_for_both(road: Road, likenesses: None) -> None:
    first, second, values = road.to("checked"), road.to("accepted", **TWIN), {NUMBER: "000000000102"}
    refusal = refused(NotNow, lambda: road.propose(second, values=values))
    assert f"Cùng mẹ (hồ sơ {first.code} của " in refusal.say
    who = road.actor("specialist1")
    refused(NotFound, lambda: compare(who, second, entry=second.pk))
    compare(who, second, entry=first.pk)
    road.propose(second, values=values)
    assert [[one.reason for one in looked_at(one).likes] for one in (first, second)] == [[REASON], [REASON]]
    for step in (road.sign, road.make_signatures, road.issue, road.seal):
        step(first)
    assert [(one.number, one.reason) for one in looked_at(second).likes] == [("1/2026", REASON)]
    for step in (road.check, road.sign, road.make_signatures, road.issue, road.seal):
        step(second)
    assert Entry.objects.count() == 2


def opened_elsewhere(dossier: Dossier) -> list[str]:
    plan = dossiers.plan_of_dossier(dossier)
    return [one.number for one in queries.to_look_at(dossier, dossiers.definition_of(dossier), plan).open]


def test_one_matter_in_two_open_dossiers_is_seen_before_either_is_proposed(road: Road, likenesses: None) -> None:
    first, second, other = road.to("accepted"), road.to("filed", **TWIN), road.to("filed", **ANOTHER_DAY)
    assert opened_elsewhere(second) == [first.code] and opened_elsewhere(first) == opened_elsewhere(other) == []
    road.accept(second)
    assert opened_elsewhere(fresh(first)) == [fresh(second).code]
    road.propose(first)
    assert opened_elsewhere(second) == [] and [one.number for one in looked_at(first).open] == [fresh(second).code]
    road.check(first)
    decisions.send_back(actor=road.actor("leader1"), dossier_id=first.pk, reason="Xem lại số", key=key(), at=MONDAY)
    assert opened_elsewhere(second) == [first.code]
    end(fresh(first), road.actor("leader1"), MONDAY)
    assert opened_elsewhere(second) == [] and not EntryKey.objects.filter(dossier=first).exists()


def test_of_two_likenesses_the_stronger_speaks(road: Road, likenesses: None) -> None:
    """The same name, too: no twin, most likely the same child."""
    child = {"fields": ["mother.personal_number", "child.birth_date", "child.full_name"], "say": "Nộp hai lần"}
    Register.objects.filter(pk="births").update(keys={"warn_same": {**LIKE["warn_same"], "child": child}})
    road.to("accepted")
    for changes, words in (({}, "Nộp hai lần"), (TWIN, "Cùng mẹ")):
        second = road.to("filed", **changes)
        plan = dossiers.plan_of_dossier(second)
        [like] = queries.to_look_at(second, dossiers.definition_of(second), plan).open
        assert like.words.startswith(words)


def test_the_database_holds_that_one_thing_is_compared(road: Road, likenesses: None) -> None:
    first, second = road.to("proposed"), road.to("accepted", **TWIN)
    made = compare(road.actor("specialist1"), second, entry=first.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Comparison.objects.filter(pk=made.pk).update(other=None)


def test_who_compares_when_and_how_often(road: Road, likenesses: None) -> None:
    road.to("done")
    second, entry = road.to("accepted", **TWIN), Entry.objects.get().pk
    others = ["citizen1", "helper1", "clerk1", "leader1", "registry1", "specialist2", "admin1"]
    forbidden_to(road.actor, others, lambda who: compare(who, second))
    refused(Unsound, lambda: compare(road.actor("specialist1"), second, reason="."))
    refused(NotFound, lambda: compare(road.actor("specialist1"), second, entry=NOBODY))
    once_only(
        lambda word: compare(road.actor("specialist1"), second, entry, word=word),
        lambda word: compare(road.actor("specialist1"), second, entry, "Một lý do khác hẳn.", word),
    )
    for stage in ("filed", "approved"):
        other = road.to("filed") if stage == "filed" else second
        if stage == "approved":
            road.propose(other, values={NUMBER: "000000000102"})
        refused(Exception, lambda other=other: compare(road.actor("specialist1"), other, entry))


def test_another_child_is_like_nobody(road: Road, likenesses: None) -> None:
    road.to("done")
    assert road.propose(
        road.to("accepted", **{"child.birth_date": "2026-11-09"}), values={NUMBER: "000000000102"}
    ).standing


def test_a_refusal_is_not_hindered(road: Road, keys: None) -> None:
    road.to("done")
    second = road.to("accepted", **TWIN)
    more = {"reason": "Đã đăng ký khai sinh rồi.", "legal_basis": "60/2014/QH13#16"}
    road.propose(second, kind="decline", values={}, **more)
    assert Proposal.objects.get(dossier=second).kind == "decline"


def test_many_are_looked_up_at_once(road: Road, keys: None, django_assert_num_queries: Any) -> None:
    dossiers = [road.to("proposed", number=f"00000000010{n}") for n in range(3)]
    with django_assert_num_queries(2):
        looks = queries.to_look_at_by_dossier(str(one.pk) for one in dossiers)
    assert len(looks) == 3 and not any(looks.values())


def test_the_person_of_an_entry_is_made_once(road: Road, keys: None) -> None:
    road.to("done")
    assert Person.objects.filter(personal_number=CHILD[NUMBER]).count() == 1


NEAR = {"date": "child.birth_date", "days": 180}
SAME_MOTHER = {"fields": ["mother.personal_number"], "near": NEAR, "say": "Cùng mẹ, sinh gần nhau"}
TOO_NEAR = {"warn_same": {"near": SAME_MOTHER}}


@pytest.mark.parametrize(
    ("born", "days", "alike"),
    [("2026-11-08", 180, True), ("2026-11-09", 180, True), ("2026-11-08", 2, False), (None, 180, False)],
)
def test_two_births_of_one_mother_lie_months_apart(
    road: Road, province: None, born: str | None, days: int, alike: bool
) -> None:
    near = {**SAME_MOTHER, "near": {**NEAR, "days": days}}
    Register.objects.filter(pk="births").update(keys={"warn_same": {"near": near}})
    road.to("done")
    day = {"child.birth_date": born} if born else {}  # on one day: twins, which another key sees
    second = road.to("accepted", **TWIN, **day)
    assert [one.key.name for one in looked_at(second).likes] == (["near"] if alike else [])
    if alike:
        refusal = refused(NotNow, lambda: road.propose(second, values={NUMBER: "000000000102"}))
        assert "Cùng mẹ, sinh gần nhau (việc ghi sổ số 1/2026" in str(refusal)


def test_a_birth_that_is_only_worked_on_counts_by_its_date_too(road: Road, province: None) -> None:
    Register.objects.filter(pk="births").update(keys=TOO_NEAR)
    first = road.to("accepted")
    second = road.to("accepted", **TWIN, **ANOTHER_DAY)
    assert [one.dossier for one in looked_at(second).open] == [str(first.pk)]


def test_a_new_key_is_claimed_by_what_is_proposed_already(road: Road) -> None:
    """Else both would be signed, and the second refused only when it is issued."""
    born = Register.objects.get(pk="births")
    keys = read_keys(UNIQUE)
    first, second = road.to("proposed"), road.to("proposed", **TWIN)
    refusal = refused(KeyBroken, lambda: introduce(born, keys))
    assert f"personal_number: {first.code} (" in refusal.say and f"{second.code} (" in refusal.say
    assert not EntryKey.objects.exists()
    give_up([second.pk])
    Proposal.objects.filter(dossier=second).update(standing=False)
    introduce(born, keys)
    assert EntryKey.objects.get(holds=True).dossier_id == first.pk
    assert EntryKey.objects.get(holds=False).dossier_id == second.pk
