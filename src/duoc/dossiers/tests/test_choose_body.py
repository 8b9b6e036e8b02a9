"""Of several successors of a body somebody chooses; until then nothing else happens, and it lies where they see it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from tests.bodies import BASIS, EAST, LATER, NEW, TODAY, WEST, body, carried_out, in_hand, staffed
from tests.cast import COMMUNE, OTHER_COMMUNE, key
from tests.stages import Road, by_form, fresh

from duoc.dossiers import actions, queries
from duoc.dossiers.acts import DESK, act_with_form, open_acts
from duoc.dossiers.copies import copied
from duoc.dossiers.models import Dossier, Draft
from duoc.ground.refusal import Refusal
from duoc.notices.models import Notice
from duoc.people import actions as people
from duoc.people.powers import Actor

pytestmark = pytest.mark.django_db


def split(**share: str) -> people.Progress:
    progress = carried_out([COMMUNE], [EAST, WEST], share=share)
    staffed(WEST["code"])
    return progress


def test_of_two_successors_a_person_chooses(road: Road) -> None:
    dossier = road.to("accepted")
    progress = split()
    dossier = fresh(dossier)
    assert progress.undecided["dossiers"] == progress.moved["dossiers"] == 1
    assert in_hand(dossier) == ("99011", "succession") and dossier.body_undecided
    leader = road.actor("leader1", LATER)
    assert dossier in queries.desk(leader)
    assert "dossiers.choose_body" in open_acts(leader, dossier, LATER)
    with pytest.raises(Refusal, match="bước này"):
        decisions_by_the_specialist(road, dossier)
    by_form(leader, "choose_body", dossier, {"body": "99012"}, "desk")
    dossier = fresh(dossier)
    assert in_hand(dossier) == ("99012", "specialist") and not dossier.body_undecided
    assert dossier.receiving_unit.code == "99012" and dossier not in queries.desk(leader)
    for model, column, path in copied():
        assert set(model.objects.filter(**{path: dossier}).values_list(column, flat=True)) <= {body("99012").pk}


def decisions_by_the_specialist(road: Road, dossier: Dossier) -> None:
    Road(road.actor, road.filed, LATER).propose(dossier)


def test_it_goes_to_no_other_body_than_the_successors(road: Road) -> None:
    dossier = road.to("filed")
    split()
    leader = road.actor("leader1", LATER)
    with pytest.raises(Refusal):
        by_form(leader, "choose_body", fresh(dossier), {"body": OTHER_COMMUNE}, "desk")
    assert fresh(dossier).body_undecided


@pytest.mark.parametrize("share", ["ho-tich", COMMUNE])
def test_what_the_plan_shares_out_nobody_has_to_choose(road: Road, share: str) -> None:
    dossier = road.to("filed")
    field = dossier.procedure_field if share == "ho-tich" else share
    progress = split(**{field: "99012"})
    assert in_hand(fresh(dossier)) == ("99012", "clerk") and not progress.undecided["dossiers"]


def test_what_waits_for_the_applicant_is_seen_before_it_comes_back(road: Road) -> None:
    dossier = road.to("accepted")
    road.request_supplement(dossier, who="specialist1")
    split()
    dossier, leader = fresh(dossier), road.actor("leader1", LATER)
    assert in_hand(dossier) == ("99011", "applicant") and dossier in queries.desk(leader)
    Road(road.actor, road.filed, LATER).supplement(dossier)
    assert in_hand(fresh(dossier)) == ("99011", "succession")


def test_a_choice_leaves_what_waits_for_the_applicant_with_them(road: Road) -> None:
    dossier = road.to("accepted")
    road.request_supplement(dossier, who="specialist1")
    split()
    by_form(road.actor("leader1", LATER), "choose_body", fresh(dossier), {"body": "99012"}, "desk")
    assert in_hand(fresh(dossier)) == ("99012", "applicant")


def test_a_draft_for_a_body_that_was_split_waits_for_the_choice(
    birth_draft: Callable[..., Draft], actor: Callable[..., Actor]
) -> None:
    draft = birth_draft(**{"mother.residence": COMMUNE})
    split()
    interview = queries.interview_of(Draft.objects.get(pk=draft.pk), LATER)
    assert not interview.unit_decided
    dossier = actions.file(actor=actor("citizen1", LATER), draft_id=draft.pk, key=key(), at=LATER)
    assert in_hand(dossier) == ("99011", "succession")
    assert "xã Thử Đông" not in Notice.objects.get(subject_id=str(dossier.pk)).body
    by_form(actor("leader1", LATER), "choose_body", dossier, {"body": "99012"}, "desk")
    assert in_hand(fresh(dossier)) == ("99012", "clerk")


def test_a_body_dissolved_leaves_nothing_unseen(road: Road) -> None:
    dossier, unsigned = road.to("filed"), road.to("checked")
    progress = carried_out([COMMUNE], [])
    assert progress.undecided["dossiers"] == progress.moved["dossiers"] == 2
    for one in (dossier, unsigned):
        assert in_hand(fresh(one)) == ("ubnd-tinh", "succession")
    leader = road.actor("leader1", LATER)
    assert leader.organisation_code == "ubnd-tinh" and set(queries.desk(leader)) == {dossier, unsigned}
    by_form(leader, "choose_body", fresh(dossier), {"body": OTHER_COMMUNE}, "desk")
    assert in_hand(fresh(dossier)) == (OTHER_COMMUNE, "clerk")


def test_what_nobody_decided_is_not_decided_by_the_next_merger(road: Road) -> None:
    dossier = road.to("accepted")
    split()
    progress = carried_out([EAST["code"], "99003"], [NEW], on=TODAY + timedelta(days=1))
    assert progress.undecided["dossiers"] == 1 and in_hand(fresh(dossier)) == ("99009", "succession")
    leader = road.actor("leader1", LATER + timedelta(days=1))
    act, form = act_with_form("choose_body", DESK)
    offered = form.of(fresh(dossier), LATER + timedelta(days=1)).fields[0].options
    assert set(offered) == {"99009", "99012"}
    act.perform(dossier.pk, form.given({"body": "99012"}), actor=leader, key=key(), at=LATER + timedelta(days=1))
    assert in_hand(fresh(dossier)) == ("99012", "specialist")


def test_applicants_read_what_became_of_their_body(road: Road) -> None:
    dossier = road.to("accepted")
    split()
    notice = Notice.objects.get(subject_id=str(dossier.pk), kind="transferred")
    assert notice.party_id == dossier.applicant_id and BASIS in notice.body and "rồi báo bạn" in notice.body
    by_form(road.actor("leader1", LATER), "choose_body", fresh(dossier), {"body": "99012"}, "desk")
    assert "xã Thử Tây" in Notice.objects.get(subject_id=str(dossier.pk), kind="body_chosen").body


def test_where_it_is_certain_they_read_who_goes_on(road: Road) -> None:
    dossier = road.to("accepted")
    carried_out([COMMUNE], [NEW])
    notice = Notice.objects.get(subject_id=str(dossier.pk), kind="transferred")
    assert "xã Thử Mới giải quyết tiếp; ngày hẹn trả không đổi" in notice.body
