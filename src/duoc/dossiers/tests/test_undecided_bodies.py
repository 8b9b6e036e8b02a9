"""What nobody has decided yet is seen by every successor and by the body above; nothing is sent where nobody sits."""

import pytest
from tests.bodies import EAST, LATER, WEST, carried_out, in_hand, staffed
from tests.cast import COMMUNE, OTHER_COMMUNE, key
from tests.changed_definition import changed
from tests.stages import Road, by_form, fresh

from duoc.dossiers import queries
from duoc.dossiers.acts import open_acts
from duoc.dossiers.models import Consultation
from duoc.dossiers.rules import Incomplete
from duoc.people import actions as people
from duoc.people.models import Post
from duoc.people.powers import Actor, Forbidden

pytestmark = pytest.mark.django_db
OFFICES = [{"code": "so-thu", "name": "Sở Thử"}, {"code": "so-thu-hai", "name": "Sở Thử hai"}]
TAX = {"at": {"organisation": "so-tu-phap"}, "post": "specialist", "within": "1 working_day", "silence": "none"}


def all_seats_to_the_west(road: Road) -> None:
    posts = Post.objects.filter(organisation__code=EAST["code"], body_undecided=True)
    people.place_posts(
        actor=road.actor("admin1", LATER), posts=[one.pk for one in posts], body=WEST["code"], key=key(), at=LATER
    )


def refused(who: Actor, word: str, dossier: object, body: str) -> str:
    with pytest.raises(Incomplete) as caught:
        by_form(who, word, dossier, {"body": body}, "desk")
    return caught.value.faults["body"]


def test_no_body_is_chosen_in_which_nobody_sits(road: Road) -> None:
    dossier = road.to("accepted")
    carried_out([COMMUNE], [EAST, WEST])
    leader = road.actor("leader1", LATER)
    say = refused(leader, "choose_body", fresh(dossier), WEST["code"])
    assert "Thử Tây chưa có ai" in say and "xếp chức danh" in say and fresh(dossier).body_undecided
    staffed(WEST["code"])
    by_form(leader, "choose_body", fresh(dossier), {"body": WEST["code"]}, "desk")
    assert in_hand(fresh(dossier)) == (WEST["code"], "specialist")


def test_nor_for_what_waits_for_the_applicant(road: Road) -> None:
    waiting = road.to("accepted")
    road.request_supplement(waiting, who="specialist1")
    carried_out([COMMUNE], [EAST, WEST])
    assert "chưa có ai" in refused(road.actor("leader1", LATER), "choose_body", fresh(waiting), WEST["code"])


def test_nor_for_a_step_of_the_procedure(road: Road) -> None:
    changed(added=[(1, {"id": "tax", **TAX})])
    dossier = road.to("accepted")
    carried_out(["so-tu-phap"], OFFICES)
    say = refused(road.actor("leader1", LATER), "choose_step_body", fresh(dossier), OFFICES[1]["code"])
    assert "Sở Thử hai chưa có ai" in say and Consultation.objects.get(dossier=dossier).body_undecided


def test_whoever_sits_in_a_successor_sees_it_and_chooses(road: Road) -> None:
    """All seats went to the other successor than the one that keeps the books."""
    dossier = road.to("accepted")
    carried_out([COMMUNE], [EAST, WEST])
    all_seats_to_the_west(road)
    clerk, specialist = road.actor("clerk1", LATER), road.actor("specialist1", LATER)
    assert clerk.organisation_code == WEST["code"] and fresh(dossier).competent_unit.code == EAST["code"]
    assert dossier in queries.desk(clerk) and queries.dossier(clerk, dossier.pk, LATER) == dossier
    assert open_acts(clerk, fresh(dossier), LATER) == {"dossiers.choose_body"}
    assert dossier not in queries.desk(specialist)
    with pytest.raises(Forbidden):
        queries.dossier(specialist, dossier.pk, LATER)
    by_form(clerk, "choose_body", fresh(dossier), {"body": WEST["code"]}, "desk")
    assert in_hand(fresh(dossier)) == (WEST["code"], "specialist") and dossier in queries.desk(specialist)


def test_so_does_the_body_above_and_no_other(road: Road) -> None:
    dossier = road.to("accepted")
    carried_out([COMMUNE], [EAST, WEST])
    staffed("ubnd-tinh")
    above, beside = road.actor("leader-ubnd-tinh", LATER), road.actor("clerk2", LATER)
    assert beside.organisation_code == OTHER_COMMUNE
    assert dossier in queries.undecided(above) and "dossiers.choose_body" in open_acts(above, fresh(dossier), LATER)
    assert dossier not in queries.undecided(beside)
    with pytest.raises(Forbidden):
        queries.dossier(beside, dossier.pk, LATER)
    by_form(above, "choose_body", fresh(dossier), {"body": EAST["code"]}, "desk")
    assert dossier not in queries.undecided(above)
    with pytest.raises(Forbidden):  # decided: it is the successor's alone
        queries.dossier(above, dossier.pk, LATER)


def test_the_administrator_sees_what_waits_where_nobody_chooses(road: Road) -> None:
    road.to("accepted")
    carried_out([COMMUNE], [EAST, WEST])
    assert not queries.unattended(LATER.date())
    Post.objects.filter(organisation__code=EAST["code"]).update(valid_to=LATER.date())
    assert queries.unattended(LATER.date()) == [(EAST["name"], "succession", 1)]
