"""A dossier that was sent on is its new body's: no act on it is open to the old one but what a receiving body does, and
whatever is sealed stands on the letterhead of whoever gives it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from duoc.dossiers import actions, apologising
from duoc.dossiers.acts import DESK
from duoc.dossiers.acts import act as acts
from duoc.dossiers.acts.kinds import DOSSIER
from duoc.dossiers.models import Dossier, OfficialForm, Stopping
from duoc.dossiers.papers.papers import draft_form
from duoc.dossiers.papers.stop_notice import STOP_NOTICE
from duoc.dossiers.powers import AT_THE_COUNTER
from duoc.dossiers.rules import OutOfTurn
from duoc.people.powers import ASKING, Grant, Power, Relation
from tests.asking import refused
from tests.cast import MONDAY, key
from tests.late_dossiers import NEW_DATE
from tests.stages import ITEMS, Road, by_form, fresh
from tests.stop_acts import sign
from tests.transfer_acts import sent_on

pytestmark = pytest.mark.django_db
WHY = {"reason": "Hồ sơ thuộc thẩm quyền nơi mẹ cư trú.", "legal_basis": "Luật Hộ tịch Điều 13"}
LATER = MONDAY + timedelta(minutes=1)


def of_all_powers(road: Road, name: str, desk: str) -> Any:
    """Whoever sits there, with every power over what lies with their body."""
    grants = frozenset(Grant(power, Relation.UNIT) for power in Power)
    return replace(road.actor(name, LATER), grants=grants, role=desk)


@pytest.mark.parametrize("state", Dossier.State.values)
def test_no_act_is_open_to_the_old_body_but_those_at_its_counter(road: Road, state: str) -> None:
    dossier = sent_on(road)
    dossier.state = state
    for desk in ("clerk", "specialist", "leader", "registry"):
        actor = of_all_powers(road, "clerk1", desk)
        for name, act in acts._ACTS.items():
            if act.kind is DOSSIER and act.power not in AT_THE_COUNTER | ASKING:
                assert act.refusal(dossier, actor, LATER) is not None, (name, desk)


def test_what_the_old_body_had_submitted_waits_for_nobody_any_more(road: Road) -> None:
    dossier = road.to("accepted")
    by_form(road.actor("specialist1"), "propose_apology", dossier, NEW_DATE, DESK)
    there = sent_on(road, dossier, LATER)
    assert apologising.to_sign(there) is None


def test_the_old_body_neither_proposes_nor_signs_an_apology(road: Road) -> None:
    dossier = sent_on(road)
    day = {**NEW_DATE, "new_day": "2026-12-11"}
    refusal = refused(OutOfTurn, lambda: by_form(road.actor("specialist1"), "propose_apology", dossier, day, DESK))
    assert "phường Bến Thử" in refusal.say
    draft = by_form(road.actor("specialist2"), "propose_apology", dossier, day, DESK)
    given = {"draft": str(draft.pk)}
    refused(OutOfTurn, lambda: by_form(road.actor("leader1"), "sign_apology", fresh(dossier), given, DESK))
    by_form(road.actor("leader2"), "sign_apology", fresh(dossier), given, DESK)
    form = OfficialForm.objects.get(dossier=dossier, form="apology_04")
    assert form.organisation_id == form.signer_post.organisation_id == road.actor("leader2").organisation_id


@pytest.mark.parametrize("word", ["stop", "request_supplement"])
def test_what_the_new_body_gives_stands_on_its_own_letterhead(road: Road, word: str) -> None:
    dossier, who = sent_on(road), road.actor("specialist2", LATER)
    if word == "stop":
        by_form(who, "propose_stop", dossier, WHY, DESK)
        sign(road.actor("leader2", LATER), dossier)
    else:
        basis = {"items": ITEMS, "legal_basis": "118/2025/NĐ-CP", "key": key(), "at": LATER}
        actions.request_supplement(actor=who, dossier_id=dossier.pk, **basis)
    form = OfficialForm.objects.exclude(form="receipt_01").get(dossier=dossier)
    assert form.organisation_id == form.signer_post.organisation_id == who.organisation_id
    assert form.inputs["unit"]["name"] == who.organisation_name
    first = OfficialForm.objects.get(dossier=dossier, form="receipt_01")
    assert first.organisation_id == first.signer_post.organisation_id == road.actor("clerk1").organisation_id


def test_an_answer_to_the_new_body_lies_with_the_new_body(road: Road) -> None:
    dossier, who = sent_on(road), road.actor("specialist2", LATER)
    basis = {"items": ITEMS, "legal_basis": "118/2025/NĐ-CP", "key": key(), "at": LATER}
    actions.request_supplement(actor=who, dossier_id=dossier.pk, **basis)
    road.supplement(dossier, at=MONDAY + timedelta(hours=1))
    assert fresh(dossier).assigned_unit_id == who.organisation_id


def test_nobody_gives_a_paper_in_the_name_of_another_body(road: Road) -> None:
    dossier = sent_on(road)
    row, stranger = Stopping(dossier=dossier), road.actor("leader3", LATER)
    with pytest.raises(OutOfTurn):
        draft_form(STOP_NOTICE, fresh(dossier), row, stranger, LATER)
