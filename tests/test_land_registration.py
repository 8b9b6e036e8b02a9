"""A change of land registration: the tax office is asked, and no result is given before its notice is paid."""

from typing import Any

import pytest

from duoc.decisions import actions as decisions
from duoc.decisions import queries as decision_queries
from duoc.decisions.models import Proposal
from duoc.dossiers import actions
from duoc.dossiers.models import Consultation, Dossier
from duoc.instruments import queries as instruments
from duoc.instruments.calculations import Unsound
from duoc.registers import actions as registers
from tests.asking import refused
from tests.cast import MONDAY, key
from tests.stages import Road, fresh

pytestmark = [pytest.mark.django_db, pytest.mark.real_province, pytest.mark.usefixtures("morning")]
CODE = "1.013831"
PLOT = {
    "plot.number": "215",
    "plot.sheet": "12",
    "plot.area": "1250.5",
    "plot.commune": "32092",
    "plot.address": "Ấp 4",
}
RECIPIENT = {"id": "r1", "full_name": "Trần Văn Lượm", "number": "000000000002", "address": "Ấp Cây Khô"}
SALE = {
    **PLOT,
    "plot.address": "Ấp 4",
    "kind": "sale",
    "whole": True,
    "certificate.number": "CĐ 123456",
    "mortgaged": False,
    "measured": False,
    "land.own": True,
    "holder.full_name": "Nguyễn Thị Thảo",
    "holder.number": "000000000001",
    "recipients": [RECIPIENT],
    "wanted": "new",
    "requester.represents": False,
}
NOTICE = {"tax.notice": "TB 1024 ngày 23/11/2026", "tax.total": 15_500_000, "tax.until": "2026-12-23"}
RESULT = {
    "form": "new",
    "new.number": "AA 00012345",
    "land.use": "Đất trồng cây lâu năm",
    "land.until": "Đến ngày 15/10/2043",
}
PAID = {"paid.proof": "CT 7781 ngày 02/12/2026", "paid.total": 15_500_000}


def accepted(road: Road) -> Dossier:
    dossier = road.request(CODE, SALE, "certificate", "contract")
    actions.accept(actor=road.who("clerk7"), dossier_id=dossier.pk, key=key(), at=MONDAY)
    return fresh(dossier)


def examined(road: Road, **answers: Any) -> Dossier:
    dossier, who = accepted(road), road.who("specialist7")
    actions.finish_step(actor=who, dossier_id=dossier.pk, key=key(), at=MONDAY, answers=answers)
    return fresh(dossier)


def taxed(road: Road, **changes: Any) -> Dossier:
    dossier = examined(road, duty=True, **{"slip.number": "88/PC"})
    asked = Consultation.objects.get(dossier=dossier)
    assert (asked.unit.code, dossier.desk) == ("thue-tinh", "elsewhere")
    given = {"answer": "agreed", "say": "", "answers": {**NOTICE, **changes}, "key": key(), "at": MONDAY}
    actions.record_opinion(actor=road.who("specialist8"), consultation_id=asked.pk, **given)
    return fresh(dossier)


def propose(road: Road, dossier: Dossier, **answers: Any) -> Proposal:
    grant = {"kind": "grant", "values": {**RESULT, **answers}, "key": key(), "at": MONDAY}
    return decisions.propose(actor=road.who("specialist7"), dossier_id=dossier.pk, **grant)


def test_without_the_payment_no_result(road: Road) -> None:
    dossier = taxed(road)
    assert (dossier.step, dossier.desk) == ("update", "specialist")
    assert set(refused(Unsound, lambda: propose(road, dossier)).faults) == {"paid.proof", "paid.total"}
    short = {**PAID, "paid.total": 15_499_999}
    assert set(refused(Unsound, lambda: propose(road, dossier, **short)).faults) == {"paid.total"}
    propose(road, dossier, **PAID)
    assert fresh(dossier).step == "sign"


def test_who_is_exempt_is_asked_for_no_proof(road: Road) -> None:
    dossier = taxed(road, **{"tax.total": 0, "tax.until": None})
    propose(road, dossier)
    assert fresh(dossier).step == "sign"


def test_without_duty_the_tax_office_is_not_asked(road: Road) -> None:
    dossier = examined(road, duty=False)
    assert dossier.step == "update" and not Consultation.objects.exists()


@pytest.mark.usefixtures("real_paper")
def test_from_filing_to_a_verified_certificate(road: Road) -> None:
    dossier = taxed(road)
    proposal = propose(road, dossier, **PAID)
    signing = {"dossier_id": dossier.pk, "proposal_id": proposal.pk, "key": key(), "at": MONDAY}
    decisions.sign(actor=road.who("leader7"), **signing)
    road.make_signatures(dossier)
    registers.issue(actor=road.who("registry7"), dossier_id=dossier.pk, key=key(), at=MONDAY)
    road.seal(dossier)
    (decision,) = decision_queries.of_dossier(fresh(dossier))
    report = instruments.report_of(instruments.by_token(decision.token))
    assert decision.name.startswith("Giấy chứng nhận") and report.issued
