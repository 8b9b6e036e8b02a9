"""What a form was shown of the answers that are kept, so that no save undoes another one that nobody has seen."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from duoc.ground.ledger.calculations import canonical_json
from duoc.language.calculations import Question, short, shown

SEEN = "seen"
"""The field of the form that holds `seen_of` what was kept when the form was made."""


def seen_of(kept: Mapping[str, Any]) -> str:
    """Stands for the answers that are kept; "" where there are none."""
    return hashlib.sha256(canonical_json(dict(kept))).hexdigest()[:16] if kept else ""


def saved_meanwhile(
    questions: Iterable[Question], kept: Mapping[str, Any], wanted: Mapping[str, Any], form: Mapping[str, Any]
) -> list[dict[str, str]] | None:
    """What was saved in another window since the form was made, where the form says otherwise; else None.

    Args:
        questions: in the order in which they are shown.
        kept: the answers as they are kept, by the id of the question or what it is called in its item.
        wanted: the same as the form would have them.
        form: what was sent; one without the field comes from before there was any, and is taken.
    """
    if not kept or SEEN not in form or form[SEEN] == seen_of(kept) or dict(wanted) == dict(kept):
        return None
    answers = [(one.name, shown(one, kept.get(one.id, kept.get(short(one.id))))) for one in questions]
    return [{"ask": name, "answer": text} for name, text in answers if text]
