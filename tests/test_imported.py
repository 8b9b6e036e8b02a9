"""An imported procedure on the whole road: filed by its general form, decided, issued as a signed letter."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from duoc.decisions import actions as decisions
from duoc.decisions import jobs as decision_jobs
from duoc.decisions.models import Decision
from duoc.dossiers import actions as dossiers
from duoc.dossiers import planning
from duoc.dossiers.filing.mailed import Mailed
from duoc.dossiers.models import Channel, Dossier
from duoc.dossiers.rules import Incomplete, NotHere
from duoc.importer import actions as importer
from duoc.importer.tests.samples import HEAD, TABLE, file_of, page
from duoc.instruments import queries as instruments
from duoc.notices.models import Notice
from duoc.payments import queries as payments
from duoc.people.powers import Actor
from duoc.procedures import queries as procedures
from duoc.registers import actions as registers
from duoc.registers import jobs as register_jobs
from tests.cast import MONDAY, key, pdf

pytestmark = [pytest.mark.django_db, pytest.mark.real_province]
CODE = "9.000001"


def _import(folder: Path, **changes: Any) -> None:
    result = importer.import_pages(file_of(folder, [page(**changes)]), at=MONDAY)
    assert result.published == 1


def _file(citizen: Actor, channel: Channel = Channel.OWN_PAGES, **answers: Any) -> Dossier:
    mailed = Mailed(MONDAY.date(), MONDAY.date()) if channel == Channel.POST else None
    draft = dossiers.begin(actor=citizen, code=CODE, at=MONDAY, channel=channel, mailed=mailed)
    given = {"request.text": "Đề nghị cấp giấy phép.", "applying_for": "self", **answers}
    dossiers.answer(actor=citizen, draft_id=draft.pk, answers=given, at=MONDAY)
    for code in ("giay_1", "giay_2"):
        dossiers.attach(actor=citizen, draft_id=draft.pk, code=code, data=pdf(), name="don.pdf", at=MONDAY)
    return dossiers.file(actor=citizen, draft_id=draft.pk, key=key(), at=MONDAY)


def _decide(actor: Callable[..., Actor], dossier: Dossier, values: dict[str, Any], cast: str) -> Decision:
    at = MONDAY + timedelta(hours=1)
    who = {role: actor(f"{role}{cast}") for role in ("clerk", "specialist", "leader", "registry")}
    dossiers.accept(actor=who["clerk"], dossier_id=dossier.pk, key=key(), at=at)
    proposal = decisions.propose(
        actor=who["specialist"], dossier_id=dossier.pk, kind="grant", values=values, key=key(), at=at
    )
    decisions.sign(actor=who["leader"], dossier_id=dossier.pk, proposal_id=proposal.pk, key=key(), at=at)
    decision = Decision.objects.get(dossier=dossier)
    decision_jobs.sign_content(str(decision.pk))
    registers.issue(actor=who["registry"], dossier_id=dossier.pk, key=key(), at=at)
    register_jobs.seal(str(decision.pk))
    return Decision.objects.get(dossier=dossier)


def test_a_commune_gives_a_signed_letter(actor: Callable[..., Actor], tmp_path: Path) -> None:
    _import(tmp_path, handling_body="Ủy ban nhân dân cấp xã", levels="Cấp xã")
    dossier = _file(actor("citizen1"), Channel.OWN_PAGES, **{"place.own": True})
    assert dossier.competent_unit.code == "32092"
    decision = _decide(actor, dossier, {"result.text": "Đồng ý cấp giấy phép.\nCó giá trị 5 năm."}, "1")
    assert (decision.name, decision.state, decision.symbol) == ("Giấy phép thử nghiệm", "in_force", "01/2026")
    report = instruments.report_of(decision)
    assert report.issued


def test_the_specialist_chooses_among_several_results(actor: Callable[..., Actor], tmp_path: Path) -> None:
    given = "Giấy phép AMã: KQ.G15.000168Giấy phép BMã: KQ.G15.000329Từ khóaKhông"
    _import(tmp_path, result_text=given)
    dossier = _file(actor("citizen1"))
    assert dossier.competent_unit.code == "so-tu-phap"
    decision = _decide(actor, dossier, {"result.kind": "r2", "result.text": "Đồng ý."}, "3")
    assert (decision.name, decision.code) == ("Giấy phép B", "KQ.G15.000329")


def test_without_a_legal_term_it_is_not_begun_online(actor: Callable[..., Actor], tmp_path: Path) -> None:
    _import(tmp_path, channels_text=f"{HEAD}Trực tuyến1Miễn phí")
    with pytest.raises(NotHere) as refused:
        _file(actor("citizen1"))
    assert "quầy" in refused.value.remedy


def test_without_a_legal_term_the_desk_enters_it_and_no_date_is_shown_before(
    actor: Callable[..., Actor], signed_in: Any, tmp_path: Path
) -> None:
    _import(tmp_path, channels_text=f"{HEAD}Trực tiếp1Miễn phíTrực tuyến1Miễn phí")
    assert procedures.openness(procedures.in_force(CODE, MONDAY)).ways == ("counter",)
    dossier = _file(actor("citizen1"), Channel.COUNTER)
    assert dossier.expected is None
    assert "Dự kiến" not in signed_in("citizen1").get(f"/ho-so/{dossier.pk}/").content.decode()
    assert "Thời hạn của thủ tục này chưa biết" in signed_in("clerk3").get(f"/ban/ho-so/{dossier.pk}/").content.decode()

    def accept(**entered: Any) -> Any:
        return dossiers.accept(actor=actor("clerk3"), dossier_id=dossier.pk, key=key(), at=MONDAY, **entered)

    with pytest.raises(Incomplete) as missing:
        accept(term="5 working_day")
    assert set(missing.value.faults) == {"term_article"}
    acceptance = accept(term="5 working_day", term_article="Điều 12 Nghị định 123/2013/NĐ-CP")
    assert (acceptance.term, acceptance.term_article[:7]) == ("5 working_day", "Điều 12")
    assert acceptance.due_at.date().isoformat() == "2026-12-01"  # five working days, 24/11 is a holiday
    assert not any("Tạm tính" in line["to_verify"] for line in acceptance.proof)


def test_an_unknown_fee_is_entered_with_its_basis_before_acceptance(
    actor: Callable[..., Actor], tmp_path: Path
) -> None:
    _import(tmp_path, channels_text=f"{HEAD}Trực tuyến5 Ngày700 VNĐ(700.000 đồng/cơ sở)")
    dossier = _file(actor("citizen1"))

    def accept(**entered: Any) -> Any:
        return dossiers.accept(actor=actor("clerk3"), dossier_id=dossier.pk, key=key(), at=MONDAY, **entered)

    with pytest.raises(Incomplete) as missing:
        accept()
    assert set(missing.value.faults) == {"fee", "fee_basis"}
    accept(fee=700_000, fee_basis="Thông tư 281/2016/TT-BTC")
    dossier.refresh_from_db()
    assert (dossier.plan["total"], payments.outstanding(dossier.subject)) == (700_000, 700_000)
    assert Notice.objects.filter(subject_id=str(dossier.pk), kind="payment_due").count() == 1  # and is told of it


def test_a_doubted_fee_is_not_charged(actor: Callable[..., Actor], tmp_path: Path) -> None:
    _import(tmp_path, channels_text=f"{HEAD}Trực tuyến5 Ngày700 VNĐ(700.000 đồng/cơ sở)")
    dossier = _file(actor("citizen1"))
    (fee,) = dossier.plan["fees"]
    assert (fee["amount"], dossier.plan["total"]) == (None, 0)
    assert "700.000" in fee["to_verify"]


BY_CHANNEL = (
    f"{HEAD}Trực tuyến8 Ngày làm việc50,000 VNĐTrực tiếp10 Ngày làm việc100,000 VNĐ"
    "Dịch vụ bưu chính11 Ngày làm việc100,000 VNĐ"
)


@pytest.mark.parametrize(
    ("channel", "term", "fee"),
    [
        (Channel.OWN_PAGES, "8 working_day", 50_000),
        (Channel.COUNTER, "10 working_day", 100_000),
        (Channel.POST, "11 working_day", 100_000),
    ],
)
def test_term_and_fee_are_those_of_the_channel(
    actor: Callable[..., Actor], tmp_path: Path, channel: Channel, term: str, fee: int
) -> None:
    _import(tmp_path, channels_text=BY_CHANNEL)
    dossier = _file(actor("citizen1"), channel)
    assert (dossier.plan["term"], dossier.plan["total"]) == (term, fee)
    assert planning.plan_of_dossier(dossier).term == term


def test_what_is_finished_at_the_counter_costs_what_the_counter_costs(
    actor: Callable[..., Actor], tmp_path: Path
) -> None:
    _import(tmp_path, channels_text=BY_CHANNEL.replace("Trực tuyến8 Ngày làm việc50,000 VNĐ", ""))
    dossier = _file(actor("citizen1"))
    assert dossier.channel == Channel.OWN_PAGES
    assert (dossier.plan["term"], dossier.plan["total"]) == ("10 working_day", 100_000)


def test_a_long_paper_keeps_its_official_name(actor: Callable[..., Actor], signed_in: Any, tmp_path: Path) -> None:
    long = "Giấy tờ chứng minh " + "nội dung rất dài của giấy này " * 12 + "và chữ cuối cùng"
    _import(tmp_path, documents_text=f"--{TABLE}{long}1 bản chínhĐơn đề nghị1 bản chính")
    citizen = signed_in("citizen1")
    assert "và chữ cuối cùng" in citizen.get(f"/thu-tuc/{CODE}/").content.decode()
    dossier = _file(actor("citizen1"))
    official = next(paper for paper in dossier.plan["papers"] if paper["id"] == "giay_1")
    assert official["name"].endswith("…") and official["full_name"].endswith("và chữ cuối cùng")
    desk = signed_in("clerk3").get(f"/ban/ho-so/{dossier.pk}/").content.decode()
    assert "và chữ cuối cùng" in desk


def test_the_checker_reads_a_definition_made_from_a_page(signed_in: Any, tmp_path: Path, province: None) -> None:
    _import(tmp_path, channels_text=f"{HEAD}Trực tuyến5 Ngày50,000 VNĐ")
    page = signed_in("admin1").get(f"/ban/thu-tuc/{CODE}/").content.decode()
    assert "không có căn cứ" in page and "Không có lỗi." not in page
