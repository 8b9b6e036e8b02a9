"""The birth registration with more questions to the desk, or other words for its steps."""

import copy
from collections.abc import Sequence
from typing import Any

from duoc.procedures.actions import publish
from duoc.procedures.models import Version
from tests.cast import BIRTH, MONDAY

SEEN = {"id": "seen", "ask": "Đã xem bản chính?", "label": "Bản chính", "type": "boolean"}
WEIGHT = {
    "id": "weight",
    "ask": "Bé nặng bao nhiêu gam?",
    "label": "Cân nặng",
    "type": "integer",
    "step": "examine",
    "check": {"rule": "answer < 6000", "say": "Nặng hơn 6 kg là rất hiếm.", "strength": "doubt"},
}
REASON = "Giấy chứng sinh ghi đúng như vậy."


def changed(
    desk: Sequence[dict[str, Any]] = (), *, added: Sequence[tuple[int, dict[str, Any]]] = (), **steps: dict[str, Any]
) -> None:
    """A version of the birth registration with these questions to the desk besides, and words for its steps by id.

    Args:
        added: steps with the place that each takes; their share of the time is nothing.
    """
    now = Version.objects.filter(procedure__code=BIRTH).latest("valid_from")
    words = copy.deepcopy(now.definition) | {"valid_from": "2026-11-02"}
    words["desk"] += desk
    words["steps"] = [{**step, **steps.get(step["id"], {})} for step in words["steps"]]
    for place, step in added:
        words["steps"].insert(place, {"name": f"Bước {step['id']}", "share": "0%", **step})
    assert now.bundle
    publish(words, bundle=now.bundle, source="test", at=MONDAY)


def copies_in_decimals() -> None:
    """A version of the birth registration that takes a decimal for the number of copies."""
    now = Version.objects.filter(procedure__code=BIRTH).latest("valid_from")
    pages = copy.deepcopy(now.definition["pages"])
    [copies] = [one for page in pages for one in page["questions"] if one["id"] == "copies"]
    copies["type"] = "number"
    reworded(BIRTH, pages=pages)


def reworded(code: str, **parts: Any) -> None:
    """A version of a definition with other parts of its top level, in force from 2 November 2026."""
    now = Version.objects.filter(procedure__code=code).latest("valid_from")
    assert now.bundle
    words = copy.deepcopy(now.definition) | {"valid_from": "2026-11-02", **parts}
    publish(words, bundle=now.bundle, source="test", at=MONDAY)
