"""Whoever did not propose a correction decides on it: it is written, or returned."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from tests import later
from tests.asking import forbidden_to, once_only, refused
from tests.stages import Road

from duoc.ground.ledger import queries as ledger
from duoc.instruments.calculations import Unsound
from duoc.notices.models import DeskNews
from duoc.people.models import NameChange, Person
from duoc.people.powers import Forbidden
from duoc.registers import queries
from duoc.registers.models import Correction, Entry, EntryChange, EntryParty, Register
from duoc.registers.rules import NotNow
from duoc.registers.tests.test_correct import LATER, NAME, correct, decide, propose
from duoc.registers.tests.test_keys import NUMBER, TWIN, UNIQUE

pytestmark = pytest.mark.django_db


def test_the_second_person_decides(road: Road) -> None:
    road.to("done")
    specialist, leader = road.actor("specialist1"), road.actor("leader1")
    made = propose(specialist)
    assert [one.pk for one in queries.corrections_to_decide(leader)] == [made.pk]
    assert not queries.corrections_to_decide(road.actor("leader2")).exists()
    others = ["citizen1", "clerk1", "specialist1", "registry1", "leader2", "admin1"]
    forbidden_to(road.actor, others, lambda who: decide(who, made))
    both = replace(specialist, grants=specialist.grants | leader.grants)
    refused(Forbidden, lambda: decide(both, made))
    refused(Unsound, lambda: decide(leader, made, agreed=False, words="."))
    why = "Giấy chứng sinh ghi đúng như sổ."
    once_only(
        lambda word: decide(leader, made, word, agreed=False, words=why),
        lambda word: decide(leader, made, word),
    )
    made.refresh_from_db()
    assert (made.agreed, made.words, made.change_id) == (False, why, None)
    assert Entry.objects.get().data[NAME] == "Trần Ngọc Hân" and not EntryChange.objects.exists()
    refused(NotNow, lambda: decide(leader, made))
    assert correct(specialist).correction.by_id == specialist.person


def test_it_is_judged_once_more_when_it_is_decided(road: Road, province: None) -> None:
    Register.objects.filter(pk="births").update(keys=UNIQUE)
    road.to("done")
    made = propose(road.actor("specialist1"), field=NUMBER, value="000000000102")
    road.to("done", number="000000000102", **TWIN)
    refusal = refused(Unsound, lambda: decide(road.actor("leader1"), made))
    assert "Số này đã ghi cho trẻ khác" in refusal.faults[NUMBER]
    decide(road.actor("leader1"), made, agreed=False, words="Số này là của trẻ kia.")


def test_the_database_wants_two_persons(road: Road) -> None:
    road.to("done")
    made = propose(road.actor("specialist1"))
    for broken in ({"decided_by": made.by_id, "decided_at": LATER, "agreed": False}, {"agreed": True}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Correction.objects.update(**broken)


def test_a_person_is_called_what_the_corrected_entry_says(road: Road) -> None:
    """Later forms name the new one; what was given stays. Whose name only stands beside is called as before."""
    road.to("done")
    child = EntryParty.objects.get(part="child").party_id
    correct(road.actor("specialist1"))
    correct(road.actor("specialist1"), field="mother.full_name", value="Nguyễn Thị Thảo Em")
    change = NameChange.objects.get()
    assert Person.objects.get(pk=child).full_name == "Trần Ngọc Hà"
    assert (change.person_id, change.was, change.now, change.since) == (
        child,
        "Trần Ngọc Hân",
        "Trần Ngọc Hà",
        LATER.date(),
    )
    assert "số 1/2026" in change.source and change.by_id == road.actor("leader1").person
    recorded = ledger.of_subject("person", str(child))[0]
    assert recorded.action == "person.name_changed" and "Trần" not in str(ledger.facts(recorded))


def test_who_is_to_decide_hears_so_at_their_desk(road: Road) -> None:
    decision = road.decision()
    later.propose(road, decision)
    waiting = propose(road.actor("specialist1"))
    leader = road.actor("leader1")
    news = {one.kind: one for one in DeskNews.objects.filter(person=leader.person)}
    assert decision.symbol in news["desk_later_to_sign"].body
    assert str(waiting.pk) in news["desk_correction_to_decide"].path
    kinds = set(news) & {"desk_later_to_sign", "desk_correction_to_decide"}
    assert not DeskNews.objects.filter(kind__in=kinds).exclude(person=leader.person).exists()
