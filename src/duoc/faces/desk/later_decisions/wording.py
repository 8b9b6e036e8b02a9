"""Answers that may be corrected, in words."""

from collections.abc import Sequence
from typing import Any

from duoc.language.calculations import Question, shown


def corrections_in_words(rows: Sequence[tuple[Question, Any]]) -> list[dict[str, str]]:
    """Id, name and present words of each."""
    return [{"id": question.id, "label": question.name, "now": shown(question, value)} for question, value in rows]
