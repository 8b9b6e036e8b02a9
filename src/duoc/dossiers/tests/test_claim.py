"""A dossier is taken out of the queue of the unit into one official's hand, given on, and put back."""

from typing import Any

import pytest
from tests.asking import once_only, refused, story
from tests.cast import MONDAY, key
from tests.changed_definition import changed
from tests.colleagues import colleague, seat_of
from tests.stages import Road, by_form, fresh

from duoc.dossiers import queries
from duoc.dossiers.actions import ASSIGN, CLAIM, GIVE, finish_step
from duoc.dossiers.actions.assign import Given as Assigned
from duoc.dossiers.actions.give import Given as Gift
from duoc.dossiers.acts import DESK, Nothing, open_acts
from duoc.dossiers.models import Assignment, Dossier
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.people.models import Appointment
from duoc.people.powers import Actor, Forbidden

pytestmark = pytest.mark.django_db
WHY = "Tôi đi công tác đến hết tuần."


def do(act: Any, who: Actor, dossier: Dossier, given: Any = None, mine: str = "") -> Any:
    return act.perform(dossier.pk, given or Nothing(), actor=who, key=mine or key(), at=MONDAY)


def held(dossier: Dossier) -> Assignment:
    return Assignment.objects.get(dossier=dossier, ended_at=None)


def test_who_claims_holds_it_until_it_is_put_back(road: Road) -> None:
    dossier, specialist = road.to("accepted"), road.actor("specialist1")
    other = road.to("accepted", "000000000102")
    once_only(
        lambda mine: do(CLAIM, specialist, dossier, mine=mine),
        lambda mine: do(CLAIM, specialist, other, mine=mine),
    )
    assert fresh(dossier).assigned_to_id == specialist.person
    hand = held(dossier)
    assert (hand.person_id, hand.post_id, hand.by_id) == (specialist.person, specialist.post, specialist.person)
    by_form(specialist, "put_back", dossier, {"reason": WHY}, DESK)
    assert fresh(dossier).assigned_to_id is None and held(dossier).reason == WHY
    hand.refresh_from_db()
    assert hand.ended_at == MONDAY and hand.person_id == specialist.person  # kept, not wiped
    assert story(dossier)[-2:] == ["dossier.claimed", "dossier.put_back"]


def test_what_is_claimed_is_not_claimed_again(road: Road) -> None:
    dossier, second = road.to("accepted"), colleague(road)
    do(CLAIM, road.actor("specialist1"), dossier)
    refusal = refused(OutOfTurn, lambda: do(CLAIM, second, dossier))
    assert "đã có người nhận" in refusal.say and refusal.remedy


def test_a_colleague_works_on_it_no_more_and_reads_it_as_before(road: Road) -> None:
    dossier, second = road.to("accepted"), colleague(road)
    assert "dossiers.suspend" in open_acts(second, dossier, MONDAY)
    do(CLAIM, road.actor("specialist1"), dossier)
    here = fresh(dossier)
    assert not {"dossiers.suspend", "dossiers.give", "dossiers.put_back"} & open_acts(second, here, MONDAY)
    why = {"reason": WHY, "legal_basis": "Điều 1 Luật Hộ tịch"}
    refusal = refused(OutOfTurn, lambda: by_form(second, "propose_stop", dossier, why, DESK))
    assert "Đỗ Quốc Thịnh" in refusal.say
    assert queries.dossier(second, dossier.pk, MONDAY) == dossier
    assert "dossiers.suspend" in open_acts(road.actor("specialist1"), here, MONDAY)


def test_lists_tell_my_own_nobodys_and_the_rooms(road: Road) -> None:
    mine, free, theirs = road.to("accepted"), road.to("accepted", "000000000102"), road.to("accepted", "000000000103")
    first, second = road.actor("specialist1"), colleague(road)
    do(CLAIM, first, mine)
    do(CLAIM, second, theirs)
    assert set(queries.desk(first)) == {mine, free} and set(queries.desk(second)) == {theirs, free}
    rows = queries.of_unit(first)
    assert set(rows.filter(queries.hands.on_desk_of_unit(first))) == {mine, free, theirs}
    assert set(rows.filter(queries.hands.in_own_hand(first))) == {mine}


