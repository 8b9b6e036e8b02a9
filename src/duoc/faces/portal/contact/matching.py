"""Units by what people call them: today's name, or a name from before the merger, with or without accents. Pure."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from duoc.ground.letters.calculations import in_latin, syllables
from duoc.people.models import Organisation


@dataclass(frozen=True)
class Match:
    """A unit, and the old name by which it was found, "" when it was found by today's."""

    unit: Organisation
    former: str = ""


def former_names(unit: Organisation) -> list[str]:
    """The communes that were merged into this one: "Thành phố Bạc Liêu, Bạc Liêu: Phường 2 | Phường 3" has two."""
    district, _colon, merged = unit.former.rpartition(": ")
    names = [name.strip() for name in merged.split("|")]
    return [f"{name}, {district}" if district else name for name in names if name]


def matching(units: Iterable[Organisation], words: str) -> list[Match]:
    """The units that carry or carried a name with these words, by today's name first.

    Args:
        words: as typed; the last word may be cut short. Nothing matches nothing.
    """
    typed = plain(words)
    if not typed:
        return []
    today: list[Match] = []
    before: list[Match] = []
    for unit in units:
        if _within(typed, unit.name) or _within(typed, unit.place):
            today.append(Match(unit))
        elif old := next((name for name in former_names(unit) if _within(typed, name)), ""):
            before.append(Match(unit, old))
    return today + before


def plain(text: str) -> str:
    """Small letters without accents, one space between words: "Xã Đất  Mũi" is "xa dat mui"."""
    letters = " ".join("".join(syllable.letters) for syllable in syllables(in_latin(text)))
    return "".join(
        "d" if letter == "đ" else letter
        for letter in unicodedata.normalize("NFD", letters)
        if not unicodedata.combining(letter)
    )


def _within(typed: str, name: str) -> bool:
    return f" {typed}" in f" {plain(name)}"
