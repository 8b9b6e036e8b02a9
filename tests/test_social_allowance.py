"""A grant of social assistance and its adjustment: a slip of two zeros stops, and one decision stays in force."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from duoc.decisions.models import Proposal
from duoc.dossiers.models import Dossier
from duoc.faces.desk.tests.helping import path, send, text
from duoc.registers.models import Entry
from tests.stages import Road, fresh

pytestmark = [pytest.mark.django_db, pytest.mark.real_province, pytest.mark.usefixtures("morning")]
CODE = "1.001776"
CHILD = {
    "requester.relation": "guardian",
    "self.full_name": "Lê Văn Bé",
    "self.personal_number": "000000000778",
    "self.birth_date": "2020-05-05",
    "self.sex": "male",
    "self.ethnicity": "01",
    "self.residence": "32092",
    "self.address": "Ấp 5",
    "self.kind": "disabled",
    "disability.level": "severe",
    "also_single": False,
    "payee": "requester",
    "other_benefit": "none",
}
GRANT = {"request": "allowance", **CHILD}
ADJUST = {
    "request": "adjust", "benefit": "allowance", **CHILD, "disability.level": "extreme",
    "change": "Giấy xác nhận mới", "changed_on": "2026-11-02",
}  # fmt: skip


@pytest.fixture
def accepted(road: Road) -> Callable[[dict[str, Any]], Dossier]:
    def make(answers: dict[str, Any]) -> Dossier:
        dossier = road.request(CODE, answers, "disability")
        road.accept(dossier)
        return fresh(dossier)

    return make


def issue(road: Road, dossier: Dossier, **values: Any) -> Entry:
    """The dossier to its end with these answers of the desk, and the entry that it made."""
    road.propose(dossier, values={"population_checked": True, **values})
    for step in (road.sign, road.make_signatures, road.issue, road.seal):
        step(fresh(dossier))
    return Entry.objects.get(decision__dossier=dossier)


def test_two_zeros_too_many_are_asked_about_before_they_are_proposed(
    signed_in: Any, accepted: Callable[[dict[str, Any]], Dossier]
) -> None:
    dossier, specialist = accepted(GRANT), signed_in("specialist1")
    assert "× hệ số 2 = 1.080.000 đồng" in text(specialist.get(path(dossier)))
    sent = {"population_checked": "true", "monthly_amount": "108.000.000"}
    answer = send(specialist, path(dossier, "trinh/"), **sent)
    page = answer.content.decode()
    assert answer.status_code == 422 and not Proposal.objects.exists()
    assert "Cao hơn mức chuẩn nhân hệ số" in text(answer) and 'name="province_text"' in page
    (field,) = set(re.findall(r'name="(confirm-[^"]+)"', page))
    more = {"province_text": "01/2026/NQ-HĐND ngày 01/01/2026", field: "Mức riêng của tỉnh"}
    assert send(specialist, path(dossier, "trinh/"), **sent, **more).status_code == 302
    review = text(signed_in("leader1").get(path(dossier)))
    assert "108.000.000 đồng" in review and "Mức riêng của tỉnh" in review


def test_an_adjustment_ends_the_decision_that_it_names(
    road: Road, signed_in: Any, accepted: Callable[[dict[str, Any]], Dossier]
) -> None:
    granted = issue(road, accepted(GRANT), monthly_amount=1_080_000)
    dossier = accepted(ADJUST)
    specialist = signed_in("specialist1")
    page = text(specialist.get(path(dossier)))
    assert "Quyết định nào trong sổ được thay?" in page and granted.label in page
    sent = {"population_checked": "true", "monthly_amount": "1.350.000"}
    assert send(specialist, path(dossier, "trinh/"), **sent).status_code == 422
    adjusted = issue(road, dossier, monthly_amount=1_350_000, old_entry=str(granted.pk))
    granted.refresh_from_db()
    assert granted.replaced_by == adjusted and granted.ended_at is not None
    assert [entry.pk for entry in Entry.objects.filter(ended_at=None)] == [adjusted.pk]
    assert adjusted.data["previous.monthly"] == 1_080_000 and adjusted.data["begins"] == "2026-12-01"
    assert adjusted.data["previous.number"] == granted.label
