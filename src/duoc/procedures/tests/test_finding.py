"""Finding by people's words: spellings, sayings, slips, and input that nobody means."""

import pytest

from duoc.procedures.finding.index import Index, Subject
from duoc.procedures.finding.speech import Saying, Speech
from duoc.procedures.finding.words import near, query_tokens, tokens

SUBJECTS = [
    Subject("1.001193", ("Đăng ký khai sinh", "khai sanh"), "Thủ tục đăng ký khai sinh", tailored=True),
    Subject("1.000656", ("Đăng ký khai tử",), "Thủ tục đăng ký khai tử"),
    Subject("1.003650", ("Đăng ký tàu cá",), "Cấp giấy chứng nhận đăng ký tàu cá, tàu phục vụ nuôi trồng thủy sản"),
    Subject("1.004359", ("Giấy phép khai thác thủy sản",), "Cấp, cấp lại giấy phép khai thác thủy sản"),
]
SPEECH = Speech(
    (
        Saying(tuple(tokens("ghe")), (tuple(tokens("tàu cá")),)),
        Saying(tuple(tokens("sinh con")), (), ("1.000656",)),
    ),
    frozenset(tokens("làm xin cho")),
)


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(SUBJECTS, SPEECH)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("khai sinh", "1.001193"),
        ("dang ki khai sinh", "1.001193"),
        ("xin lam khai sanh", "1.001193"),
        ("khia sinh", "1.001193"),
        ("đăng kí ghe", "1.003650"),
        ("giay fep khai thac thuy san", "1.004359"),
        ("1.004359", "1.004359"),
        ("sinh con", "1.000656"),
    ],
)
def test_the_procedure_meant_comes_first(index: Index, typed: str, code: str) -> None:
    assert index.search(typed, 3)[0] == code


@pytest.mark.parametrize("typed", ["", "   ", "🙂🙂", "'; DROP TABLE procedures; --", "x" * 5000, "\x00", "%_%"])
def test_what_nobody_means_finds_nothing_and_breaks_nothing(index: Index, typed: str) -> None:
    assert index.search(typed, 3) == []


def test_long_input_is_cut() -> None:
    assert len(query_tokens("khai sinh " * 1000)) <= 24


def test_one_slip_is_forgiven_two_are_not() -> None:
    assert near("sihn", ["sinh", "khai"]) == ["sinh"]
    assert near("snih", ["sinh"]) == ["sinh"]
    assert near("sxxh", ["sinh"]) == []
