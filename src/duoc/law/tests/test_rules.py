"""Numbers are found however they are written; what is none is not made into one."""

from datetime import date

import pytest

from duoc.law.rules import Validity, kind_of, normalise, numbers_in, split_reference, validity


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("118/2025/NĐ-CP", "118/2025/NĐ-CP"),
        ("118/2025/nđ-cp", "118/2025/NĐ-CP"),
        ("118/2025/ND-CP", "118/2025/NĐ-CP"),
        ("118/2025/NÐ-CP", "118/2025/NĐ-CP"),
        (" 118 / 2025 / NĐ – CP ", "118/2025/NĐ-CP"),
        ("Nghị định số 118/2025/NĐ-CP ngày 09/6/2025", "118/2025/NĐ-CP"),
        ("Số 73/2025/TT-NHNN", "73/2025/TT-NHNN"),
        ("Luật 60/2014/QH13", "60/2014/QH13"),
        ("66.7/2025/NQ-CP", "66.7/2025/NQ-CP"),
        ("08.a/2010/TT-BTP", "08.a/2010/TT-BTP"),
        ("09b/2013/TT-BTP", "09b/2013/TT-BTP"),
        ("24/2021/QĐ-TTg", "24/2021/QĐ-TTg"),
        ("29/2026/qd-ttg", "29/2026/QĐ-TTg"),
        ("1655/NQ-UBTVQH15", "1655/NQ-UBTVQH15"),
        ("05/2015/TTLT-BTP-BCA-BYT", "05/2015/TTLT-BTP-BCA-BYT"),
        ("6050/2026/VBHN-BTP", "6050/2026/VBHN-BTP"),
        ("Luật Hộ tịch", ""),
        ("ngày 24/11/2026", ""),
        ("Thông tư", ""),
        ("", ""),
        ("60/2014/QH13 và 52/2014/QH13", ""),
        ("'; DROP TABLE law; --", ""),
    ],
)
def test_one_spelling(written: str, number: str) -> None:
    assert normalise(written) == number
    if number:
        assert normalise(number) == number


def test_numbers_are_found_in_glued_text() -> None:
    page = (
        "Luật 54/2014/QH1354/2014/QH13Thông tư 92/2015/TT-BTC92/2015/TT-BTCLuật 78/2006/QH1178/2006/QH11"
        "Nghị quyết số 66.7/2025/NQ-CP của Chính phủ66.7/2025/NQ-CP"
        "Quyết định số 24/2021/QĐ-TTgThông tư 02/2022/TT-BLĐTBXH"
    )
    assert numbers_in(page) == [
        "54/2014/QH13",
        "92/2015/TT-BTC",
        "78/2006/QH11",
        "66.7/2025/NQ-CP",
        "24/2021/QĐ-TTg",
        "02/2022/TT-BLĐTBXH",
    ]


def test_a_long_text_takes_no_long_time() -> None:
    assert numbers_in("1" * 100_000 + "/" + "A-" * 100_000) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("45/2019/QH14#111.3", "khoản 3 Điều 111 Luật số 45/2019/QH14"),
        ("45/2019/QH14#112.1.đ", "điểm đ khoản 1 Điều 112 Luật số 45/2019/QH14"),
        ("91/2015/qh13#148", "Điều 148 Luật số 91/2015/QH13"),
        ("28/2026/QH16", "Luật số 28/2026/QH16"),
        ("118/2025/NĐ-CP#19", "Điều 19 Nghị định số 118/2025/NĐ-CP"),
        ("281/2016/TT-BTC", "Thông tư số 281/2016/TT-BTC"),
        ("Trang thủ tục 1.004692#2", "Điều 2, Trang thủ tục 1.004692"),
    ],
)
def test_references_are_said_as_people_cite(text: str, words: str) -> None:
    assert split_reference(text).words == words


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("118/2025/NĐ-CP", "decree"),
        ("03/2025/TT-VPCP", "circular"),
        ("24/2021/QĐ-TTg", "decision"),
        ("66.7/2025/NQ-CP", "resolution"),
        ("28/2026/QH16", ""),
    ],
)
def test_the_kind_that_a_number_tells(number: str, kind: str) -> None:
    assert kind_of(number) == kind


DAY = date(2026, 7, 1)


@pytest.mark.parametrize(
    ("begins", "ends", "at", "expected"),
    [
        (DAY, None, date(2026, 6, 30), Validity.NOT_YET),
        (DAY, None, DAY, Validity.IN_FORCE),
        (None, DAY, date(2026, 6, 30), Validity.UNKNOWN),
        (None, DAY, DAY, Validity.EXPIRED),
        (date(2020, 1, 1), DAY, date(2026, 6, 30), Validity.IN_FORCE),
        (date(2020, 1, 1), DAY, DAY, Validity.EXPIRED),
        (None, None, DAY, Validity.UNKNOWN),
    ],
)
def test_validity(begins: date | None, ends: date | None, at: date, expected: Validity) -> None:
    assert validity(begins, ends, at) is expected
