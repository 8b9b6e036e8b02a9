"""Two officials reach for the same dossier at the same moment."""

from typing import Any

import pytest

from duoc.dossiers.acts import DESK
from duoc.dossiers.models import Assignment
from duoc.ground.ledger import queries as ledger
from duoc.ground.refusal import Refusal
from tests.asking import story
from tests.colleagues import colleague, seat_of
from tests.rivals import at_once, losers, winners
from tests.stages import Road, by_form, fresh

pytestmark = pytest.mark.django_db(transaction=True)
WHY = "Tôi đi công tác đến hết tuần."


def test_two_claim_and_one_gets_it(road: Road) -> None:
    dossier, first, second = road.to("accepted"), road.actor("specialist1"), colleague(road)
    answers = at_once(*(lambda who=who: by_form(who, "claim", dossier, {}, DESK) for who in (first, second)))
    (winner,), (loser,) = winners(answers), losers(answers)
    assert isinstance(loser, Refusal) and loser.say
    assert fresh(dossier).assigned_to_id == winner.person_id
    assert story(dossier).count("dossier.claimed") == 1 and ledger.verify().holds


def test_the_head_gives_it_away_while_it_is_put_back_and_worked_on(road: Road) -> None:
    dossier, first, second = road.to("accepted"), road.actor("specialist1"), colleague(road)
    by_form(first, "claim", dossier, {}, DESK)
    gift: dict[str, Any] = {"to": seat_of(second), "reason": WHY}
    answers = at_once(
        lambda: by_form(road.actor("leader1"), "assign", dossier, gift, DESK),
        lambda: by_form(first, "put_back", dossier, {"reason": WHY}, DESK),
        lambda: road.propose(dossier),
    )
    assert all(isinstance(loser, Refusal) and loser.say for loser in losers(answers))
    open_hand = Assignment.objects.filter(dossier=dossier, ended_at=None).first()  # none with the applicant
    assert fresh(dossier).assigned_to_id == (open_hand.person_id if open_hand else None) and ledger.verify().holds
