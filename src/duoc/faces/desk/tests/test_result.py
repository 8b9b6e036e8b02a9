"""A result's page: what its signatures say, its file, its entry; revoking it."""

from collections.abc import Callable
from typing import Any

import pytest

from duoc.decisions.jobs import sign_content
from duoc.decisions.models import Decision, LaterDecision
from duoc.dossiers.models import Dossier, Look
from duoc.faces.desk.tests.helping import send, text
from duoc.instruments.models import Revocation
from duoc.people.models import Organisation
from duoc.registers.jobs import seal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_paper")]


@pytest.fixture
def decision(issued: Callable[..., Dossier]) -> Decision:
    """A result in force."""
    return Decision.objects.get(dossier=issued())


def page_of(decision: Decision, act: str = "") -> str:
    return f"/ban/ket-qua/{decision.pk}/{act}"


def test_both_signatures_are_reported(signed_in: Any, decision: Decision) -> None:
    clerk = signed_in("clerk1")
    page = text(clerk.get(page_of(decision)))
    assert page.count("Chữ ký còn nguyên vẹn") == 2 and "Huỳnh Thị Bé Năm" in page
    assert "Sổ đăng ký khai sinh" in page and "Số 1/2026" in page and "Thu hồi" not in page
    assert clerk.get(page_of(decision, "tep/")).content.startswith(b"%PDF-")
    assert Look.objects.filter(what="result").exists()


def test_a_specialist_proposes_and_a_leader_signs_what_revokes_it(signed_in: Any, decision: Decision) -> None:
    specialist, leader, registry = (signed_in(one) for one in ("specialist1", "leader1", "registry1"))
    assert "Đề nghị thu hồi kết quả này" in text(specialist.get(page_of(decision)))
    form = text(specialist.get(page_of(decision, "thu-hoi/")))
    assert "việc ghi sổ hết hiệu lực cùng lúc" in form and "Không có kết quả nào khác" in form
    answer = send(specialist, page_of(decision, "thu-hoi/"), reason="Cấp sai đối tượng", legal_basis="")
    assert answer.status_code == 422 and "Cấp sai đối tượng" in text(answer)
    data = {"reason": "Cấp sai đối tượng", "legal_basis": "Điều 70 Luật Hộ tịch"}
    assert send(specialist, page_of(decision, "thu-hoi/"), **data).status_code == 302
    later = LaterDecision.objects.get()
    address = f"/ban/sau-ket-qua/{later.pk}/"
    assert "Thu hồi: Giấy khai sinh" in text(leader.get("/ban/sau-ket-qua/"))
    assert "Cấp sai đối tượng" in text(leader.get(address)) and not Revocation.objects.exists()
    assert leader.get(f"{address}du-thao/").content.startswith(b"%PDF-")
    assert send(specialist, address, viec="ky").status_code == 403
    assert send(leader, address, viec="ky").status_code == 302
    sign_content(str(later.pk))
    assert "Quyết định thu hồi" in text(registry.get("/ban/van-thu/"))
    send(registry, "/ban/van-thu/phat-hanh/", chon=str(decision.dossier_id))
    seal(str(later.pk))
    page = text(leader.get(page_of(decision)))
    assert "Đã bị thu hồi" in page and "Cấp sai đối tượng" in page and "Quyết định số 01/QĐ-UBND" in page
    assert send(specialist, page_of(decision, "thu-hoi/"), **data).status_code == 409
    assert Revocation.objects.count() == 1
    mine = text(signed_in("citizen1").get(f"/ho-so/{decision.dossier_id}/"))
    assert "Kết quả đã bị thu hồi" in mine and "Cấp sai đối tượng" in mine
    seen = text(registry.get(f"/kiem-tra/{decision.token}/"))
    assert "Đã bị thu hồi" in seen and "theo quyết định số 01/QĐ-UBND" in seen


def test_a_leader_sends_it_back_with_words(signed_in: Any, decision: Decision) -> None:
    specialist, leader = signed_in("specialist1"), signed_in("leader1")
    data = {"reason": "Cấp sai đối tượng", "legal_basis": "Điều 70 Luật Hộ tịch"}
    send(specialist, page_of(decision, "thu-hoi/"), **data)
    address = f"/ban/sau-ket-qua/{LaterDecision.objects.get().pk}/"
    assert send(leader, address, viec="tra-lai", reason=".").status_code == 422
    assert send(leader, address, viec="tra-lai", reason="Chưa đủ chứng cứ để thu hồi").status_code == 302
    assert "Chưa đủ chứng cứ" in text(specialist.get("/ban/sau-ket-qua/"))
    assert send(leader, address, viec="ky").status_code == 409


