"""Before the day of a split somebody says where each seat goes on; it takes effect on that day."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from tests.asking import refused
from tests.bodies import EAST, LATER, NEW, TODAY, WEST, body, written
from tests.cast import COMMUNE, OTHER_COMMUNE, key

from duoc.ground.ledger import queries as ledger
from duoc.people import actions, queries
from duoc.people.models import Account, PlannedSeat, Post, Reorganisation
from duoc.people.powers import Actor, Forbidden
from duoc.people.rules import PlacingRefused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]
Actors = Callable[..., Actor]
DAY, THEN = TODAY + timedelta(days=3), LATER + timedelta(days=3)


@pytest.fixture
def split(province: None) -> Reorganisation:
    """A split whose day comes in three days."""
    return recorded([COMMUNE], [EAST, WEST])


def recorded(before: list[str], after: list[Any]) -> Reorganisation:
    row, _progress = actions.succeed(actions.read_plan(written(before, after, DAY)), at=LATER)
    return row


def seats(role: str = "") -> list[Post]:
    rows = queries.posts_of_a_split(TODAY)
    return list(rows.filter(role=role) if role else rows)


def plan(who: Actor, row: Reorganisation, *posts: Post, to: str = WEST["code"], word: str = "") -> list[PlannedSeat]:
    ids = [post.pk for post in posts]
    return actions.plan_posts(actor=who, reorganisation=row.pk, posts=ids, body=to, key=word or key(), at=LATER)


def test_a_seat_goes_on_where_it_was_said_on_the_day_of_the_split(split: Reorganisation, actor: Actors) -> None:
    [clerk], admin, word = seats("clerk"), actor("admin1", LATER), key()
    assert queries.posts_to_place(TODAY).count() == len(seats()) == 5
    [planned] = plan(admin, split, clerk, word=word)
    assert plan(admin, split, clerk, word=word) == [planned] and queries.posts_to_place(TODAY).count() == 4
    account = Account.objects.select_related("person").get(username="clerk1")
    assert queries.actor_for(account, LATER, clerk.pk).organisation_code == COMMUNE  # not before the day
    progress = actions.carry_out(split, at=THEN)
    assert (progress.moved["posts"], progress.undecided["posts"]) == (5, 4)
    seat = Post.objects.get(follows=clerk)
    assert (seat.organisation, seat.body_undecided, seat.valid_from) == (body(WEST["code"]), False, DAY)
    assert queries.actor_for(account, THEN, clerk.pk).organisation_code == WEST["code"]
    assert queries.undecided_posts(DAY).count() == queries.posts_to_place(DAY).count() == 4
    assert [one.action for one in ledger.of_subject(*clerk.subject)] == ["post.planned"]


def test_the_last_word_counts(split: Reorganisation, actor: Actors) -> None:
    [clerk], admin = seats("clerk"), actor("admin1", LATER)
    plan(admin, split, clerk, to=EAST["code"])
    plan(admin, split, clerk)
    assert PlannedSeat.objects.get().body == WEST["code"]


@pytest.mark.parametrize("to", ["99002", "", COMMUNE])
def test_it_goes_to_no_other_body(split: Reorganisation, actor: Actors, to: str) -> None:
    refusal = refused(PlacingRefused, lambda: plan(actor("admin1", LATER), split, *seats(), to=to))
    assert set(refusal.faults) == {"body"} and not PlannedSeat.objects.exists()


def test_only_seats_of_the_body_and_only_before_the_day(split: Reorganisation, actor: Actors) -> None:
    admin, [clerk, *_more] = actor("admin1", LATER), seats()
    refused(Forbidden, lambda: plan(actor("leader1", LATER), split, clerk))
    stranger = Post.objects.filter(organisation__code=OTHER_COMMUNE)[0]
    for posts in ((clerk, stranger), ()):
        refusal = refused(PlacingRefused, lambda posts=posts: plan(admin, split, *posts))
        assert set(refusal.faults) == {"posts"}
    actions.carry_out(split, at=THEN)
    assert set(refused(PlacingRefused, lambda: plan(admin, split, clerk)).faults) == {"posts"}


def test_a_merger_to_come_has_nothing_to_place(province: None, actor: Actors) -> None:
    row = recorded([COMMUNE, OTHER_COMMUNE], [NEW])
    clerk = Post.objects.filter(organisation__code=COMMUNE)[0]
    assert not seats() and not queries.posts_to_place(TODAY).exists()
    refused(PlacingRefused, lambda: plan(actor("admin1", LATER), row, clerk, to=NEW["code"]))
