"""The state that follows an act is one of those that its declaration names."""

from dataclasses import dataclass, replace
from typing import Any

import pytest
from tests.cast import MONDAY, key
from tests.stages import Road, fresh

from duoc.dossiers.actions.accept import ACCEPT
from duoc.dossiers.actions.mirror import MIRROR
from duoc.dossiers.actions.supplement import SUPPLEMENT
from duoc.dossiers.acts import leave
from duoc.dossiers.acts.act import Act
from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.models import Dossier
from duoc.ground.ledger.models import Entry
from duoc.ground.once.models import Performance
from duoc.notices.models import Notice

pytestmark = pytest.mark.django_db
State = Dossier.State


@dataclass(frozen=True)
class Given:
    note: str


def leading_to(act: Act[Any, Any], state: str | None) -> Act[Any, Any]:
    """The same act, whose `write` changes the dossier and says that this state follows."""

    def write(doing: Doing[Given]) -> Outcome[Dossier]:
        doing.dossier.variant = "half done"
        doing.dossier.save()
        return Outcome(doing.dossier, {"note": doing.given.note}, state=state)

    return replace(act, write=write, row=Dossier, paper=None, conditions=(), on_desk=False)


def counts() -> list[int]:
    return [Entry.objects.count(), Notice.objects.count(), Performance.objects.count()]


def perform(act: Act[Any, Any], road: Road, dossier: Dossier, who: str) -> Any:
    return act.perform(dossier.pk, Given("x"), actor=road.actor(who), key=key(), at=MONDAY)


@pytest.mark.parametrize(
    ("act", "state"),
    [(ACCEPT, State.DONE), (MIRROR, State.PROCESSING), (SUPPLEMENT, State.DONE), (SUPPLEMENT, None)],
)
def test_another_state_is_a_fault_of_the_program_and_nothing_is_half_done(
    road: Road, act: Act[Any, Any], state: str | None
) -> None:
    dossier = road.file()
    if act is SUPPLEMENT:
        road.request_supplement(dossier)
    before = fresh(dossier)
    kept = counts()
    wrong = replace(leading_to(act, state), after=act.after)
    who = {ACCEPT: "clerk1", MIRROR: "specialist1", SUPPLEMENT: "citizen1"}[act]
    with pytest.raises(RuntimeError, match="is not declared to follow"):
        perform(wrong, road, dossier, who)
    after = fresh(dossier)
    assert (after.state, after.desk, after.variant) == (before.state, before.desk, before.variant)
    assert counts() == kept


def test_one_state_follows_by_itself_and_no_state_stays(road: Road) -> None:
    dossier = road.file()
    perform(replace(leading_to(MIRROR, None), after=frozenset()), road, dossier, "specialist1")
    assert fresh(dossier).state == State.FILED
    perform(
        replace(leading_to(MIRROR, None), after=frozenset({State.REFUSED}), move=leave), road, dossier, "specialist1"
    )
    assert fresh(dossier).state == State.REFUSED


def test_of_several_states_write_names_one(road: Road) -> None:
    dossier = road.file()
    several = frozenset({State.REFUSED, State.CANCELLED})
    perform(replace(leading_to(MIRROR, State.CANCELLED), after=several, move=leave), road, dossier, "specialist1")
    assert fresh(dossier).state == State.CANCELLED


def test_a_state_set_past_the_declaration_does_not_stay(road: Road) -> None:
    def write(doing: Doing[Given]) -> Outcome[Dossier]:
        doing.dossier.state = State.CANCELLED
        return Outcome(doing.dossier)

    dossier = road.file()
    perform(replace(leading_to(MIRROR, None), write=write), road, dossier, "specialist1")
    assert fresh(dossier).state == State.FILED
