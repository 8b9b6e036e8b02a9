"""A paper that came after its dossier's result was handed over is handed over itself, with proof of its own; and the
old original is given back, or declared lost."""

from datetime import timedelta
from typing import Any

import pytest
from tests import later
from tests.asking import forbidden_to, once_only, refused, story
from tests.cast import MONDAY, key
from tests.later import LOST, waiting, with_the_post
from tests.stages import Road, by_form
from tests.takers import own_taker

from duoc.decisions.models import Decision
from duoc.dossiers import actions
from duoc.dossiers.acts import DESK
from duoc.dossiers.models import NewHandover, NewOriginal
from duoc.dossiers.new_originals import code_of, ready_at_counter
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.dossiers.typed_codes import collection_code
from duoc.ground.ledger import queries as ledger
from duoc.ground.ledger.models import Entry
from duoc.ground.refusal import NotNow
from duoc.notices.models import Notice

pytestmark = pytest.mark.django_db
NAME = {"field": "child.full_name", "value": "Trần Ngọc Hà"}


def give(road: Road, original: NewOriginal, who: str = "clerk1", word: str = "", **more: Any) -> NewHandover:
    code = collection_code(original.dossier, original)
    given = {"old": "returned", "taker": own_taker(original.dossier, code=code), "key": word or key(), **more}
    return actions.hand_over_new(actor=road.who(who), original_id=original.pk, at=MONDAY, **given)


@pytest.mark.parametrize(("turn", "more"), [("reissue", {}), ("correct", NAME), ("revoke", {})])
def test_it_waits_at_the_counter_and_is_given_with_proof(road: Road, turn: str, more: dict[str, str]) -> None:
    original = waiting(road, turn, **more)
    assert list(ready_at_counter(road.who("clerk1"))) == [original]
    assert list(ready_at_counter(road.who("clerk2"))) == []
    assert "bản cũ" in Notice.objects.get(kind="new_original_ready").body
    made = give(road, original)
    assert (made.old, made.taker, made.proven_by) == ("returned", "applicant", "code")
    original.refresh_from_db()
    assert original.outcome == "given" and original.settled_at == MONDAY
    assert not ready_at_counter(road.who("clerk1")).exists() and code_of(original) == ""
    assert story(original.dossier)[-1] == "dossier.new_original_returned"
    assert ledger.facts(Entry.objects.latest("number"))["old"] == "returned"
    assert "báo ngay cho" in Notice.objects.get(kind="new_original_taken").body


def test_it_has_a_code_of_its_own(road: Road) -> None:
    """The counter has heard the first one: who knows that has not taken this paper."""
    original = waiting(road)
    first = collection_code(original.dossier)
    assert code_of(original) not in ("", first)
    taker = own_taker(original.dossier, code=first)
    assert "collection_code" in refused(Incomplete, lambda: give(road, original, taker=taker)).faults
    assert not NewHandover.objects.exists()


@pytest.mark.parametrize("old", ["", "kept", "sold"])
def test_somebody_says_where_the_old_one_is(road: Road, old: str) -> None:
    original = waiting(road)
    assert "old" in refused(Incomplete, lambda: give(road, original, old=old)).faults
    assert give(road, original, old="lost").old == "lost"


def test_who_is_served_a_revocation_may_still_keep_the_old_one(road: Road) -> None:
    assert give(road, waiting(road, "revoke"), old="kept").old == "kept"


def test_who_took_it_online_has_the_new_one_at_once(road: Road) -> None:
    decision = road.decision("returned")
    later.in_force(road, later.propose(road, decision, "reissue", **LOST))
    original = NewOriginal.objects.select_related("dossier").get()
    assert original.outcome == "online" and not ready_at_counter(road.who("clerk1")).exists()
    assert not Notice.objects.filter(kind="new_original_ready").exists()
    refused(NotNow, lambda: give(road, original, old=""))


def test_what_still_lies_at_the_counter_is_given_together(road: Road) -> None:
    later.in_force(road, later.propose(road, road.decision(), "reissue", **LOST))
    assert not NewOriginal.objects.exists()


def test_what_the_post_brings_back_is_given_with_the_new_one(road: Road) -> None:
    original = with_the_post(road)
    dossier = original.dossier
    refused(OutOfTurn, lambda: give(road, original))
    road.take_back_parcel(dossier)
    results = [str(original.instrument_id)]
    way = {"way": "counter", "taker": own_taker(dossier), "results": results}
    actions.hand_over(actor=road.who("clerk1"), dossier_id=dossier.pk, key=key(), at=MONDAY, **way)
    original.refresh_from_db()
    assert original.outcome == "with_first"


def test_what_came_after_the_parcel_left_waits_once_that_is_delivered(road: Road) -> None:
    original = with_the_post(road)
    assert not ready_at_counter(road.who("clerk1")).exists()
    delivered = {"on": MONDAY.date().isoformat(), "received_by": ""}
    NewOriginal.objects.update(since=MONDAY + timedelta(hours=1))
    by_form(road.who("clerk1"), "confirm_parcel", original.dossier, delivered, DESK)
    assert list(ready_at_counter(road.who("clerk1"))) == [original]
    assert Notice.objects.filter(kind="new_original_ready").count() == 1
    assert give(road, NewOriginal.objects.select_related("dossier").get()).old == "returned"


def test_a_newer_one_takes_its_place_before_anybody_fetched_it(road: Road) -> None:
    first = waiting(road)
    decision = Decision.objects.select_related("dossier").get(pk=first.instrument_id)
    later.revoked(road, decision)
    first.refresh_from_db()
    newest = NewOriginal.objects.get(outcome="")
    assert first.outcome == "superseded" and newest.revokes
    refused(NotNow, lambda: give(road, first))
    assert give(road, NewOriginal.objects.select_related("dossier").get(pk=newest.pk)).original_id == newest.pk


def test_it_is_not_given_away_while_it_is_being_revoked(road: Road) -> None:
    original = waiting(road)
    decision = Decision.objects.select_related("dossier").get(pk=original.instrument_id)
    later.signed(road, later.propose(road, decision))
    assert "thu hồi" in refused(NotNow, lambda: give(road, original)).say


def test_once_and_by_the_counter_alone(road: Road) -> None:
    original = waiting(road)
    forbidden_to(
        road.actor,
        ["citizen1", "specialist1", "clerk2"],
        lambda who: actions.hand_over_new(
            actor=who, original_id=original.pk, old="lost", taker=own_taker(original.dossier), key=key(), at=MONDAY
        ),
    )
    once_only(lambda word: give(road, original, word=word), lambda word: give(road, original, word=word, old="lost"))
    refused(NotNow, lambda: give(road, original))
    assert NewHandover.objects.count() == 1
