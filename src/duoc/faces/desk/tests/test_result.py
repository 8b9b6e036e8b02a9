"""A result's page: what its signatures say, its file, its entry; revoking it."""

from collections.abc import Callable
from typing import Any

import pytest

from duoc.decisions.models import Decision
from duoc.dossiers.models import Dossier, Look
from duoc.faces.desk.tests.helping import send, text
from duoc.instruments.models import Revocation
from duoc.people.models import Organisation

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


def test_a_leader_revokes_with_reason_and_basis(signed_in: Any, decision: Decision) -> None:
    leader = signed_in("leader1")
    assert "Thu hồi kết quả này" in text(leader.get(page_of(decision)))
    assert leader.get(page_of(decision, "thu-hoi/")).status_code == 200
    answer = send(leader, page_of(decision, "thu-hoi/"), reason="Cấp sai đối tượng", legal_basis="")
    assert answer.status_code == 422 and "Hãy ghi căn cứ pháp lý" in text(answer)
    assert "Cấp sai đối tượng" in text(answer)
    data = {"reason": "Cấp sai đối tượng", "legal_basis": "Điều 70"}
    assert send(leader, page_of(decision, "thu-hoi/"), **data).status_code == 302
    page = text(leader.get(page_of(decision)))
    assert "Đã bị thu hồi" in page and "Cấp sai đối tượng" in page
    assert send(leader, page_of(decision, "thu-hoi/"), **data).status_code == 409
    assert Revocation.objects.count() == 1


def test_others_do_not_revoke(signed_in: Any, decision: Decision) -> None:
    for username in ["clerk1", "specialist1", "registry1", "leader2", "citizen1"]:
        answer = send(signed_in(username), page_of(decision, "thu-hoi/"), reason="x", legal_basis="y")
        assert answer.status_code == 403 and not Revocation.objects.exists()


def test_others_do_not_see_it(signed_in: Any, decision: Decision) -> None:
    for username in ["clerk2", "citizen1", "admin1"]:
        client = signed_in(username)
        for act in ("", "tep/", "thu-hoi/"):
            assert client.get(page_of(decision, act)).status_code == 403


def test_an_unknown_result_is_a_clear_page(signed_in: Any) -> None:
    answer = signed_in("clerk1").get("/ban/ket-qua/00000000-0000-0000-0000-000000000000/")
    assert answer.status_code == 404


def test_the_unit_that_received_it_reads_what_it_hands_over(signed_in: Any, decision: Decision) -> None:
    other = Organisation.objects.get(code="99002")
    assert signed_in("clerk2").get(page_of(decision)).status_code == 403
    Dossier.objects.filter(pk=decision.dossier_id).update(receiving_unit=other)
    clerk, leader = signed_in("clerk2"), signed_in("leader2")
    assert "Số 1/2026" in text(clerk.get(page_of(decision)))
    assert clerk.get(page_of(decision, "tep/")).content.startswith(b"%PDF-")
    assert "Thu hồi kết quả này" not in text(leader.get(page_of(decision)))
    answer = send(leader, page_of(decision, "thu-hoi/"), reason="Cấp sai đối tượng", legal_basis="60/2014/QH13#27")
    assert answer.status_code == 403 and not Revocation.objects.exists()
