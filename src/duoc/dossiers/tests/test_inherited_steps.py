"""A step that another body does goes to the successor of that body; the dossier waits on where its own body went."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.bodies import LATER, NEW, carried_out, in_hand, staffed
from tests.cast import COMMUNE, key
from tests.changed_definition import changed
from tests.stages import Road, by_form, fresh

from duoc.dossiers import actions, queries
from duoc.dossiers.acts import open_acts
from duoc.dossiers.models import Consultation, Dossier
from duoc.ground.refusal import Refusal
from duoc.people.powers import Forbidden

pytestmark = pytest.mark.django_db
OFFICE = {"code": "so-thu", "name": "Sở Thử"}
TAX = {"at": {"organisation": "so-tu-phap"}, "post": "specialist", "within": "1 working_day", "silence": "none"}


def test_the_successor_is_asked(road: Road) -> None:
    changed(added=[(1, {"id": "tax", **TAX})])
    dossier = road.to("accepted")
    assert in_hand(dossier) == (COMMUNE, "elsewhere")
    progress = carried_out(["so-tu-phap"], [OFFICE])
    assert progress.moved["consultations"] == 1
    assert [one.dossier for one in queries.asked_of(road.actor("specialist3", LATER))] == [dossier]


def test_the_dossier_waits_on_in_its_new_body(road: Road) -> None:
    changed(added=[(1, {"id": "tax", **TAX})])
    dossier = road.to("accepted")
    carried_out([COMMUNE], [NEW])
    assert in_hand(fresh(dossier)) == ("99009", "elsewhere")
    assert Consultation.objects.get(dossier=dossier).organisation.code == "99009"


def test_of_two_successors_the_one_with_the_field_is_asked(road: Road) -> None:
    changed(added=[(1, {"id": "tax", **TAX})])
    dossier = road.to("filed")
    other = {"code": "so-thu-hai", "name": "Sở Thử hai"}
    carried_out(["so-tu-phap"], [OFFICE, other], share={dossier.procedure_field: other["code"]})
    replace(road, at=LATER).accept(fresh(dossier))
    assert Consultation.objects.get(dossier=dossier).unit.code == other["code"]


OTHER = {"code": "so-thu-hai", "name": "Sở Thử hai"}
CONSENT = {**TAX, "silence": "consent"}


@pytest.mark.parametrize("before_the_split", [True, False])
def test_a_step_of_a_body_that_was_split_waits_for_a_person(road: Road, *, before_the_split: bool) -> None:
    """Asked before the split or after it, the plan does not say which successor does the step."""
    changed(added=[(1, {"id": "tax", **CONSENT})])
    dossier = road.to("accepted" if before_the_split else "filed")
    progress = carried_out(["so-tu-phap"], [OFFICE, OTHER])
    assert progress.undecided["consultations"] == int(before_the_split)
    if not before_the_split:
        replace(road, at=LATER).accept(fresh(dossier))
    asked, leader = Consultation.objects.get(dossier=dossier), road.actor("leader1", LATER)
    assert asked.body_undecided and asked.unit.code == OFFICE["code"] and asked.dossier.desk == "elsewhere"
    staffed(OTHER["code"])
    assert dossier in queries.undecided(leader) and "dossiers.choose_step_body" in open_acts(
        leader, asked.dossier, LATER
    )
    much_later = asked.until + timedelta(days=1)
    actions.close_silent_consultation(consultation_id=asked.pk, at=much_later)  # nobody was asked: no consent
    assert not Consultation.objects.get(pk=asked.pk).answer
    with pytest.raises(Refusal):
        by_form(leader, "choose_step_body", fresh(dossier), {"body": COMMUNE}, "desk")
    given, who = actions.CHOOSE_STEP_BODY.form.given({"body": OTHER["code"]}), road.actor("leader1", much_later)
    actions.CHOOSE_STEP_BODY.perform(dossier.pk, given, actor=who, key=key(), at=much_later)
    asked = Consultation.objects.get(pk=asked.pk)
    assert asked.unit.code == OTHER["code"] and not asked.body_undecided and asked.until > much_later
    assert dossier not in queries.undecided(leader)
    assert fresh(dossier).due_at == Dossier.objects.get(pk=dossier.pk).due_at
    actions.close_silent_consultation(consultation_id=asked.pk, at=asked.until)
    assert Consultation.objects.get(pk=asked.pk).answer == "none"


def test_an_open_step_goes_to_the_successor_with_the_field(road: Road) -> None:
    changed(added=[(1, {"id": "tax", **TAX})])
    dossier = road.to("accepted")
    progress = carried_out(["so-tu-phap"], [OFFICE, OTHER], share={dossier.procedure_field: OTHER["code"]})
    asked = Consultation.objects.get(dossier=dossier)
    assert asked.unit.code == OTHER["code"] and not asked.body_undecided and not progress.undecided["consultations"]


def test_the_successor_answers_what_an_official_asked(road: Road) -> None:
    asked = road.consult(road.search())
    old, before = asked.unit_id, road.actor("specialist3")
    assert carried_out(["so-tu-phap"], [OFFICE]).moved["consultations"] == 1
    who, given = road.actor("specialist3", LATER), {"answer": "agreed", "say": "", "at": LATER}
    assert [one.pk for one in queries.asked_of(who)] == [asked.pk]
    with pytest.raises(Forbidden):
        actions.record_opinion(actor=before, consultation_id=asked.pk, key=key(), **given)
    Consultation.objects.filter(pk=asked.pk).update(until=LATER + timedelta(days=1))
    made = actions.record_opinion(actor=who, consultation_id=asked.pk, key=key(), **given)
    assert made.unit.code == OFFICE["code"] and made.unit_id != old and not made.letter_number
