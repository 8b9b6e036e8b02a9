"""What a form of an item was shown of it, so that no save undoes another one that the person has not seen."""

import hashlib
from collections.abc import Mapping
from typing import Any

from duoc.dossiers.queries import JudgedItem
from duoc.ground.ledger.calculations import canonical_json
from duoc.language.calculations import short, shown

SEEN = "seen"
"""The field of the form that holds `seen_of` the item as it stood when the form was made."""


def seen_of(held: JudgedItem) -> str:
    """Stands for what is kept of an item; "" of a new one."""
    return "" if held.new else hashlib.sha256(canonical_json(dict(held.values))).hexdigest()[:16]


def saved_meanwhile(held: JudgedItem, after: JudgedItem, sent: Mapping[str, Any]) -> list[dict[str, str]] | None:
    """What was saved in another window since the form was made, where the form says otherwise; else None.

    Args:
        held: the item as it is kept.
        after: as the form would have it.
        sent: the form; one without the field comes from before there was any, and is taken.
    """
    if held.new or SEEN not in sent or sent[SEEN] == seen_of(held) or dict(after.values) == dict(held.values):
        return None
    questions = {part.id: part for part in (*held.item.questions, *after.item.questions)}.values()
    answers = [(part.name, shown(part, held.item.values.get(short(part.id)))) for part in questions]
    return [{"ask": name, "answer": text} for name, text in answers if text]
