"""The registry returns a signed result that cannot be issued: it is void, and the dossier goes back."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.asking import forbidden_to, once_only, refused, story
from tests.cast import MONDAY, key
from tests.stages import Road, by_form, fresh

from duoc.decisions import queries
from duoc.decisions.models import Decision, SendBack
from duoc.dossiers.acts import DESK, open_acts
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.refusal import NotNow
from duoc.instruments.calculations import Unsound

pytestmark = pytest.mark.django_db
REASON = "Số định danh này đã ghi cho trẻ khác."


def give_back(who: Any, dossier: Any, word: str = "", reason: str = REASON) -> SendBack:
    row: SendBack = by_form(who, "return_signed", dossier, {"reason": reason}, DESK, word or key())
    return row


def test_it_is_void_and_lies_with_whoever_proposed_it(road: Road) -> None:
    dossier = road.to("signed")
    row = give_back(road.actor("registry1"), dossier)
    again = fresh(dossier)
    assert (again.desk, again.step, again.result_signed_at) == ("specialist", "examine", None)
    assert (row.reason, row.proposal.standing, row.post.role) == (REASON, False, "registry")
    assert Decision.objects.get().state == Decision.State.VOID and queries.of_dossier(dossier) == []
    assert story(dossier)[-1] == "decision.returned"


def test_a_signature_that_is_never_made_can_be_returned_too(road: Road) -> None:
    dossier = road.to("approved")
    give_back(road.actor("registry1"), dossier)
    road.make_signatures(dossier)
    assert Decision.objects.get().state == Decision.State.VOID


@pytest.mark.parametrize("stage", ["accepted", "checked", "numbered", "done"])
def test_only_what_is_signed_and_not_numbered(road: Road, stage: str) -> None:
    dossier, who = road.to(stage), road.actor("registry1")
    assert "decisions.return_signed" not in open_acts(who, dossier, MONDAY)
    refused(OutOfTurn if stage != "numbered" else NotNow, lambda: give_back(who, dossier))


def test_who_may_why_and_how_often(road: Road) -> None:
    dossier = road.to("signed")
    others = ["citizen1", "clerk1", "specialist1", "leader1", "registry2", "admin1"]
    forbidden_to(road.actor, others, lambda who: give_back(who, dossier))
    who = road.actor("registry1")
    for reason in (" ", "."):
        refused((Incomplete, Unsound), lambda reason=reason: give_back(who, dossier, reason=reason))
    once_only(lambda word: give_back(who, dossier, word), lambda word: give_back(who, dossier, word, REASON + " Thật."))


def test_what_is_void_is_never_numbered(road: Road) -> None:
    """The database keeps it as it is told: a text with a number is not in this state by any act."""
    dossier = road.to("signed")
    give_back(road.actor("registry1"), dossier)
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.update(state="numbered")
