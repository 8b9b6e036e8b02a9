"""An official's seat goes on in another body: what they had in hand stays in the queue, drafts go with them."""

from datetime import timedelta

import pytest
from tests.asking import story
from tests.bodies import EAST, LATER, TODAY, WEST, body, carried_out, in_hand, written
from tests.cast import BIRTH, COMMUNE, MONDAY, key
from tests.colleagues import colleague
from tests.stages import Road, by_form, fresh

from duoc.dossiers import actions, jobs, queries
from duoc.dossiers.actions import Visitor
from duoc.dossiers.acts import DESK
from duoc.dossiers.models import Assignment, Dossier, Draft
from duoc.notices.models import Notice
from duoc.people import actions as people
from duoc.people import queries as people_queries
from duoc.people.models import Appointment

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
    assert story(dossier)[-1] == "dossier.released"


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


def test_what_somebody_holds_whose_appointment_ends_goes_back_and_the_head_is_told(
    road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, kept = road.to("accepted"), road.to("accepted", "000000000102")
    more = road.to("accepted", "000000000103")
    first, second = road.actor("specialist1"), colleague(road)
    for who, dossier in ((first, held), (first, more), (second, kept)):
        by_form(who, "claim", dossier, {}, DESK)
    monkeypatch.setattr("django.utils.timezone.now", lambda: MONDAY + timedelta(days=1))
    jobs.release_hands(0)
    assert fresh(held).assigned_to_id == first.person  # nobody has left
    Appointment.objects.filter(person_id=first.person).update(valid_to=MONDAY.date() + timedelta(days=1))
    jobs.release_hands(0)
    jobs.release_hands(0)
    assert [fresh(one).assigned_to_id for one in (held, more, kept)] == [None, None, second.person]
    assert story(held).count("dossier.released") == 1 and held in queries.desk(second)
    hands = Assignment.objects.filter(dossier=held, turn__desk="specialist").values_list("person", "ended_at")
    assert sorted(hands, key=str) == sorted(
        [(None, MONDAY), (first.person, MONDAY + timedelta(days=1)), (None, None)], key=str
    )
    (notice,) = Notice.objects.filter(kind="back_in_queue")
    assert notice.party_id == road.actor("leader1").person and "lần này: 2" in notice.body
