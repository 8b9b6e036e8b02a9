"""Attaching papers: good files kept, bad ones told, each looked at safely, each removable."""

import io
import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from tests.cast import BIRTH, BIRTH_ANSWERS, MONDAY, key, pdf

from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Draft, DraftPaper
from duoc.ground.files import disk
from duoc.people.powers import Actor

WHOLE = {**BIRTH_ANSWERS, "marriage.number": None}


def good(name: str = "chung-sinh.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pdf(), "application/pdf")


def picture() -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, "JPEG")
    return SimpleUploadedFile("ảnh chụp.jpg", out.getvalue(), "image/jpeg")


def lying() -> SimpleUploadedFile:
    return SimpleUploadedFile("bad.pdf", b"MZ this is no PDF", "application/pdf")


@pytest.fixture
def base(actor: Callable[..., Actor]) -> str:
    """The address of a draft whose questions are answered and whose paper is missing."""
    who = actor("citizen1")
    draft = dossiers.begin(actor=who, code=BIRTH, at=MONDAY)
    dossiers.answer(actor=who, draft_id=draft.pk, answers=WHOLE, at=MONDAY)
    return f"/soan/{draft.pk}/giay-to/"


@pytest.fixture
def client(signed_in: Callable[[str], Client]) -> Client:
    return signed_in("citizen1")


def test_each_paper_has_its_block(client: Client, base: str) -> None:
    html = client.get(base).content.decode()
    assert "Giấy chứng sinh" in html and 'name="birth_notice"' in html and 'enctype="multipart/form-data"' in html
    assert "Tờ khai đăng ký khai sinh" in html  # made from the answers


def test_several_files_are_attached_and_seen(client: Client, base: str) -> None:
    files = {"birth_notice": [good(), picture()], "stay": "birth_notice-khung", "key": key()}
    assert client.post(base, files)["Location"] == f"{base}#birth_notice-khung"
    html = client.get(base).content.decode()
    assert "chung-sinh.pdf" in html and "ảnh chụp.jpg" in html and "vi-rút" not in html
    picture_paper = DraftPaper.objects.get(file__media_type="image/jpeg")
    small = client.get(f"{base}{picture_paper.pk}/nho/")
    assert f'src="{base}{picture_paper.pk}/nho/"' in html and html.count("<img") == 1
    assert small["Content-Type"] == "image/jpeg" and small.content.startswith(b"\xff\xd8")


def test_upload_without_a_file_says_so(client: Client, base: str) -> None:
    answer = client.post(base, {"stay": "birth_notice-khung", "key": key()})
    assert answer.status_code == 422 and "Bạn chưa chọn tệp nào" in answer.content.decode()


def test_too_many_files_at_once_are_told_before_and_after(client: Client, base: str) -> None:
    assert "không quá 20 tệp" in client.get(base).content.decode()
    answer = client.post(base, {"birth_notice": [good() for _file in range(25)], "key": key()})
    assert answer.status_code == 422 and "Bạn chọn 25 tệp" in answer.content.decode()
    assert DraftPaper.objects.count() == 0


def test_while_files_are_on_their_way_the_page_says_so(client: Client, base: str) -> None:
    """The script that sends them fills this bar; without it, nothing is seen for as long as they take."""
    html = client.get(base).content.decode()
    [bar] = re.findall(r"<p[^>]* hidden data-sending=.*?</p>", html, re.DOTALL)
    assert "<progress" in bar and 'data-lost="' in bar and "design/forms" in html


def test_only_its_author_sees_the_small_picture(client: Client, base: str, signed_in: Callable[[str], Client]) -> None:
    client.post(base, {"birth_notice": [good(), picture()], "stay": "birth_notice-khung"})
    photo = DraftPaper.objects.get(file__media_type="image/jpeg")
    document = DraftPaper.objects.get(file__media_type="application/pdf")
    assert signed_in("citizen2").get(f"{base}{photo.pk}/nho/").status_code == 403
    assert client.get(f"{base}{document.pk}/nho/").status_code == 404


