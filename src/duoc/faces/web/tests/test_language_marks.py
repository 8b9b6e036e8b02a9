"""Vietnamese on an English page is marked: whole elements, words in a sentence, options; nothing else is touched."""

import pytest
from django.test import Client

from duoc.faces.web.language_marks import marked

KEPT = [
    "<p>Being verified</p>",
    '<p lang="vi">Đăng ký khai sinh</p>',
    "<title>Đăng ký – Đước</title>",
    "<textarea>Đã ghi</textarea>",
    '<a href="/thu-tuc/" title="Thủ tục">Go</a>',
    "<!-- Đước -->",
    "<p>17:00 · 23/11/2026 – “x”…</p>",
]
MARKED = [
    ("<h1>Đăng ký khai sinh</h1>", '<h1 lang="vi">Đăng ký khai sinh</h1>'),
    ("<p>signed by Huỳnh Thị Bé Năm</p>", '<p>signed by <span lang="vi">Huỳnh Thị Bé Năm</span></p>'),
    ("<p>Result: Giấy khai sinh</p>", '<p>Result: <span lang="vi">Giấy khai sinh</span></p>'),
    ("<p>Cha mẹ bé</p>", '<p lang="vi">Cha mẹ bé</p>'),
    ("<p>Number 1/2026, Cha mẹ</p>", '<p>Number 1/2026, <span lang="vi">Cha mẹ</span></p>'),
    ("<p>Số 1 <b>x</b></p>", '<p><span lang="vi">Số 1</span> <b>x</b></p>'),
    ("<p>Đước is open-source software.</p>", '<p><span lang="vi">Đước</span> is open-source software.</p>'),
    ("<option value=1>Xã An Trạch</option>", '<option value=1 lang="vi">Xã An Trạch</option>'),
    ("<b>x</b> Cà Mau", '<b>x</b> <span lang="vi">Cà Mau</span>'),
    ("<li>Mẹ của bé<br>Cha</li>", '<li><span lang="vi">Mẹ của bé</span><br>Cha</li>'),
]


@pytest.mark.parametrize("html", KEPT)
def test_kept(html: str) -> None:
    assert marked(html) == html


@pytest.mark.parametrize(("html", "wanted"), MARKED)
def test_marked(html: str, wanted: str) -> None:
    assert marked(html) == wanted
    assert marked(wanted) == wanted


def test_a_page_in_vietnamese_is_left_alone_and_one_in_english_is_marked(db: None) -> None:
    client = Client()
    assert 'lang="vi">' not in client.get("/rieng-tu/").content.decode().partition("<body")[2]
    client.cookies["django_language"] = "en"
    answer = client.get("/rieng-tu/")
    page = answer.content.decode()
    assert '<html lang="en">' in page and 'lang="vi">' in page
    assert "Content-Length" not in answer or int(answer["Content-Length"]) == len(answer.content)
