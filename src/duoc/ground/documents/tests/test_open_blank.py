"""Nobody signs a text with an open line: rendering refuses it and says which, a draft shows it in colour."""

import subprocess
from collections.abc import Mapping
from typing import Any

import pytest
from django.conf import settings

from duoc.ground.documents.actions import OpenBlank, render

DECLINE = {
    "unit": {"name": "Ủy ban nhân dân xã Rạch Thử"},
    "applicant": {"full_name": "Nguyễn Thị Thảo"},
    "dossier": {"code": "WTYK-261123-0001"},
    "procedure": {"name": "Đăng ký khai sinh"},
    "decline": {"reason": "Không đủ điều kiện.", "legal_basis": "Luật Hộ tịch"},
    "signer": {"name": "Nguyễn Văn An", "title_line": "CHỦ TỊCH"},
}


def refusal_of(form: str, data: Mapping[str, Any]) -> str:
    with pytest.raises(OpenBlank) as refusal:
        printed(form, data)
    return str(refusal.value)


def printed(form: str, data: Mapping[str, Any], **more: Any) -> bytes:
    return render(settings.CATALOG / f"national/forms/{form}.typ", data, root=settings.CATALOG, complete=True, **more)


def text(pdf: bytes) -> str:
    return subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()


def test_a_whole_text_is_printed() -> None:
    assert printed("decline", DECLINE).startswith(b"%PDF")


@pytest.mark.parametrize("open_place", ["………", "........", "....", "\u00a0" * 8, "____", "[...]", "[…]", "{}", "{ }"])
def test_what_stands_for_nothing_is_refused(open_place: str) -> None:
    data = DECLINE | {"decline": {"reason": f"Theo văn bản số {open_place} của sở.", "legal_basis": "Luật Hộ tịch"}}
    refusal = refusal_of("decline", data)
    assert "trang 1" in refusal and "trình lại" in refusal


@pytest.mark.parametrize("plain", ["Chờ … hai ngày", "a_b", "[x]", "3.000.000 đồng", "v.v..."])
def test_what_people_write_is_no_blank(plain: str) -> None:
    printed("decline", DECLINE | {"decline": {"reason": plain, "legal_basis": "Luật Hộ tịch"}})


def test_it_says_which_line_is_open() -> None:
    data = DECLINE | {"procedure": {}, "request": {"reason": "Không đúng nơi", "at": "2026-11-23"}}
    refusal = refusal_of("refusal-03", data)
    assert "Nội dung yêu cầu giải quyết" in refusal and "Thời điểm nộp" in refusal


STOP = DECLINE | {
    "dossier": {"code": "WTYK-261123-0001", "filed_at": "2026-11-23T02:00:00Z"},
    "request": {"at": "2026-11-23", "reason": "Hết hạn bổ sung."},
}
REVOCATION = DECLINE | {
    "revoked": {"name": "Giấy phép", "number": "15/2026", "date": "2026-11-20"},
    "later": {"reason": "Cấp sai đối tượng.", "legal_basis": "Luật Xây dựng"},
}


@pytest.mark.parametrize(
    ("form", "whole", "part", "name"),
    [
        ("stop-05", STOP, "request", "reason"),
        ("revocation", REVOCATION, "later", "reason"),
        ("revocation", REVOCATION, "later", "legal_basis"),
        ("revocation", REVOCATION, "revoked", "number"),
    ],
)
def test_a_reason_or_number_that_is_missing_is_an_open_place(
    form: str, whole: dict[str, Any], part: str, name: str
) -> None:
    assert printed(form, whole).startswith(b"%PDF")
    assert "trang 1" in refusal_of(form, whole | {part: whole[part] | {name: ""}})


def test_minutes_name_those_present_without_an_open_line() -> None:
    data = DECLINE | {"visit": {"people": ["Nguyễn Văn An"]}}
    assert "Ký" not in refusal_of("minutes", data)


@pytest.mark.parametrize("form", ["minutes", "posting-minutes"])
def test_no_minutes_have_dots_under_their_seal(form: str) -> None:
    there = {"present": "Nguyễn Văn An\nTrần Thị Bưởi", "findings": "Đúng ranh đất.", "place": "Ấp 1"}
    days = {"held_on": "2026-11-23", "posted_on": "2026-11-23", "until": "30/11/2026", "ended_on": "2026-11-30"}
    facts = {**there, **days, "outcome": "Còn nguyên"}
    words = text(printed(form, DECLINE | {"visit": facts, "posting": facts, "officer": {"name": "Lê Văn Ba"}}))
    assert "Trần Thị Bưởi" in words and "Lê Văn Ba" in words and ".." not in words and "…" not in words


def test_a_draft_shows_an_open_place_in_colour() -> None:
    template = settings.CATALOG / "national/forms/decline.typ"
    plain, draft = (
        render(template, {**DECLINE, "decline": {}, **more}, root=settings.CATALOG) for more in ({}, {"preview": True})
    )
    assert plain != draft
