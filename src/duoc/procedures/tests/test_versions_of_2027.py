"""The versions for Law 03/2026/QH16 hold everything of the current ones, but for what that law changes."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings

FOLDER = Path(settings.CATALOG) / "ca-mau" / "procedures"
NEW_LAW = "03/2026/QH16"
OLD_LAW = "60/2014/QH13"
# What falls away, or comes, because any commune registers: where it is registered is asked, no longer worked out.
CHANGED: Mapping[str, tuple[set[str], set[str]]] = {
    "1.001193": ({"register_at"}, {"register.commune"}),
    "1.000656": (set(), {"register.commune"}),
}
SAME = ("fees", "clock", "draft_check", "extra_time", "posting", "steps", "desk", "outcome", "hand_over", "sense")
CODES = pytest.mark.parametrize("code", CHANGED)


def versions(code: str) -> tuple[dict[str, Any], dict[str, Any]]:
    now, later = (
        yaml.safe_load((FOLDER / code / name).read_text("utf-8"))
        for name in ("definition.yaml", "definition-2027-03-01.yaml")
    )
    return now, later


def questions(definition: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    return {
        one["id"]: one for page in definition["pages"] for one in page.get("questions") or page["group"]["questions"]
    }


def without_law(part: Any) -> Any:
    """The part, citations of the two laws apart; a doubt stands in both, each about its own law."""
    if isinstance(part, Mapping):
        kept = {name: "DOUBT" if name == "to_verify" else without_law(value) for name, value in part.items()}
        return {name: value for name, value in kept.items() if value != "LAW"}
    if isinstance(part, list):
        return [without_law(one) for one in part]
    return "LAW" if isinstance(part, str) and part.startswith((NEW_LAW, OLD_LAW)) else part


@CODES
def test_each_part_that_the_law_does_not_change_is_the_same(code: str) -> None:
    now, later = versions(code)
    for part in SAME:
        assert without_law(now.get(part)) == without_law(later.get(part)), part
    assert set(now) - set(later) == set() and set(later) - set(now) == set()


@CODES
def test_nothing_else_is_asked_or_handed_in(code: str) -> None:
    now, later = versions(code)
    gone, come = CHANGED[code]
    before, after = questions(now), questions(later)
    assert (set(before) - set(after), set(after) - set(before)) == (gone, come)
    for id in set(before) & set(after):
        for word in ("type", "options", "required", "check", "known_from", "min", "max"):
            assert before[id].get(word) == after[id].get(word), (id, word)
    assert set(now["papers"]) == set(later["papers"]) and set(now["variants"]) == set(later["variants"])


@CODES
def test_the_later_one_rests_on_the_new_law_alone_and_says_that_it_is_not_confirmed(code: str) -> None:
    _now, later = versions(code)

    def cited(part: Any, name: str = "") -> list[str]:
        if isinstance(part, Mapping):
            return [text for key, value in part.items() for text in cited(value, str(key))]
        if isinstance(part, list):
            return [text for one in part for text in cited(one, name)]
        return [part] if name in {"law", "article", "term_article"} and isinstance(part, str) else []

    laws = cited(later)
    assert not [text for text in laws if text.startswith(OLD_LAW)]
    assert any(text.startswith(NEW_LAW) for text in laws)
    assert any(NEW_LAW.partition("/QH")[0] in doubt["why"] for doubt in later["to_verify"])
