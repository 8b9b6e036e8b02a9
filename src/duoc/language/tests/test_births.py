"""A date of birth says whether the year alone may do."""

import pytest

from duoc.language.calculations import check_document
from duoc.language.tests.samples import VOCABULARIES, small
from duoc.language.tests.test_mistakes import AROUND, DATED


@pytest.mark.parametrize(
    ("word", "kinds"),
    [("", ["birth_date"]), (", partial: true", []), (", partial: false", [])],
)
def test_a_date_of_birth_says_it_either_way(word: str, kinds: list[str]) -> None:
    born = (
        f"{DATED}\n      - {{id: self.birth_date, ask: Sinh ngày nào, label: Ngày sinh, type: date, past: true{word}}}"
    )
    findings = check_document(small((DATED, born)), AROUND, VOCABULARIES)
    assert [(one.kind, one.level) for one in findings] == [(kind, "warning") for kind in kinds]
    assert all(one.line for one in findings)


def test_other_dates_need_not() -> None:
    other = (
        f"{DATED}\n      - {{id: self.moved_on, ask: Chuyển đến ngày nào, label: Ngày chuyển, type: date, past: true}}"
    )
    assert check_document(small((DATED, other)), AROUND, VOCABULARIES) == []