def test_the_registry_returns_what_cannot_be_issued(signed_in: Any, decision: Decision) -> None:
    specialist, leader, registry = (signed_in(one) for one in ("specialist1", "leader1", "registry1"))
    send(specialist, page_of(decision, "cap-lai/"), reason="Báo mất bản chính", legal_basis="30/2020/NĐ-CP#17")
    later = LaterDecision.objects.get()
    address = f"/ban/sau-ket-qua/{later.pk}/"
    send(leader, address, viec="ky")
    sign_content(str(later.pk))
    assert address in registry.get("/ban/van-thu/").content.decode()
    assert send(registry, address, viec="khong-phat-hanh", reason=".").status_code == 422
    assert send(registry, address, viec="khong-phat-hanh", reason="Việc ghi sổ đã bị thu hồi").status_code == 302
    own, page = text(specialist.get("/ban/sau-ket-qua/")), text(specialist.get(address))
    assert "Văn thư đã trả lại" in own and "Việc ghi sổ đã bị thu hồi" in own
    assert "Văn thư trả lại" in page and "Lãnh đạo trả lại" not in page


def test_a_wrong_line_is_chosen_and_put_right(signed_in: Any, decision: Decision) -> None:
    specialist = signed_in("specialist1")
    assert "Trần Ngọc Hân" in text(specialist.get(page_of(decision, "dinh-chinh/")))
    address = page_of(decision, "dinh-chinh/child.full_name/")
    assert "Đang ghi: Trần Ngọc Hân" in text(specialist.get(address))
    data = {"reason": "Đánh máy thiếu một chữ", "legal_basis": "30/2020/NĐ-CP#17"}
    same = send(specialist, address, **data, **{"child.full_name": "Trần Ngọc Hân"})
    assert same.status_code == 422 and "đã ghi đúng như vậy" in text(same)
    assert send(specialist, address, **data, **{"child.full_name": "Trần Ngọc Hà"}).status_code == 302
    address, leader = f"/ban/sau-ket-qua/{LaterDecision.objects.get().pk}/", signed_in("leader1")
    assert "Trần Ngọc Hân → Trần Ngọc Hà" in text(leader.get(address))
    send(leader, address, viec="ky")
    assert "Giấy khai sinh Đính chính" in text(signed_in("registry1").get("/ban/van-thu/"))


def test_others_do_not_revoke(signed_in: Any, decision: Decision) -> None:
    for username in ["clerk1", "leader1", "registry1", "leader2", "citizen1"]:
        for act in ("thu-hoi/", "cap-lai/"):
            answer = send(signed_in(username), page_of(decision, act), reason="Một lý do đủ dài", legal_basis="y")
            assert answer.status_code == 403 and not LaterDecision.objects.exists()


def test_others_do_not_see_it(signed_in: Any, decision: Decision) -> None:
    for username in ["clerk2", "citizen1", "admin1"]:
        client = signed_in(username)
        for act in ("", "tep/", "thu-hoi/", "cap-lai/", "dinh-chinh/"):
            assert client.get(page_of(decision, act)).status_code == 403


def test_an_unknown_result_is_a_clear_page(signed_in: Any) -> None:
    answer = signed_in("clerk1").get("/ban/ket-qua/00000000-0000-0000-0000-000000000000/")
    assert answer.status_code == 404


def test_the_unit_that_received_it_reads_what_it_hands_over(signed_in: Any, decision: Decision) -> None:
    other = Organisation.objects.get(code="99002")
    assert signed_in("clerk2").get(page_of(decision)).status_code == 403
    Dossier.objects.filter(pk=decision.dossier_id).update(receiving_unit=other)
    clerk, specialist = signed_in("clerk2"), signed_in("specialist2")
    assert "Số 1/2026" in text(clerk.get(page_of(decision)))
    assert clerk.get(page_of(decision, "tep/")).content.startswith(b"%PDF-")
    assert "thu hồi kết quả này" not in text(specialist.get(page_of(decision)))
    data = {"reason": "Cấp sai đối tượng", "legal_basis": "60/2014/QH13#27"}
    assert send(specialist, page_of(decision, "thu-hoi/"), **data).status_code == 403
    assert not LaterDecision.objects.exists()
