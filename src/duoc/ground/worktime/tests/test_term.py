"""Terms are read strictly: a doubtful one is refused with what, why and what next."""

import pytest

from duoc.ground.worktime.calculations import Term, Unit, WorktimeFault, parse_term


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("same_day", Term(0, Unit.SAME_DAY)),
        ("3 working_day", Term(3, Unit.WORKING_DAY)),
        ("  15   day ", Term(15, Unit.DAY)),
        ("24 hour", Term(24, Unit.HOUR)),
        ("4 working_hour", Term(4, Unit.WORKING_HOUR)),
        ("1 month", Term(1, Unit.MONTH)),
        ("1000 day", Term(1000, Unit.DAY)),
    ],
)
def test_reads_each_unit(text: str, term: Term) -> None:
    assert parse_term(text) == term
    assert parse_term(str(term)) == term


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("0 day", "phải từ 1 trở lên"),
        ("-3 working_day", "phải từ 1 trở lên"),
        ("10000 day", "quá dài"),
        ("121 month", "quá dài"),
        ("999999999999 day", "Không đọc được"),
        ("3", "thiếu đơn vị"),
        ("3 fortnight", "Không có đơn vị"),
        ("1 same_day", "không đi kèm số lượng"),
        ("3 ngày", "Không đọc được"),
        ("1.5 day", "Không đọc được"),
        ("٣ day", "Không đọc được"),
        ("day", "Không đọc được"),
        ("", "Không đọc được"),
        ("9" * 5000, "không phải một thời hạn"),
    ],
)
def test_refuses_with_reason_and_remedy(text: str, says: str) -> None:
    with pytest.raises(WorktimeFault, match=says) as refused:
        parse_term(text)
    assert refused.value.remedy
    assert len(refused.value.say) < 200


def test_says_a_term_in_words() -> None:
    assert parse_term("3 working_day").words == "3 ngày làm việc"
    assert parse_term("same_day").words == "trong ngày"