def test_who_holds_it_gives_it_to_a_colleague_with_a_reason(road: Road) -> None:
    dossier, first, second = road.to("accepted"), road.actor("specialist1"), colleague(road)
    refused(OutOfTurn, lambda: do(GIVE, first, dossier, Gift(seat_of(second), WHY)))  # nobody holds it yet
    do(CLAIM, first, dossier)
    short = refused(Incomplete, lambda: by_form(first, "give", dossier, {"to": seat_of(second), "reason": "bận"}, DESK))
    assert set(short.faults) == {"reason"}
    by_form(first, "give", dossier, {"to": seat_of(second), "reason": WHY}, DESK)
    hand = held(dossier)
    assert (hand.person_id, hand.by_id, hand.reason) == (second.person, first.person, WHY)
    assert dossier not in queries.desk(first) and dossier in queries.desk(second)
    refused(OutOfTurn, lambda: by_form(first, "put_back", dossier, {"reason": WHY}, DESK))  # no longer theirs


@pytest.mark.parametrize("name", ["specialist2", "clerk1", "leader1", "specialist1"])
def test_nobody_gets_it_who_is_not_of_the_unit_or_may_not_or_has_it(road: Road, name: str) -> None:
    dossier, first = road.to("accepted"), road.actor("specialist1")
    colleague(road)
    do(CLAIM, first, dossier)
    seat = seat_of(road.actor(name))
    for act, who, given in ((GIVE, first, Gift(seat, WHY)), (ASSIGN, road.actor("leader1"), Assigned(seat, WHY))):
        refusal = refused(Incomplete, lambda act=act, who=who, given=given: do(act, who, dossier, given))
        assert set(refusal.faults) == {"to"}


def test_nobody_gets_it_whose_appointment_has_ended(road: Road) -> None:
    dossier, first, second = road.to("accepted"), road.actor("specialist1"), colleague(road)
    do(CLAIM, first, dossier)
    Appointment.objects.filter(person_id=second.person).update(valid_to=MONDAY.date())
    refused(OutOfTurn, lambda: do(GIVE, first, dossier, Gift(seat_of(second), WHY)))  # and there is nobody else


def test_the_head_says_who_handles_it_whoever_has_it(road: Road) -> None:
    dossier, first, second = road.to("accepted"), road.actor("specialist1"), colleague(road)
    leader = road.actor("leader1")
    do(ASSIGN, leader, dossier, Assigned(seat_of(first)))  # out of the queue: no reason is needed
    assert fresh(dossier).assigned_to_id == first.person and held(dossier).by_id == leader.person
    refusal = refused(Incomplete, lambda: do(ASSIGN, leader, dossier, Assigned(seat_of(second))))
    assert set(refusal.faults) == {"reason"}
    do(ASSIGN, leader, dossier, Assigned(seat_of(second), WHY))
    assert fresh(dossier).assigned_to_id == second.person and held(dossier).reason == WHY
    do(ASSIGN, leader, dossier, Assigned("queue", WHY))
    assert fresh(dossier).assigned_to_id is None and dossier in queries.desk(first)
    assert story(dossier)[-3:] == ["dossier.assigned"] * 3


def test_only_who_may(road: Road) -> None:
    dossier, first = road.to("accepted"), road.actor("specialist1")
    for name in ("citizen1", "clerk2", "specialist2", "leader2"):
        refused(Forbidden, lambda name=name: do(CLAIM, road.actor(name), dossier))
        refused(Forbidden, lambda name=name: do(ASSIGN, road.actor(name), dossier, Assigned(seat_of(first))))
    refused(OutOfTurn, lambda: do(CLAIM, road.actor("clerk1"), dossier))  # of the unit, but of another desk
    refused(Forbidden, lambda: do(ASSIGN, first, dossier, Assigned(seat_of(first))))


def test_the_next_turn_begins_in_the_queue(road: Road) -> None:
    dossier = road.to("accepted")
    do(CLAIM, road.actor("specialist1"), dossier)
    road.propose(dossier)
    assert fresh(dossier).assigned_to_id is None


def test_a_step_to_the_same_desk_of_the_same_unit_leaves_it_in_the_hand_in_which_it_lay(road: Road) -> None:
    changed(added=[(1, {"id": "look", "post": "specialist"})])
    dossier, specialist = road.to("accepted"), road.actor("specialist1")
    assert fresh(dossier).step == "look"
    do(CLAIM, specialist, dossier)
    finish_step(actor=specialist, dossier_id=dossier.pk, key=key(), at=MONDAY)
    hand, here = held(dossier), fresh(dossier)
    assert (here.desk, here.step != "look", here.assigned_to_id) == ("specialist", True, specialist.person)
    assert (hand.person_id, hand.post_id) == (specialist.person, specialist.post)
    unclaimed = road.to("accepted", "000000000103")
    finish_step(actor=specialist, dossier_id=unclaimed.pk, key=key(), at=MONDAY)
    assert held(unclaimed).person_id is None, "what lay in the queue stays there"
