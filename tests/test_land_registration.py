"""A change of land registration: the tax office is asked, and no result is given before its notice is paid."""

from typing import Any

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from duoc.decisions import actions as decisions
from duoc.decisions import queries as decision_queries
from duoc.decisions.models import Proposal
from duoc.dossiers import actions
from duoc.dossiers import queries as dossier_queries
from duoc.dossiers.acts.reporting import NOTE_PAYMENT
from duoc.dossiers.models import Consultation, Dossier, Draft
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.instruments import queries as instruments
from duoc.notices.models import Notice
from duoc.payments import actions as payments
from duoc.payments import queries as charges
from duoc.registers import actions as registers
from tests.asking import refused
from tests.cast import MONDAY, key, pdf
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
    "requester.side": "holder",
    "holder.shared": False,
    "recipients": [RECIPIENT],
    "wanted": "new",
}
NOTICE = {"tax.notice": "TB 1024 ngày 23/11/2026", "tax.total": 15_500_000, "tax.until": "2026-12-23"}
RESULT = {
    "form": "new",
    "new.number": "AA 00012345",
    "land.use": "Đất trồng cây lâu năm",
    "land.until": "Đến ngày 15/10/2043",
}
PROOF = "CT 7781 ngày 02/12/2026, Kho bạc Nhà nước"


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


def paid(road: Road, dossier: Dossier, receipt: str = PROOF) -> Dossier:
    """The whole amount of the notice, noted by its receipt; the job that follows has run."""
    (charge,) = charges.to_collect(road.who("clerk7"), dossier.subject)
    given = {"charge_id": charge.pk, "receipt": receipt, "key": key(), "at": MONDAY}
    payments.collect_at_counter(actor=road.who("clerk7"), **given)
    (job,) = ProcrastinateJob.objects.filter(task_name=NOTE_PAYMENT)
    actions.note_payment(**job.args, at=MONDAY)
    return fresh(dossier)


def propose(road: Road, dossier: Dossier, **answers: Any) -> Proposal:
    grant = {"kind": "grant", "values": {**RESULT, **answers}, "key": key(), "at": MONDAY}
    return decisions.propose(actor=road.who("specialist7"), dossier_id=dossier.pk, **grant)


SPOUSE = {"id": "v1", "full_name": "Trần Văn Lượm", "number": "000000000002", "relation": "spouse"}
BUYER = {**RECIPIENT, "full_name": "Nguyễn Văn Tư", "number": "096096000047"}


def drafted(road: Road, answers: dict[str, Any]) -> Draft:
    who = road.who("citizen1")
    draft = actions.begin(actor=who, code=CODE, at=MONDAY)
    actions.answer(actor=who, draft_id=draft.pk, answers=answers, at=MONDAY)
    for paper in ("certificate", "contract"):
        sent = {"code": paper, "data": pdf(paper), "name": f"{paper}.pdf"}
        actions.attach(actor=who, draft_id=draft.pk, at=MONDAY, **sent)
    return draft


def test_who_holds_it_too_signs_with_the_giver_and_stands_on_the_papers(road: Road) -> None:
    """The giver is the applicant and is not asked again; husband or wife signs with an own account, or on paper."""
    shared = {**SALE, "holder.shared": True, "co_holders": [SPOUSE], "recipients": [BUYER]}
    giver, draft = road.who("citizen1"), drafted(road, shared)
    refusal = refused(Incomplete, lambda: actions.file(actor=giver, draft_id=draft.pk, key=key(), at=MONDAY))
    assert refusal.faults == {"co_holder.v1": "Trần Văn Lượm chưa ký."}
    digest = dossier_queries.interview_of(Draft.objects.get(pk=draft.pk), MONDAY).digest
    actions.co_sign(actor=road.who("citizen2"), draft_id=draft.pk, digest=digest, at=MONDAY)
    dossier = actions.file(actor=giver, draft_id=draft.pk, key=key(), at=MONDAY)
    row = dossier.co_signatures.get()
    assert (row.part, row.way, row.person_id) == ("co_holder.v1", "account", road.who("citizen2").person_id)
    values = dossier_queries.plan_of_dossier(dossier).values
    assert (values["holder.full_name"], values["holder.number"]) == (giver.person_name, "000000000001")
    assert dossier_queries.dossier_data(dossier)["together"] == "Trần Văn Lượm"


def test_without_the_payment_no_result(road: Road) -> None:
    dossier = taxed(road)
    (waits,) = dossier_queries.applicant_awaited(dossier)
    assert (dossier.step, waits.kind, waits.amount) == ("payment", "payment", 15_500_000)
    refused(OutOfTurn, lambda: propose(road, dossier))
    actions.note_payment(dossier_id=dossier.pk, at=MONDAY)
    assert fresh(dossier).step == "payment", "nothing is paid yet"
    dossier = paid(road, dossier)
    assert (dossier.step, dossier.desk) == ("update", "specialist")
    assert charges.of_subject(dossier.subject)[0].payments.get().receipt == PROOF
    propose(road, dossier)
    assert fresh(dossier).step == "sign"


