"""What is offered is what may be done: every declared act, in every state, on every desk."""

from dataclasses import replace
from typing import Any

import pytest

from duoc.dossiers.acts import act as acts
from duoc.dossiers.acts import open_acts
from duoc.dossiers.acts.kinds import DOSSIER
from duoc.dossiers.models import Dossier
from duoc.people.powers import ALL_POWERS, Grant, Relation
from tests.cast import MONDAY
from tests.stages import Road

pytestmark = pytest.mark.django_db
DESKS = ("", "applicant", "clerk", "specialist", "leader", "registry")


@pytest.fixture
def dossier(road: Road) -> Dossier:
    return road.to("accepted")


def almighty(road: Road, role: str) -> Any:
    everything = tuple(Grant(power, Relation.ALL) for power in sorted(ALL_POWERS))
    return replace(road.actor("clerk1"), role=role, grants=everything)


@pytest.mark.parametrize("state", Dossier.State.values)
def test_each_act_is_refused_outside_its_states_and_offered_only_where_it_is_not(
    road: Road, dossier: Dossier, state: str
) -> None:
    for desk in DESKS:
        dossier.state, dossier.desk = state, desk
        actor = almighty(road, desk or "clerk")
        offered = open_acts(actor, dossier, MONDAY)
        for name, act in acts._ACTS.items():
            if act.kind is DOSSIER:
                refusal = act.refusal(dossier, actor, MONDAY)
                assert (refusal is None) == (name in offered), (name, desk)
                assert refusal is not None or state in act.states, (name, desk)


def test_a_desk_keeps_others_out_and_so_does_a_missing_power(road: Road, dossier: Dossier) -> None:
    for name, act in acts._ACTS.items():
        if act.kind is not DOSSIER:
            continue
        dossier.state, dossier.desk = sorted(act.states)[0], "specialist"
        if act.on_desk:
            assert act.refusal(dossier, almighty(road, "clerk"), MONDAY) is not None, name
        powerless = replace(almighty(road, "specialist"), grants=())
        assert act.refusal(dossier, powerless, MONDAY) is not None, name
