"""Fields of an entry that hold one value for each of several, such as the names of members: of them one is put right
and the others stay."""

from collections.abc import Sequence
from typing import Any

from duoc.language.calculations import Question


def rows_of(question: Question, value: Any) -> list[Any] | None:
    """The values of such a field; None of a field that is one answer, be it of several choices."""
    return value if isinstance(value, list) and question.type != "choices" else None


def changed_row(old: Sequence[Any], new: Any) -> int | None:
    """Which one a whole list puts right; None where it is no list of as many, or not just one is other."""
    if not isinstance(new, list) or len(new) != len(old):
        return None
    changed = [row for row, pair in enumerate(zip(old, new, strict=True)) if pair[0] != pair[1]]
    return changed[0] if len(changed) == 1 else None


def put_right(old: Sequence[Any], row: int, value: Any) -> list[Any]:
    """The list with one value put right."""
    return [value if place == row else one for place, one in enumerate(old)]
