"""Anyone learns whether a paper is true, and nothing about its holder that they should not."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests import later
from tests.cast import MONDAY, key, pdf
from tests.stages import Road, seal_forms

from duoc.decisions.models import Decision, Proposal
from duoc.dossiers.models import Dossier, OfficialForm
from duoc.ground.files import queries as files
from duoc.ground.files.models import StoredFile
from duoc.registers import actions
from duoc.registers.models import Entry, Review

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_paper")]

PERSONAL = ("Nguyễn Thị Thảo", "Trần Ngọc Hân", "000000000001", "Ấp Cây Khô", "0900000001")


@pytest.mark.parametrize(
    ("typed", "leads"),
    [
        ("TN-261129-ABCD-EFGH", "/theo-doi/?ma=TN-261129-ABCD-EFGH"),
        ("hồ sơ 32092.261129.0002", "/theo-doi/?ma=32092-261129-0002"),
        ("1.001193", "/theo-doi/?ma=1.001193"),
    ],
)
def test_a_code_of_something_else_leads_where_it_is_understood(client: Client, typed: str, leads: str) -> None:
    assert client.get("/kiem-tra/", {"ma": typed})["Location"] == leads


def dropped(client: Client, data: bytes, name: str = "giay.pdf") -> str:
    answer = client.post("/kiem-tra/", {"file": SimpleUploadedFile(name, data, "application/pdf")})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def original(issued: Callable[..., Decision]) -> tuple[Decision, bytes]:
    decision = issued()
    assert decision.file is not None
    return decision, files.read(decision.file)


def test_the_qr_page_says_what_it_is_and_not_whose(client: Client, original: tuple[Decision, bytes]) -> None:
    decision, _data = original
    html = client.get(f"/kiem-tra/{decision.token}/").content.decode()
    for words in (
        "Còn giá trị",
        "Giấy khai sinh",
        "1/2026",
        "Ủy ban nhân dân xã Rạch Thử",
        "Huỳnh Thị Bé Năm",
        "N. T. T.",
    ):
        assert words in html
    assert [secret for secret in PERSONAL if secret in html] == []
    assert "không có giá trị pháp lý" in html  # it is a demo paper and says so


def test_the_code_leads_there_also_pasted_as_an_address(client: Client, original: tuple[Decision, bytes]) -> None:
    token = original[0].token
    page = f"http://localhost:8000/kiem-tra/{token}/"
    cut = f"{token[:7]}\u200b{token[7:15]}\n{token[15:]}"
    for code in (token, page, f"{page}?fbclid=x", f"<{page}#main>", f"Mã kiểm tra: {token}.", cut, f"“{token}”"):
        assert client.get("/kiem-tra/", {"ma": code})["Location"] == f"/kiem-tra/{token}/"


def test_a_dropped_original_is_valid_and_not_kept(client: Client, original: tuple[Decision, bytes]) -> None:
    before = StoredFile.objects.count()
    html = dropped(client, original[1])
    assert "Còn giá trị" in html and "N. T. T." in html and "Tệp không được lưu lại" in html
    assert [secret for secret in PERSONAL if secret in html] == []
    assert StoredFile.objects.count() == before


def test_a_changed_byte_is_seen(client: Client, original: tuple[Decision, bytes]) -> None:
    data = bytearray(original[1])
    data[len(data) // 3] ^= 1
    html = dropped(client, bytes(data))
    assert "Nội dung đã bị thay đổi" in html and "Còn giá trị" not in html


def test_revoked_is_said_on_both_ways(client: Client, original: tuple[Decision, bytes], road: Road) -> None:
    decision, data = original
    reason = "Cấp sai thẩm quyền của Nguyễn Thị Thảo"
    by = later.in_force(road, later.propose(road, decision, reason=reason))
    for html in (client.get(f"/kiem-tra/{decision.token}/").content.decode(), dropped(client, data)):
        assert "Đã bị thu hồi" in html and "Còn giá trị" not in html and "Nguyễn Thị Thảo" not in html
        assert f"/kiem-tra/{by.token}/" in html


def test_replaced_leads_to_the_new_one(client: Client, original: tuple[Decision, bytes]) -> None:
    decision, data = original
    Decision.objects.filter(pk=decision.pk).update(state="replaced", replaced_by=decision)
    html = client.get(f"/kiem-tra/{decision.token}/").content.decode()
    assert "Đã được thay thế" in html and "Kiểm tra bản mới" in html
    assert "Đã được thay thế" in dropped(client, data)


def test_an_unsigned_paper_is_told_apart(client: Client) -> None:
    assert "Không có chữ ký số" in dropped(client, pdf())


@pytest.mark.parametrize("data", [b"hello", b"%PDF-1.7\n%%EOF", b"\x00" * 5000, b"%PDF-1.4" + b"<" * 100_000])
def test_garbage_gets_an_answer(client: Client, data: bytes) -> None:
    assert "<h1>" in dropped(client, data)


def test_nothing_or_nothing_in_it_is_told(client: Client) -> None:
    assert client.post("/kiem-tra/").status_code == 422
    answer = client.post("/kiem-tra/", {"file": SimpleUploadedFile("x.pdf", b"")})
    assert answer.status_code == 422 and "<title>Lỗi:" in answer.content.decode()


def test_an_unknown_code_is_told(client: Client) -> None:
    answer = client.get("/kiem-tra/AAAAAAAAAAAAAAAAAAAAAA/")
    assert answer.status_code == 404 and "Không tìm thấy giấy tờ nào" in answer.content.decode()


def test_a_result_not_issued_does_not_exist_for_others(client: Client, proposed: Callable[..., Dossier]) -> None:
    content = Proposal.objects.get(dossier=proposed(), standing=True).contents.get()
    assert client.get(f"/kiem-tra/{content.token}/").status_code == 404


def test_a_form_is_known_by_its_code_and_its_file(client: Client, accepted: Callable[..., Dossier]) -> None:
    """What it is, of whom, that it stands under the agency's seal; no number, and nobody signed it."""
    accepted()
    seal_forms()
    form = OfficialForm.objects.get()
    assert form.file is not None
    for html in (client.get(f"/kiem-tra/{form.token}/").content.decode(), dropped(client, files.read(form.file))):
        for words in ("Còn giá trị", form.name, form.organisation.name, "Người lập", "N. T. T.", "không có giá trị"):
            assert words in html
        assert "<dt>Số</dt>" not in html and "Người ký" not in html and "chữ ký số của cơ quan" in html
        assert [secret for secret in PERSONAL if secret in html] == []


