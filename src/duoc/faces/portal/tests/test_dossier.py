"""One dossier: where it stands, its story, its documents; and the list of mine."""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from tests.cast import MONDAY, key

from duoc.decisions.models import Decision
from duoc.dossiers import actions as dossiers
from duoc.dossiers import queries
from duoc.dossiers.models import Dossier
from duoc.notices.queries import unread
from duoc.people.powers import Actor


@pytest.fixture
def client(signed_in: Callable[[str], Client]) -> Client:
    return signed_in("citizen1")


def test_mine_shows_mine_only(
    client: Client, filed: Callable[..., Dossier], signed_in: Callable[[str], Client]
) -> None:
    dossier = filed()
    html = client.get("/ho-so/").content.decode()
    assert dossier.temporary_code in html and "Đã nộp, chờ tiếp nhận" in html and "Đăng ký khai sinh" in html
    assert "Bạn chưa có hồ sơ nào" in signed_in("citizen3").get("/ho-so/").content.decode()


def test_before_acceptance_nothing_is_promised(client: Client, filed: Callable[..., Dossier]) -> None:
    html = client.get(f"/ho-so/{filed().pk}/").content.decode()
    assert "chưa phải ngày hẹn" in html and "Đang chờ tiếp nhận" in html and "Hủy hồ sơ" in html
    assert "Vì sao có ngày này" not in html and "giay-tiep-nhan.pdf" not in html


def test_after_acceptance_the_date_is_proven(client: Client, accepted: Callable[..., Dossier]) -> None:
    dossier = accepted()
    html = client.get(f"/ho-so/{dossier.pk}/").content.decode()
    assert str(dossier.code) in html and "17:00, 23/11/2026" in html
    assert "Vì sao có ngày này" in html and "hết hạn lúc 17:00, theo giờ làm việc" in html
    assert "91/2015/QH13" not in html  # an answer on the same day ends with the office's hours, not at 24:00
    assert "Đang ở công chức xử lý" in html and "Hủy hồ sơ" not in html


def test_opening_reads_the_news(client: Client, accepted: Callable[..., Dossier]) -> None:
    dossier = accepted()
    assert unread([dossier.applicant_id]) == 2
    client.get(f"/ho-so/{dossier.pk}/")
    assert unread([dossier.applicant_id]) == 0


def test_a_refusal_tells_why_and_what_next(
    client: Client, filed: Callable[..., Dossier], actor: Callable[..., Actor]
) -> None:
    dossier = filed()
    dossiers.refuse(
        actor=actor("clerk1"),
        dossier_id=dossier.pk,
        reason="Cha mẹ của bé không cư trú tại xã này.",
        legal_basis="Điều 13 Luật Hộ tịch",
        key=key(),
        at=MONDAY,
    )
    html = client.get(f"/ho-so/{dossier.pk}/").content.decode()
    assert "Cha mẹ của bé không cư trú tại xã này." in html and "khiếu nại" in html and "tu-choi.pdf" in html
    assert 'href="/khieu-nai/">Nộp đơn khiếu nại' in html
    way = client.get("/khieu-nai/")
    assert way.status_code == 302 and parse_qs(urlsplit(way["Location"]).query)["q"] == ["khiếu nại lần đầu"]


def test_the_result_is_there_to_keep_and_to_show(client: Client, issued: Callable[..., Decision]) -> None:
    decision = issued()
    html = client.get(f"/ho-so/{decision.dossier_id}/").content.decode()
    assert "Mở kết quả" in html and f"/kiem-tra/{decision.token}/" in html and 'aria-label="Mã QR' in html
    first = client.get(f"/ho-so/{decision.dossier_id}/ket-qua.pdf")
    answer = client.get(first["Location"])
    assert answer.content.startswith(b"%PDF") and answer["X-Content-Type-Options"] == "nosniff"
    assert "Nguy" not in answer["Content-Disposition"]


def test_no_result_yet_is_told(client: Client, filed: Callable[..., Dossier]) -> None:
    answer = client.get(f"/ho-so/{filed().pk}/ket-qua.pdf")
    assert answer.status_code == 404 and "chưa có kết quả" in answer.content.decode()


def test_what_was_handed_in_can_be_read_again(client: Client, filed: Callable[..., Dossier]) -> None:
    dossier = filed()
    html = client.get(f"/ho-so/{dossier.pk}/noi-dung/").content.decode()
    assert "Trần Ngọc Hân" in html and "chung-sinh.pdf" in html and "Thông tin định danh" in html
    paper = dossier.papers.get()
    answer = client.get(f"/ho-so/{dossier.pk}/giay-to/{paper.pk}/")
    assert answer.content.startswith(b"%PDF") and answer["Content-Disposition"].startswith("attachment")


def test_who_looked_is_told(client: Client, filed: Callable[..., Dossier], actor: Callable[..., Actor]) -> None:
    dossier = filed()
    path = f"/ho-so/{dossier.pk}/ai-da-xem/"
    assert "Chưa có ai xem" in client.get(path).content.decode()
    dossiers.look(actor=actor("clerk1"), dossier=dossier, what="dossier", at=MONDAY)
    html = client.get(path).content.decode()
    assert "Phạm Ngọc Hân" in html and "Ủy ban nhân dân xã Rạch Thử" in html


def test_an_officials_look_at_this_page_counts_too(
    filed: Callable[..., Dossier], signed_in: Callable[[str], Client]
) -> None:
    dossier = filed()
    assert signed_in("clerk1").get(f"/ho-so/{dossier.pk}/").status_code == 200
    assert queries.looks(dossier).count() == 1


SECRET = ("", "noi-dung/", "ai-da-xem/", "bo-sung/", "huy/", "thanh-toan/", "thong-bao.pdf", "ket-qua.pdf", "da-nop/")


@pytest.mark.parametrize("page", SECRET)
@pytest.mark.parametrize("who", ["citizen2", "clerk2"])
def test_others_see_nothing(
    filed: Callable[..., Dossier], signed_in: Callable[[str], Client], page: str, who: str
) -> None:
    answer = signed_in(who).get(f"/ho-so/{filed().pk}/{page}")
    assert answer.status_code == 403 and "Trần Ngọc Hân" not in answer.content.decode()


def test_late_is_said_with_an_apology(client: Client, accepted: Callable[..., Dossier]) -> None:
    dossier = accepted(MONDAY - timedelta(days=30), **{"child.birth_date": "2026-10-01"})
    html = client.get(f"/ho-so/{dossier.pk}/").content.decode()
    assert "đã quá hẹn" in html and "xin lỗi" in html
