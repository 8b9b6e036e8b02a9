"""Two people, or a person and the clock, at the same moment: suspending, stopping, adding what is missing."""

from datetime import datetime

import pytest
from django.db import transaction

from duoc.dossiers import actions as dossiers
from duoc.dossiers.acts import DESK
from duoc.dossiers.models import Stopping, Supplement, SupplementLapse, SupplementRequest, Suspension
from duoc.ground.ledger import queries as ledger
from duoc.ground.refusal import Refusal
from duoc.ground.worktime.calculations import VIETNAM
from tests import stop_acts
from tests.asking import story
from tests.cast import BIRTH
from tests.changed_definition import reworded
from tests.rivals import at_once, losers, winners
from tests.stages import Road, by_form, fresh

pytestmark = pytest.mark.django_db(transaction=True)
WHY = {"reason": "Đang có tranh chấp tại Tòa án.", "legal_basis": "Điều 12 Luật Hộ tịch"}
RESTS = {**WHY, "awaits": "Bản án của Tòa án", "waits_for": "other_body", "expected_on": "2026-12-15"}
END = datetime(2026, 11, 26, 17, tzinfo=VIETNAM)


def expire(request: SupplementRequest) -> None:
    """As the job does it."""
    with transaction.atomic():
        dossiers.expire_supplement(request_id=request.pk, at=END)


def test_one_suspends_while_another_stops(road: Road) -> None:
    dossier, who, leader = stop_acts.with_a_stop(road), road.actor("specialist1"), road.actor("leader1")
    answers = at_once(
        lambda: by_form(who, "suspend", dossier, RESTS, DESK),
        lambda: by_form(who, "suspend", dossier, RESTS, DESK),
        lambda: stop_acts.sign(leader, dossier),
    )
    assert all(isinstance(loser, Refusal) and loser.say for loser in losers(answers))
    assert Suspension.objects.count() <= 1 and Stopping.objects.count() <= 1
    assert not Suspension.objects.filter(resumed_at=None).exists() or fresh(dossier).state == "suspended"
    assert fresh(dossier).state == ("stopped" if Stopping.objects.exists() else "suspended")
    assert ledger.verify().holds


@pytest.mark.parametrize("unanswered", ["stop", "refuse"])
def test_a_supplement_on_the_last_moment_and_the_clock(road: Road, unanswered: str) -> None:
    reworded(BIRTH, clock={"supplement": "restart", "stop_after": "2 working_day", "unanswered": unanswered})
    dossier = road.to("accepted")
    request = road.request_supplement(dossier, "specialist1")
    answers = at_once(
        lambda: road.supplement(dossier, at=END),
        lambda: expire(request),
    )
    over = {"stop": Stopping, "refuse": SupplementLapse}[unanswered]
    assert Supplement.objects.count() + over.objects.count() == 1
    assert fresh(dossier).state == ("stopped" if Stopping.objects.exists() else "processing")
    assert len(winners(answers)) == (2 if Supplement.objects.exists() else 1)
    event = {"stop": "dossier.supplement_expired", "refuse": "dossier.supplement_lapsed"}[unanswered]
    assert story(dossier).count(event) == over.objects.count() and ledger.verify().holds
