"""Who may do what: the table of the law beside the code, every role, power and relation."""

import uuid
from dataclasses import replace
from typing import Any

import pytest
from tests.cast import MONDAY

from duoc.people.mandates import KINDS, RECORDED, REPRESENTING, HeldMandate, MandateKind
from duoc.people.powers import WORKER, Actor, Forbidden, Grant, Holder, Power, Reach, Relation, allowed, check

ME, OTHER, HOME, AWAY, SEAT = (uuid.UUID(int=number) for number in range(1, 6))
MINE = Reach(parties=frozenset({ME}))
OF_UNIT = Reach(parties=frozenset({OTHER}), units=frozenset({HOME}))
OF_OTHERS = Reach(parties=frozenset({OTHER}), units=frozenset({AWAY}), holder=Holder(AWAY, OTHER))
IN_MY_HAND = Reach(units=frozenset({AWAY}), holder=Holder(HOME, ME))
IN_OUR_QUEUE = Reach(units=frozenset({AWAY}), holder=Holder(HOME))
IN_A_COLLEAGUES_HAND = Reach(units=frozenset({HOME}), holder=Holder(HOME, OTHER))
IN_MY_HAND_ELSEWHERE = Reach(units=frozenset({AWAY}), holder=Holder(AWAY, ME))
IN_ANOTHER_QUEUE = Reach(units=frozenset({AWAY}), holder=Holder(AWAY))
NOWHERE = Reach()

# relation: the objects that it covers for an official (ME on SEAT in HOME)
COVERS = {
    Relation.OWN: {"mine"},
    Relation.UNIT: {"unit", "colleague"},
    Relation.ASSIGNED: {"hand", "queue"},
    Relation.ALL: {"mine", "unit", "others", "hand", "queue", "colleague", "elsewhere", "other queue", "nowhere"},
}
OBJECTS = {
    "mine": MINE,
    "unit": OF_UNIT,
    "others": OF_OTHERS,
    "hand": IN_MY_HAND,
    "queue": IN_OUR_QUEUE,
    "colleague": IN_A_COLLEAGUES_HAND,
    "elsewhere": IN_MY_HAND_ELSEWHERE,
    "other queue": IN_ANOTHER_QUEUE,
    "nowhere": NOWHERE,
}


def official(*grants: Grant) -> Actor:
    return Actor(
        account_id=ME, person_id=ME, person_name="Cán Bộ", grants=frozenset(grants), post_id=SEAT, organisation_id=HOME
    )


@pytest.mark.parametrize("relation", [Relation.UNIT, Relation.ALL])
def test_what_protects_who_asked_is_reached_by_who_has_it_in_hand_and_by_its_signers(relation: Relation) -> None:
    power = Power.DOSSIER_READ

    def reached(role: str, holder: Holder | None, **more: Any) -> bool:
        who = replace(official(Grant(power, relation)), role=role, **more)
        return allowed(who, power, replace(OF_UNIT, holder=holder, confined_to=frozenset({"leader"})))

    assert reached("clerk", Holder(HOME, role="clerk")) and reached("clerk", Holder(HOME, ME, "clerk"))
    assert not reached("specialist", Holder(HOME, role="clerk")) and not reached("clerk", Holder(HOME, OTHER, "clerk"))
    assert not reached("clerk", Holder(AWAY, role="clerk")) and not reached("clerk", None)
    assert reached("leader", Holder(HOME, OTHER, "clerk")) and reached("leader", None)
    assert not reached("leader", None, organisation_id=AWAY)


def citizen(*grants: Grant) -> Actor:
    return Actor(account_id=ME, person_id=ME, person_name="Người Dân", grants=frozenset(grants))


@pytest.mark.parametrize("power", list(Power))
@pytest.mark.parametrize("relation", list(Relation))
def test_a_grant_covers_its_relation_and_its_power_only(power: Power, relation: Relation) -> None:
    who = official(Grant(power, relation))
    for name, reach in OBJECTS.items():
        assert allowed(who, power, reach) == (name in COVERS[relation]), name
        for other in Power:
            if other != power:
                assert not allowed(who, other, reach)


@pytest.mark.parametrize("relation", [Relation.UNIT, Relation.ASSIGNED])
def test_who_sits_nowhere_has_no_unit_and_no_seat(relation: Relation) -> None:
    who = citizen(Grant(Power.DOSSIER_READ, relation))
    assert not any(allowed(who, Power.DOSSIER_READ, reach) for reach in OBJECTS.values())


def test_nobody_owns_what_belongs_to_nobody() -> None:
    part = Actor(
        account_id=None, person_id=None, person_name="", grants=frozenset({Grant(Power.DOSSIER_READ, Relation.OWN)})
    )
    assert not allowed(part, Power.DOSSIER_READ, NOWHERE) and not allowed(part, Power.DOSSIER_READ, MINE)
    assert not WORKER.grants


def test_without_any_grant_everything_is_refused() -> None:
    for power in Power:
        for reach in OBJECTS.values():
            with pytest.raises(Forbidden) as caught:
                check(official(), power, reach, MONDAY)
            assert caught.value.say and caught.value.remedy


def test_a_held_power_shows_a_menu() -> None:
    who = official(Grant(Power.DECISION_SIGN, Relation.UNIT))
    assert who.holds(Power.DECISION_SIGN) and not who.holds(Power.DECISION_REVOKE)


def test_some_acts_need_a_person_or_a_post() -> None:
    assert official().person == ME and official().post == SEAT
    with pytest.raises(Forbidden):
        _ = citizen().post
    with pytest.raises(Forbidden):
        _ = WORKER.person
    assert citizen().key == f"person:{ME}" and citizen().post_key == "" and WORKER.key == "system:worker"


def test_what_a_kind_of_mandate_is_stands_in_one_table() -> None:
    assert set(KINDS) == set(MandateKind)
    named = {power for facts in KINDS.values() for power in (*(facts.only or ()), *facts.never)}
    assert named <= set(Power) and all(facts.label for facts in KINDS.values())
    for kind in MandateKind:
        held = HeldMandate(uuid.uuid4(), OTHER, kind)
        assert (kind in REPRESENTING) is held.represents and (kind in RECORDED) is held.is_by_law
