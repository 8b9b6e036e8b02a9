"""Every form leaves in the name of somebody who may give it: one rule for all of them."""

import pytest

from duoc.dossiers.acts.act import Act, declared
from duoc.dossiers.papers import papers
from duoc.dossiers.papers.stop_notice import STOP_NOTICE
from duoc.people.powers import Power
from tests.cast import MONDAY
from tests.stages import Road

SIGNED_BY_THE_HEAD = {"apology_04", "stop_05", "opinion_letter"}
GIVEN = [act for act in declared() if act.paper is not None]


@pytest.mark.parametrize("act", GIVEN, ids=lambda act: act.name)
def test_the_act_that_gives_a_form_asks_for_the_power_to_give_it(act: Act[object, object]) -> None:
    assert act.paper is not None
    assert act.power in act.paper.powers
    assert (act.paper.form in SIGNED_BY_THE_HEAD) == (act.paper.powers == {Power.DECISION_SIGN})


@pytest.mark.django_db
def test_no_form_is_given_by_who_may_not(road: Road) -> None:
    """Whatever act would draft it."""
    dossier, row = road.to("accepted"), type("Row", (), {"request": None})()
    with pytest.raises(RuntimeError, match="stop_05"):
        papers.draft_form(STOP_NOTICE, dossier, row, road.actor("specialist1"), MONDAY)