def test_continue_takes_along_what_was_chosen(client: Client, base: str) -> None:
    answer = client.post(base, {"birth_notice": good(), "key": key()})
    assert answer["Location"].endswith("/kiem-tra/") and DraftPaper.objects.count() == 1


def test_a_missing_paper_is_told(client: Client, base: str) -> None:
    answer = client.post(base, {"key": key()})
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "Chưa có tệp cho “Giấy chứng sinh”" in html and 'href="#birth_notice"' in html


def test_a_lying_file_is_told_and_nothing_kept(client: Client, base: str) -> None:
    answer = client.post(base, {"birth_notice": lying(), "stay": "x"})
    assert answer.status_code == 422 and "bad.pdf" in answer.content.decode()
    assert DraftPaper.objects.count() == 0


def test_a_bad_file_does_not_harm_the_good_one(client: Client, base: str) -> None:
    answer = client.post(base, {"birth_notice": [good(), lying()], "key": key()})
    assert answer.status_code == 302
    html = client.get(base).content.decode()
    assert "chung-sinh.pdf" in html and "“bad.pdf”" in html
    assert "“bad.pdf”" not in client.get(base).content.decode()  # told once


def test_too_large_a_file_is_told(client: Client, base: str) -> None:
    big = SimpleUploadedFile("to.pdf", b"%PDF-1.7\n" + b"0" * 11_000_000, "application/pdf")
    answer = client.post(base, {"birth_notice": big, "stay": "x"})
    assert answer.status_code == 422 and "tối đa 10 MB" in answer.content.decode()


def test_a_full_disk_is_told_and_nothing_half_done(client: Client, base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(id: object, data: bytes) -> None:
        raise disk.NoRoom("Hết chỗ lưu tệp.", "Hãy thử lại sau ít phút.")

    monkeypatch.setattr(disk, "put", full)
    answer = client.post(base, {"birth_notice": good(), "stay": "x"})
    assert answer.status_code == 503 and "Hết chỗ lưu tệp" in answer.content.decode()
    assert DraftPaper.objects.count() == 0


def test_what_people_sent_runs_nothing(client: Client, base: str) -> None:
    client.post(base, {"birth_notice": [good(), picture()], "stay": "x"})
    for paper in DraftPaper.objects.select_related("file"):
        answer = client.get(f"{base}{paper.pk}/")
        assert answer.status_code == 200
        assert answer["X-Content-Type-Options"] == "nosniff" and "sandbox" in answer["Content-Security-Policy"]
        inline = paper.file.media_type.startswith("image/")
        assert answer["Content-Disposition"].startswith("inline" if inline else "attachment")


def test_a_file_is_taken_off(client: Client, base: str) -> None:
    client.post(base, {"birth_notice": good(), "stay": "x"})
    paper = DraftPaper.objects.get()
    for _again in range(2):
        assert client.post(f"{base}{paper.pk}/go-bo/")["Location"] == base
    assert DraftPaper.objects.count() == 0
    assert client.get(f"{base}{paper.pk}/").status_code == 404


def test_nobody_else_sees_or_removes_it(client: Client, base: str, signed_in: Callable[[str], Client]) -> None:
    client.post(base, {"birth_notice": good(), "stay": "x"})
    paper, other = DraftPaper.objects.get(), signed_in("citizen2")
    assert other.get(f"{base}{paper.pk}/").status_code == 403
    assert other.post(f"{base}{paper.pk}/go-bo/").status_code == 403
    assert DraftPaper.objects.count() == 1


def test_papers_come_after_the_questions(client: Client, actor: Callable[..., Actor]) -> None:
    draft: Draft = dossiers.begin(actor=actor("citizen1"), code=BIRTH, at=MONDAY)
    assert client.get(f"/soan/{draft.pk}/giay-to/")["Location"].endswith("/nguoi-khai/")
