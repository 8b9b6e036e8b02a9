"""A building permit by Decree 217/2026/NĐ-CP: the site is inspected only if needed, and then with minutes."""

from typing import Any

import pytest

from duoc.decisions import actions as decisions
from duoc.decisions import queries as decision_queries
from duoc.dossiers import actions
from duoc.dossiers.acts import DESK
from duoc.dossiers.models import Dossier, OfficialForm, Visit
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.instruments import queries as instruments
from duoc.notices.models import Notice
from duoc.registers import actions as registers
from tests.asking import refused
from tests.cast import MONDAY, key
from tests.stages import Road, by_form, fresh, seal_forms

pytestmark = [pytest.mark.django_db, pytest.mark.real_province, pytest.mark.usefixtures("morning")]
HOUSE = {
    "owner.kind": "self",
    "building.kind": "house",
    "building.floors": 3,
    "building.area": "180",
    "zone": True,
    "building.commune": "32092",
    "building.address": "Ấp Cây Khô",
    "land.in_database": "yes",
    "neighbour": False,
    "design.by": "Công ty Thiết kế Đất Mũi, CM-0001",
}
PERMIT = {
    "permit.design": "KT-01",
    "permit.line": "Cách tim đường 5 m",
    "permit.ratio": "1.8",
    "permit.ground_level": "Cao hơn mặt đường 0,3 m",
    "permit.ground_area": "60",
    "permit.height": "11.5",
    "permit.density": "60",
    "permit.land_number": "CĐ 123456",
}
WHY = {"site.needed": True, "site.why": "Ranh đất trên bản vẽ khác Giấy chứng nhận."}
DAY = {"day": "2026-11-23", "hour": "16:30", "place": "Ấp Cây Khô, xã Hồ Thị Kỷ", "say": "Mang theo bản vẽ."}
MINUTES = {"held_on": "2026-11-23", "began_at": "16:30", "ended_at": "17:00"}
FOUND = {"present": "Nguyễn Thị Thảo\nĐỗ Quốc Thịnh", "findings": "Ranh đất đúng như Giấy chứng nhận."}


def accepted(road: Road) -> Dossier:
    dossier = road.request("1.013225", HOUSE, "drawings")
    actions.accept(
        actor=road.who("clerk1"),
        dossier_id=dossier.pk,
        key=key(),
        at=MONDAY,
        fee=0,
        fee_basis="Thông tư 85/2019/TT-BTC",
    )
    return fresh(dossier)


def finish(road: Road, dossier: Dossier, **answers: Any) -> Dossier:
    actions.finish_step(actor=road.who("specialist1"), dossier_id=dossier.pk, key=key(), at=MONDAY, answers=answers)
    return fresh(dossier)


def by_specialist(road: Road, word: str, dossier: Dossier, values: dict[str, Any]) -> Visit:
    return by_form(road.who("specialist1"), word, fresh(dossier), values, DESK)


def test_nobody_goes_where_it_is_not_needed(road: Road) -> None:
    dossier = finish(road, accepted(road), **{"site.needed": False})
    assert dossier.step == "draft" and not Visit.objects.exists()


def test_who_wants_to_go_says_why(road: Road) -> None:
    dossier = accepted(road)
    assert set(refused(Incomplete, lambda: finish(road, dossier, **{"site.needed": True})).faults) == {"site.why"}


def test_an_inspection_is_announced_and_ends_with_minutes(road: Road, signed_in: Any) -> None:
    dossier = finish(road, accepted(road), **WHY)
    assert dossier.step == "inspect"
    refused(OutOfTurn, lambda: finish(road, dossier))
    by_specialist(road, "plan_visit", dossier, DAY)
    assert "Ấp Cây Khô" in Notice.objects.get(subject_id=str(dossier.pk), kind="visit_planned").body
    mine = signed_in("citizen1").get(f"/ho-so/{dossier.pk}/").content.decode()
    assert "Lịch hẹn với bạn" in mine and "Mang theo bản vẽ." in mine
    assert "viec/plan_visit/" in signed_in("specialist1").get(f"/ban/ho-so/{dossier.pk}/").content.decode()
    by_specialist(road, "record_visit", dossier, {**MINUTES, **FOUND})
    assert OfficialForm.objects.get(dossier=dossier, form="minutes").inputs["visit"]["kind"] == "inspection"
    assert finish(road, fresh(dossier)).step == "draft"
    page = signed_in("citizen1").get(f"/ho-so/{dossier.pk}/").content.decode()
    assert f"/ho-so/{dossier.pk}/bien-ban/1.pdf" in page and "Lịch hẹn với bạn" not in page


@pytest.mark.usefixtures("real_paper")
def test_from_filing_to_a_verified_permit(road: Road) -> None:
    dossier = finish(road, accepted(road), **WHY)
    by_specialist(road, "plan_visit", dossier, DAY)
    by_specialist(road, "record_visit", dossier, {**MINUTES, **FOUND})
    seal_forms()
    assert OfficialForm.objects.get(dossier=dossier, form="minutes").state == OfficialForm.State.IN_FORCE
    dossier = finish(road, fresh(dossier))
    grant = {"kind": "grant", "values": PERMIT, "key": key(), "at": MONDAY}
    proposal = decisions.propose(actor=road.who("specialist1"), dossier_id=dossier.pk, **grant)
    signing = {"dossier_id": dossier.pk, "proposal_id": proposal.pk, "key": key(), "at": MONDAY}
    decisions.sign(actor=road.who("leader1"), **signing)
    road.make_signatures(dossier)
    registers.issue(actor=road.who("registry1"), dossier_id=dossier.pk, key=key(), at=MONDAY)
    road.seal(dossier)
    (decision,) = decision_queries.of_dossier(fresh(dossier))
    assert decision.name == "Giấy phép xây dựng"
    assert instruments.report_of(instruments.by_token(decision.token)).issued
