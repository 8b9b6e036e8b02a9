"""A legal basis names a text; what names none is refused, and a bare number gets the name of its text."""

import pytest

from duoc.law.models import LegalText
from duoc.law.queries import cited, uncited

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def texts() -> None:
    rows = [
        ("60/2014/QH13", "law", "Hộ tịch"),
        ("91/2015/QH13", "code", "Dân sự"),
        ("118/2025/NĐ-CP", "decree", "Thực hiện thủ tục hành chính"),
        ("1/2026/TT-BTP", "", ""),
    ]
    for number, kind, title in rows:
        LegalText.objects.update_or_create(
            number=number, defaults={"kind": kind, "title": title, "to_verify": "Bài thử"}
        )


@pytest.mark.parametrize(
    ("basis", "printed"),
    [
        ("60/2014/QH13#16", "Điều 16 Luật số 60/2014/QH13 (Luật Hộ tịch)"),
        ("Điều 16 Luật Hộ tịch 60/2014/QH13", "Điều 16 Luật Hộ tịch số 60/2014/QH13"),
        ("Điều 28, 60/2014/QH13", "Điều 28 Luật số 60/2014/QH13 (Luật Hộ tịch)"),
        ("91/2015/QH13#148", "Điều 148 Bộ luật số 91/2015/QH13 (Bộ luật Dân sự)"),
        ("điều 16 luật hộ tịch", "điều 16 luật hộ tịch"),
        ("Luật Hộ tịch", "Luật Hộ tịch"),
        ("Điều 137 Bộ luật Dân sự", "Điều 137 Bộ luật Dân sự"),
        ("118/2025/NĐ-CP", "Nghị định số 118/2025/NĐ-CP (thực hiện thủ tục hành chính)"),
        (
            "Điều 19 Nghị định 118/2025/NĐ-CP",
            "Điều 19 Nghị định số 118/2025/NĐ-CP (thực hiện thủ tục hành chính)",
        ),
        ("Quyết định 999/QĐ-UBND", "Quyết định số 999/QĐ-UBND"),
        ("1/2026/TT-BTP", "Thông tư số 1/2026/TT-BTP"),
        ("12/2025/NQ-HĐND", "Nghị quyết số 12/2025/NQ-HĐND"),
        ("Điều 2, 7/2026/QĐ-UBND; 1/2026/TT-BTP", "Điều 2 Quyết định số 7/2026/QĐ-UBND; Thông tư số 1/2026/TT-BTP"),
    ],
)
def test_what_names_a_text_is_printed_with_its_name(basis: str, printed: str) -> None:
    assert cited(basis) == printed
    assert cited(printed) == printed
    assert uncited(basis) == ""


@pytest.mark.parametrize("basis", ["abc xyz", "Nhận nhầm nơi.", "Luật", "Điều 5", "Điều 5 Luật Lạ", "…"])
def test_what_names_no_text_is_none(basis: str) -> None:
    assert cited(basis) == ""
    assert basis in uncited(basis) and "số, ký hiệu" in uncited(basis)


@pytest.mark.parametrize("basis", ["", "  "])
def test_none_at_all_is_asked_for(basis: str) -> None:
    assert cited(basis) == ""
    assert uncited(basis) == "Hãy ghi căn cứ pháp lý."