def test_the_notice_of_the_tax_office_stands_behind_the_amount(road: Road) -> None:
    dossier = taxed(road)
    notice = Notice.objects.get(kind="payment_before_step")
    assert "15.500.000 đồng" in notice.title
    assert "TB 1024 ngày 23/11/2026" in notice.body and "23/12/2026" in notice.body
    (line,) = charges.of_subject(dossier.subject)[0].lines
    assert line["article"].startswith("TB 1024 ngày 23/11/2026; Trang thủ tục 1.013831")
    assert dossier.duties.get().rests_by == "", "no article is known, so the term runs on"


def test_who_is_exempt_is_asked_for_no_proof(road: Road) -> None:
    dossier = taxed(road, **{"tax.total": 0, "tax.until": None})
    propose(road, dossier)
    assert fresh(dossier).step == "sign"


def test_no_certificate_where_the_tax_office_does_not_agree(road: Road) -> None:
    dossier = examined(road, duty=True, **{"slip.number": "88/PC"})
    asked = Consultation.objects.get(dossier=dossier)
    given = {"answer": "not_agreed", "say": "Phiếu thiếu vị trí thửa đất.", "key": key(), "at": MONDAY}
    typed = {"tax.notice": "TB 1024", "tax.total": 15_500_000}
    actions.record_opinion(actor=road.who("specialist8"), consultation_id=asked.pk, answers=typed, **given)
    dossier = fresh(dossier)
    assert (dossier.step, dossier.desk) == ("examine", "specialist")
    asked.refresh_from_db()
    assert asked.answers == typed
    answers = {"duty": True, "slip.number": "89/PC"}
    actions.finish_step(actor=road.who("specialist7"), dossier_id=dossier.pk, key=key(), at=MONDAY, answers=answers)
    assert fresh(dossier).desk == "elsewhere"


def test_without_duty_the_tax_office_is_not_asked(road: Road) -> None:
    dossier = examined(road, duty=False)
    assert dossier.step == "update" and not Consultation.objects.exists()


def test_a_question_that_hangs_on_an_answer_has_its_field_in_the_other_body_too(road: Road, signed_in: Any) -> None:
    dossier = examined(road, duty=True, **{"slip.number": "88/PC"})
    address = f"/ban/ho-so/{dossier.pk}/y-kien/{Consultation.objects.get(dossier=dossier).pk}/"
    office = signed_in("specialist8")
    form = office.get(address).content.decode()
    assert "Đã làm xong" in form and "Đồng ý" not in form and "Thành phần hồ sơ" in form
    assert 'id="tax-total"' in form and "tax-until" not in form
    sent = {"answer": "agreed", "tax.notice": "TB 1024", "tax.total": "12500000"}
    again = office.post(address, {"key": key(), **sent})
    page = again.content.decode()
    assert again.status_code == 422 and 'href="#tax-until' in page and 'name="tax.until.day"' in page
    assert "TB 1024" in page
    day = {"tax.until.day": "23", "tax.until.month": "12", "tax.until.year": "2026"}
    assert office.post(address, {"key": key(), **sent, **day}).status_code == 302
    assert fresh(dossier).step == "payment" and fresh(dossier).desk_answers["tax.until"] == "2026-12-23"
    assert "Đã làm xong" in signed_in("specialist7").get(f"/ban/ho-so/{dossier.pk}/qua-trinh/").content.decode()


def test_a_step_that_passes_on_has_the_doors_of_its_acts(road: Road, signed_in: Any) -> None:
    page = signed_in("specialist7").get(f"/ban/ho-so/{accepted(road).pk}/").content.decode()
    assert "Xong bước này" in page and "bo-sung/" in page


@pytest.mark.usefixtures("real_paper")
def test_from_filing_to_a_verified_certificate(road: Road) -> None:
    dossier = paid(road, taxed(road))
    proposal = propose(road, dossier, **{"paid.proof": PROOF})
    signing = {"dossier_id": dossier.pk, "proposal_id": proposal.pk, "key": key(), "at": MONDAY}
    decisions.sign(actor=road.who("leader7"), **signing)
    road.make_signatures(dossier)
    registers.issue(actor=road.who("registry7"), dossier_id=dossier.pk, key=key(), at=MONDAY)
    road.seal(dossier)
    (decision,) = decision_queries.of_dossier(fresh(dossier))
    report = instruments.report_of(instruments.by_token(decision.token))
    assert decision.name.startswith("Giấy chứng nhận") and report.issued
