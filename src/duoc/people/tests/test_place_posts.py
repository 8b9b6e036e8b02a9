"""After a split somebody says where each seat goes on; until then it is counted where administrators look."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from tests.asking import refused
from tests.bodies import EAST, LATER, NEW, TODAY, WEST, body, carried_out
from tests.cast import COMMUNE, key

from duoc.ground.ledger import queries as ledger
from duoc.people import actions, queries
from duoc.people.models import Account, Appointment, Post
from duoc.people.powers import Actor, Forbidden
from duoc.people.rules import PlacingRefused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]
Actors = Callable[..., Actor]


def waiting() -> list[Post]:
    return list(queries.undecided_posts(TODAY))


def place(who: Actor, *posts: Post, to: str = WEST["code"], word: str = "") -> list[Post]:
    ids = [post.pk for post in posts]
    return actions.place_posts(actor=who, posts=ids, body=to, key=word or key(), at=LATER)


def test_each_seat_waits_until_somebody_places_it(actor: Actors) -> None:
    before = actor("clerk1")
    carried_out([COMMUNE], [EAST, WEST])
    clerk = next(post for post in waiting() if post.role == "clerk")
    assert len(waiting()) == 5 and {post.organisation.code for post in waiting()} == {EAST["code"]}
    word = key()
    [seat] = place(actor("admin1", LATER), clerk, word=word)
    assert place(actor("admin1", LATER), clerk, word=word) == [seat] and len(waiting()) == 4
    assert (seat.organisation, seat.role, seat.title, seat.signs_as) == (
        body(WEST["code"]),
        clerk.role,
        clerk.title,
        clerk.signs_as,
    )
    clerk.refresh_from_db()
    assert (seat.follows_id, seat.valid_from, clerk.valid_to) == (clerk.pk, TODAY, TODAY)
    account = Account.objects.select_related("person").get(username="clerk1")
    for post in (before.post_id, clerk.pk, seat.pk):  # whatever seat the session names
        after = queries.actor_for(account, LATER, post)
        assert (after.organisation_code, after.role, after.grants) == (WEST["code"], "clerk", before.grants)
    assert [one.action for one in ledger.of_subject(*clerk.subject)] == ["post.placed"]


def test_those_that_stay_end_nothing(actor: Actors) -> None:
    carried_out([COMMUNE], [EAST, WEST])
    rows = waiting()
    assert place(actor("admin1", LATER), *rows, to=EAST["code"]) == sorted(rows, key=lambda one: one.pk)
    assert not waiting() and not Appointment.objects.filter(post__in=rows).exclude(valid_to=None).exists()


@pytest.mark.parametrize("to", ["99002", "99003", "", COMMUNE])
def test_it_goes_to_no_other_body(actor: Actors, to: str) -> None:
    carried_out([COMMUNE], [EAST, WEST])
    refusal = refused(PlacingRefused, lambda: place(actor("admin1", LATER), *waiting(), to=to))
    assert set(refusal.faults) == {"body"} and len(waiting()) == 5


def test_only_who_manages_posts_and_only_once(actor: Actors) -> None:
    carried_out([COMMUNE], [EAST, WEST])
    [first, *_others] = waiting()
    refused(Forbidden, lambda: place(actor("leader1", LATER), first))
    place(actor("admin1", LATER), first)
    refusal = refused(PlacingRefused, lambda: place(actor("admin1", LATER), first))
    assert set(refusal.faults) == {"posts"}
    refused(PlacingRefused, lambda: place(actor("admin1", LATER)))


def test_a_merger_leaves_nothing_to_place() -> None:
    progress = carried_out([COMMUNE], [NEW])
    assert progress.moved["posts"] == 5 and not waiting()


def test_what_nobody_placed_is_not_placed_by_the_next_merger(actor: Actors) -> None:
    carried_out([COMMUNE], [EAST, WEST])
    day, at = TODAY + timedelta(days=1), LATER + timedelta(days=1)
    carried_out([EAST["code"]], [NEW], day, at)
    rows = list(queries.undecided_posts(day))
    assert len(rows) == 5 and {post.organisation.code for post in rows} == {NEW["code"]}
    placed = actions.place_posts(actor=actor("admin1", at), posts=[rows[0].pk], body=WEST["code"], key=key(), at=at)
    assert placed[0].organisation.code == WEST["code"]


def test_seats_of_a_body_that_ended_without_a_successor_wait_above_it() -> None:
    carried_out([COMMUNE], [])
    assert {post.organisation.code for post in waiting()} == {"ubnd-tinh"}
