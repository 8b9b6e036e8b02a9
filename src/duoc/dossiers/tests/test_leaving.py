"""An official's seat goes on in another body: what they had in hand stays in the queue, drafts go with them."""

from datetime import timedelta

import pytest
from tests.bodies import EAST, LATER, TODAY, WEST, body, carried_out, in_hand, written
from tests.cast import BIRTH, COMMUNE, MONDAY, key
from tests.stages import Road, fresh

from duoc.dossiers import actions, queries
from duoc.dossiers.actions import Visitor
from duoc.dossiers.models import Assignment, Dossier, Draft
from duoc.people import actions as people
from duoc.people import queries as people_queries

pytestmark = pytest.mark.django_db
MOTHER = Visitor("000000000001", "Nguyễn Thị Thảo", "1996-04-12", "card")


def place(road: Road, role: str) -> None:
    post = people_queries.undecided_posts(TODAY).filter(role=role).first()
    assert post is not None
    who = road.actor("admin1", LATER)
    people.place_posts(actor=who, posts=[post.pk], body=WEST["code"], key=key(), at=LATER)


def test_a_dossier_in_hand_goes_back_to_the_queue(road: Road) -> None:
    dossier = road.to("accepted")
    specialist = road.actor("specialist1")
    hand = Assignment.objects.filter(dossier=dossier, ended_at=None)
    hand.update(person=specialist.person, post=specialist.post, by=specialist.person)
    Dossier.objects.filter(pk=dossier.pk).update(assigned_to=specialist.person)
    carried_out([COMMUNE], [EAST, WEST], share={dossier.procedure_field: EAST["code"]})
    assert fresh(dossier).assigned_to_id == specialist.person
    place(road, "specialist")
    assert fresh(dossier).assigned_to_id is None and in_hand(fresh(dossier)) == (EAST["code"], "specialist")
    assert hand.get().person_id is None
    assert dossier not in queries.desk(road.actor("specialist1", LATER))


def test_what_is_written_at_the_counter_goes_with_the_clerk(road: Road) -> None:
    draft = actions.begin_at_counter(actor=road.actor("clerk1"), code=BIRTH, visitor=MOTHER, key=key(), at=MONDAY)
    progress = carried_out([COMMUNE], [EAST, WEST])
    assert progress.undecided["drafts"] == 1
    assert queries.drafts_by_writer(body(EAST["code"]).pk) == {road.actor("clerk1").person: 1}
    place(road, "clerk")
    assert Draft.objects.get(pk=draft.pk).place_of_help == body(WEST["code"])
    assert not queries.drafts_by_writer(body(EAST["code"]).pk)


def test_what_is_written_goes_on_the_day_where_the_seat_was_placed_before(road: Road) -> None:
    clerk, day, at = road.actor("clerk1"), TODAY + timedelta(days=3), LATER + timedelta(days=3)
    draft = actions.begin_at_counter(actor=clerk, code=BIRTH, visitor=MOTHER, key=key(), at=MONDAY)
    row, _progress = people.succeed(people.read_plan(written([COMMUNE], [EAST, WEST], day)), at=LATER)
    seat = {"reorganisation": row.pk, "posts": [clerk.post_id], "body": WEST["code"]}
    people.plan_posts(actor=road.actor("admin1", LATER), key=key(), at=LATER, **seat)
    progress = people.carry_out(row, at=at)
    assert Draft.objects.get(pk=draft.pk).place_of_help == body(WEST["code"])
    assert (progress.moved["drafts"], progress.undecided["drafts"]) == (1, 0)
