"""Asking for supplements: everything on one page, in one go, a second time with a reason."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.cast import NOW, key, pdf

from duoc.dossiers import actions
from duoc.dossiers.models import Dossier, SupplementRequest
from duoc.faces.desk.tests.helping import fresh, path, send, text

pytestmark = pytest.mark.django_db
PAPER, ANSWER = "paper:birth_notice", "answer:child.birth_date"


@pytest.mark.parametrize(("username", "make"), [("clerk1", "filed"), ("specialist1", "accepted")])
def test_papers_and_answers_are_asked_together(
    signed_in: Any, request: pytest.FixtureRequest, username: str, make: str
) -> None:
    dossier: Dossier = request.getfixturevalue(make)()
    official = signed_in(username)
    form = text(official.get(path(dossier, "bo-sung/")))
    assert "Giấy chứng sinh" in form and "Ngày sinh" in form
    data = {
        PAPER: "Ảnh bị mờ, hãy chụp lại đủ bốn góc.",
        ANSWER: "Khác Giấy chứng sinh.",
        "legal_basis": "Điều 16 Luật Hộ tịch",
    }
    assert send(official, path(dossier, "bo-sung/"), **data).status_code == 302
    asked = SupplementRequest.objects.get()
    assert [(item["kind"], item["code"]) for item in asked.items] == [
        ("paper", "birth_notice"),
        ("answer", "child.birth_date"),
    ]
    assert asked.legal_basis == "Điều 16 Luật Hộ tịch" and fresh(dossier).state == "supplement"


def test_what_still_lacks_is_told_once_a_part_came(signed_in: Any, actor: Any, filed: Callable[..., Dossier]) -> None:
    dossier, clerk = filed(), signed_in("clerk1")
    send(clerk, path(dossier, "bo-sung/"), **{PAPER: "Ảnh bị mờ.", ANSWER: "Khác Giấy chứng sinh."})
    assert "Còn thiếu" not in text(clerk.get(path(dossier)))
    actions.supplement(
        actor=actor("citizen1"), dossier_id=dossier.pk, uploads=[("birth_notice", pdf(), "a.pdf")], answers={},
        key=key(), at=NOW,
    )  # fmt: skip
    assert "Còn thiếu : Ngày sinh" in text(clerk.get(path(dossier)))


def test_asking_for_nothing_is_refused(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    dossier = filed()
    answer = send(signed_in("clerk1"), path(dossier, "bo-sung/"), legal_basis="Điều 16 Luật Hộ tịch")
    assert answer.status_code == 422 and "Cần ít nhất một nội dung" in text(answer)
    assert "Điều 16 Luật Hộ tịch" in answer.content.decode() and fresh(dossier).state == "filed"


def test_a_fault_elsewhere_leaves_the_list_without_one(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    outside = {"other-name": "Giấy xác nhận của tổ dân phố", "other-say": "Để biết nơi ở"}
    answer = send(signed_in("clerk1"), path(filed(), "bo-sung/"), **outside)
    shown = answer.content.decode()
    assert answer.status_code == 422 and "dict_items" not in shown and 'id="asked"' in shown
    assert shown.count('class="fault"') == 1


def test_a_second_request_warns_and_needs_a_reason(signed_in: Any, actor: Any, filed: Callable[..., Dossier]) -> None:
    dossier, clerk = filed(), signed_in("clerk1")
    send(clerk, path(dossier, "bo-sung/"), **{PAPER: "Ảnh bị mờ."})
    actions.supplement(
        actor=actor("citizen1"), dossier_id=dossier.pk, uploads=[("birth_notice", pdf(), "a.pdf")], answers={},
        say="Tôi gửi lại", key=key(), at=NOW,
    )  # fmt: skip
    assert "bị tính là quá hạn" in text(clerk.get(path(dossier, "bo-sung/")))
    answer = send(clerk, path(dossier, "bo-sung/"), **{PAPER: "Vẫn mờ."})
    assert answer.status_code == 422 and "Hãy ghi lý do" in text(answer) and "Vẫn mờ." in text(answer)
    assert send(clerk, path(dossier, "bo-sung/"), again="Ảnh mới cắt mất số", **{PAPER: "Vẫn mờ."}).status_code == 302
    leader = signed_in("leader1")
    assert "Ảnh mới cắt mất số" in text(leader.get("/ban/duyet-bo-sung/"))
    assert "Vẫn mờ." in text(leader.get(path(dossier, "viec/decide_supplement/")))
    assert send(leader, path(dossier, "viec/decide_supplement/"), approved="yes").status_code == 302
    assert SupplementRequest.objects.count() == 2


def test_a_long_forgotten_page_changes_nothing(signed_in: Any, accepted: Callable[..., Dossier]) -> None:
    dossier = accepted()
    answer = send(signed_in("clerk1"), path(dossier, "bo-sung/"), **{PAPER: "Ảnh mờ."})
    assert answer.status_code == 409 and not SupplementRequest.objects.exists()


def test_a_leader_asks_nothing(signed_in: Any, submitted: Callable[..., Dossier]) -> None:
    assert send(signed_in("leader1"), path(submitted(), "bo-sung/"), **{PAPER: "Ảnh mờ."}).status_code == 403
