"""What lies with a body that ends goes to its successor, once, and what has ended stays as it was."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from tests.bodies import BASIS, EAST, LATER, NEW, TODAY, body, carried_out, in_hand
from tests.cast import COMMUNE, EXTRACT, MONDAY, OTHER_COMMUNE, key
from tests.stages import CHILD, SEARCH, Road, fresh

from duoc.decisions import queries as decisions
from duoc.decisions.models import Decision, DraftCheck, Proposal
from duoc.dossiers import actions, queries
from duoc.dossiers.copies import copied
from duoc.dossiers.models import Consultation, Draft, Turn
from duoc.ground.ledger import queries as ledger
from duoc.notices.models import Notice
from duoc.payments.models import Charge
from duoc.people import actions as people
from duoc.people import queries as people_queries
from duoc.people.models import Succession
from duoc.people.powers import Actor, Forbidden

pytestmark = pytest.mark.django_db


def merged() -> people.Progress:
    return carried_out([COMMUNE, OTHER_COMMUNE], [NEW])


@pytest.mark.parametrize(
    ("stage", "desk"),
    [("filed", "clerk"), ("accepted", "specialist"), ("approved", "registry"), ("done", "clerk")],
)
def test_a_dossier_goes_on_at_the_same_desk_of_the_successor(road: Road, stage: str, desk: str) -> None:
    dossier = road.to(stage)
    progress = merged()
    dossier = fresh(dossier)
    assert progress.moved["dossiers"] == 1 and not progress.undecided
    assert (dossier.competent_unit.code, dossier.receiving_unit.code, dossier.desk) == ("99009", "99009", desk)
    assert in_hand(dossier) == ("99009", desk)
    last = ledger.of_subject(*dossier.subject)[-1]
    assert last.action == "dossier.transferred" and BASIS in last.canonical and "99009" not in last.canonical


def test_the_road_ends_in_the_new_body(road: Road) -> None:
    dossier = road.to("accepted")
    carried_out([COMMUNE], [NEW])
    late = Road(road.actor, road.filed, LATER)
    late.propose(dossier)
    late.check(dossier)
    late.sign(dossier)
    late.make_signatures(dossier)
    late.issue(dossier)
    late.seal(dossier)
    late.hand_over(dossier)
    decision = Decision.objects.get(dossier=dossier)
    assert fresh(dossier).state == "returned" and decision.organisation.code == "99009"


def test_every_copy_follows(road: Road) -> None:
    dossier = road.to("accepted")
    merged()
    for model, column, path in copied():
        assert set(model.objects.filter(**{path: dossier}).values_list(column, flat=True)) <= {body("99009").pk}
    assert {model.__name__ for model, _column, _path in copied()} >= {"Acceptance", "Paper", "DraftCheck", "SendBack"}


def test_what_has_ended_keeps_the_old_body(road: Road) -> None:
    dossier = road.to("returned")
    decision = Decision.objects.get(dossier=dossier)
    assert not merged().moved["dossiers"]
    dossier, old = fresh(dossier), body(COMMUNE)
    assert (dossier.competent_unit_id, decision.organisation_id) == (old.pk, old.pk)
    leader = road.actor("leader1", LATER)
    assert queries.dossier(leader, dossier.pk, LATER) and dossier in queries.of_unit(leader)
    assert decisions.read_result(leader, decisions.by_id(decision.pk), LATER)


def test_an_unsigned_draft_in_the_old_name_falls(road: Road) -> None:
    dossier = road.to("checked")
    merged()
    assert not Proposal.objects.filter(dossier=dossier, standing=True).exists()
    assert in_hand(fresh(dossier)) == ("99009", "specialist")
    waiting = road.to("proposed")
    assert waiting.desk == "applicant"


def test_a_draft_that_the_applicant_reads_falls_too(road: Road) -> None:
    dossier = road.to("proposed")
    assert dossier.desk == "applicant"
    merged()
    assert in_hand(fresh(dossier)) == ("99009", "specialist")


def test_what_the_applicant_agreed_to_is_not_asked_again(road: Road) -> None:
    dossier = road.to("checked")
    carried_out([COMMUNE], [NEW])  # one body, so that there is one who signs
    late = Road(road.actor, road.filed, LATER)
    late.propose(dossier)
    assert in_hand(fresh(dossier)) == ("99009", "leader")
    first, kept = DraftCheck.objects.filter(proposal__dossier=dossier).order_by("proposal__at")
    assert (kept.kept_from, kept.agreed, kept.answered_at, kept.organisation.code) == (
        first,
        True,
        first.answered_at,
        "99009",
    )
    notice = Notice.objects.get(subject_id=str(dossier.pk), kind="draft_kept")
    assert "xã Thử Mới trình lại" in notice.body and "không phải xem lại" in notice.body
    late.sign(dossier)


def test_other_words_are_asked_for_again(road: Road) -> None:
    dossier = road.to("checked")
    merged()
    Road(road.actor, road.filed, LATER).propose(dossier, values={**CHILD, "child.personal_number": "000000000088"})
    assert fresh(dossier).desk == "applicant"
    assert not Notice.objects.filter(subject_id=str(dossier.pk), kind="draft_kept").exists()


def test_what_was_wrong_before_is_asked_again(road: Road) -> None:
    dossier = road.to("proposed")
    road.check(dossier, agreed=False, say="Sai họ tên mẹ.")
    merged()
    Road(road.actor, road.filed, LATER).propose(dossier)
    assert fresh(dossier).desk == "applicant"


def test_a_result_that_was_signed_is_issued_as_the_old_bodys(road: Road) -> None:
    dossier = road.to("signed")
    merged()
    late = Road(road.actor, road.filed, LATER)
    late.issue(dossier)
    late.seal(dossier)
    decision = Decision.objects.get(dossier=dossier)
    assert decision.organisation.code == COMMUNE and decision.state == "in_force"


def test_what_waits_for_the_applicant_waits_on_and_comes_back_to_the_successor(road: Road) -> None:
    dossier = road.to("accepted")
    road.request_supplement(dossier, who="specialist1")
    merged()
    assert in_hand(fresh(dossier)) == ("99009", "applicant")
    Road(road.actor, road.filed, LATER).supplement(dossier)
    assert in_hand(fresh(dossier))[0] == "99009"


def test_an_act_in_flight_has_one_effect_and_a_clear_answer(road: Road) -> None:
    """Half of a bulk act was done when the body ended: the officials of before may no longer do the rest as such."""
    first, second = road.to("filed"), road.to("filed")
    clerk = road.actor("clerk1")
    actions.accept(actor=clerk, dossier_id=first.pk, key=key(), at=MONDAY)
    merged()
    with pytest.raises(Forbidden):
        actions.accept(actor=clerk, dossier_id=second.pk, key=key(), at=LATER)
    actions.accept(actor=road.actor("clerk1", LATER), dossier_id=second.pk, key=key(), at=LATER)
    assert {in_hand(fresh(one)) for one in (first, second)} == {("99009", "specialist")}


def test_a_draft_begun_before_is_filed_with_the_successor(
    birth_draft: Callable[..., Draft], actor: Callable[..., Actor]
) -> None:
    draft = birth_draft()
    merged()
    dossier = actions.file(actor=actor("citizen1", LATER), draft_id=draft.pk, key=key(), at=LATER)
    assert in_hand(dossier) == ("99009", "clerk") and not dossier.body_undecided


def test_an_open_question_goes_to_the_successor_and_two_to_one_stay_two(road: Road) -> None:
    dossier = road.search()
    road.consult(dossier, "so-tu-phap")
    road.consult(dossier, "so-nong-nghiep-va-moi-truong")
    new = {"code": "so-thu", "name": "Sở Thử"}
    progress = carried_out(["so-tu-phap", "so-nong-nghiep-va-moi-truong"], [new])
    units = [one.unit.code for one in Consultation.objects.filter(dossier=dossier)]
    assert progress.moved["consultations"] == 1 and "so-thu" in units and len(set(units)) == 2


def test_what_is_owed_is_owed_to_the_successor(road: Road) -> None:
    dossier = road.request(EXTRACT, {**SEARCH, "copies": 1})
    charge = Charge.objects.get(subject_id=str(dossier.pk))
    merged()
    charge.refresh_from_db()
    assert charge.state == "due" and charge.organisation == body("99009")


def test_twice_is_once(road: Road) -> None:
    dossier = road.to("accepted")
    first = merged()
    turns = Turn.objects.filter(dossier=dossier).count()
    again = merged()
    assert (again.moved, again.state) == (first.moved, "finished")
    assert Turn.objects.filter(dossier=dossier).count() == turns and Succession.objects.count() == 2


def test_one_merger_after_another(road: Road) -> None:
    dossier = road.to("accepted")
    merged()
    carried_out(["99009", "99003"], [EAST], on=TODAY + timedelta(days=1))
    assert in_hand(fresh(dossier)) == ("99011", "specialist")
    assert people_queries.find_organisation(COMMUNE) == body("99011") == body(COMMUNE).heir


def test_the_applicant_reads_what_happened(road: Road, signed_in: Callable[..., Client]) -> None:
    dossier = road.to("accepted")
    merged()
    page = signed_in("citizen1").get(f"/ho-so/{dossier.pk}/").content.decode()
    assert "Cơ quan giải quyết được tổ chức lại" in page and "xã Thử Mới" in page