def test_a_form_that_is_not_sealed_yet_is_unknown(client: Client, accepted: Callable[..., Dossier]) -> None:
    accepted()
    assert client.get(f"/kiem-tra/{OfficialForm.objects.get().token}/").status_code == 404


def test_what_was_drawn_from_an_ended_entry_is_being_looked_at(client: Client, road: Road, signed_in: Any) -> None:
    decision = road.decision()
    drawn = Decision.objects.get(dossier=later.extract(road, Entry.objects.get()))
    page = f"/kiem-tra/{drawn.token}/"
    assert "vẫn còn giá trị" in client.get(page).content.decode()
    assert client.get(f"/api/v1/verifications/{drawn.token}").json()["result"]["under_review"] is False
    holder = signed_in("citizen1")
    own = f"/ho-so/{drawn.dossier_id}/"
    assert "Còn giá trị" in holder.get(own).content.decode()
    later.revoked(road, decision)
    answer = client.get(page).content.decode()
    assert "Đang được xem lại" in answer and "còn giá trị." not in answer
    assert client.get(f"/api/v1/verifications/{drawn.token}").json()["result"]["under_review"] is True
    shown = holder.get(own).content.decode()
    assert "Đang được xem lại" in shown and "Còn giá trị" not in shown and "trước khi dùng" in shown
    assert "Người xem được báo giấy tờ đang được xem lại" in shown and "có thật và còn giá trị" not in shown
    review, say = Review.objects.get(), "Cha mẹ xác nhận bản sao này vẫn đúng."
    actions.keep_drawn(actor=road.who("leader1"), drawn_id=review.pk, reason=say, key=key(), at=MONDAY)
    kept = client.get(page).content.decode()
    assert "Còn giá trị" in kept and "đã hết hiệu lực" in kept and "giữ nguyên" in kept, "whoever checks weighs it"
    ended = holder.get(f"/ho-so/{decision.dossier_id}/").content.decode()
    assert "Người xem được báo giấy tờ này đã bị thu hồi" in ended
    assert ended.count("có thật và còn giá trị") == 1  # the decision that revoked it
