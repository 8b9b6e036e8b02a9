"""Pages for everybody: home, finding a procedure, reading it, contact, privacy."""

import pytest
from django.test import Client
from tests.cast import BIRTH, REAL_EXTRACT

pytestmark = pytest.mark.usefixtures("province")


@pytest.mark.parametrize("path", ["/", "/thu-tuc/", "/lien-he/", "/lien-he/99001/", "/rieng-tu/", "/dang-nhap/"])
def test_a_stranger_reads(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.content.decode().count("<h1") == 1


def test_search_finds_without_accents(client: Client) -> None:
    html = client.get("/thu-tuc/", {"q": "khai sanh"}).content.decode()
    assert f"/thu-tuc/{BIRTH}/" in html


def test_search_that_finds_nothing_says_what_to_do(client: Client) -> None:
    html = client.get("/thu-tuc/", {"q": "xyzzy <script>"}).content.decode()
    assert "Chưa tìm thấy việc nào khớp" in html and "Hỏi nơi tiếp nhận" in html
    assert "<script>" not in html


@pytest.mark.real_province
def test_a_procedure_on_one_page(client: Client) -> None:
    html = client.get(f"/thu-tuc/{REAL_EXTRACT}/").content.decode()
    for words in ("Trong ngày làm việc", "8.000\u00a0đồng mỗi bản", "Căn cứ pháp lý", "đang xác minh", "Bắt đầu"):
        assert words in html
    assert f"/dang-nhap/?next=/thu-tuc/{REAL_EXTRACT}/bat-dau/" in html


def test_an_unknown_code_is_told_in_words(client: Client) -> None:
    answer = client.get("/thu-tuc/9.999999/")
    assert answer.status_code == 404
    assert "Không có thủ tục 9.999999" in answer.content.decode()


def test_doubts_about_hours_are_shown(client: Client) -> None:
    html = client.get("/lien-he/").content.decode()
    assert "07:00–11:30, 13:30–17:00" in html and "Đang xác minh" in html


@pytest.mark.parametrize(
    "path",
    [
        "/thu-tuc/%00/",
        "/thu-tuc/?q=%00",
        "/thu-tuc/?q=%ff",
        "/thu-tuc/?viec=%00&linh-vuc=%00",
        "/thu-tuc/?trang=99999999999",
        "/kiem-tra/%00/",
        "/kiem-tra/?ma=%00",
        "/kiem-tra/?ma=..",
        "/demo/as/%00",
        "/lien-he/%00/",
        "/thanh-toan-thu/?lenh=%00",
        "/dang-nhap/?next=%00",
    ],
)
def test_odd_addresses_get_an_answer(client: Client, path: str) -> None:
    assert client.get(path).status_code in (200, 404, 409, 422)
