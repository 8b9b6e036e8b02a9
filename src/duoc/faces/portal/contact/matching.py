"""Units by what people call them: today's name, or a name from before the merger, with or without accents. Pure."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from duoc.ground.letters.calculations import in_latin, syllables
from duoc.people.models import Organisation

KINDS = {
    "p": "phuong", "x": "xa", "tt": "thi tran", "h": "huyen", "tp": "thanh pho", "tx": "thi xa", "t": "tinh",
}  # fmt: skip
_GLUED = re.compile(r"\b(p|x)(\d{1,2})\b")
_FINAL_Y = re.compile(r"(?<=[^aeiou])y$")


@dataclass(frozen=True)
class Match:
    """A unit, and the old name by which it was found, "" when it was found by today's."""

    unit: Organisation
    former: str = ""


def former_names(unit: Organisation) -> list[str]:
    """The communes that were merged into this one, each with its district (`Organisation.former`):
    "Thành phố Bạc Liêu, Bạc Liêu: Phường 2 | Phường 3" has two."""
    parted = (group.rpartition(": ") for group in unit.former.split(Organisation.OF_BEFORE))
    named = [(name.strip(), district.strip()) for district, _colon, merged in parted for name in merged.split("|")]
    return [f"{name}, {district}" if district else name for name, district in named if name]


def matching(units: Iterable[Organisation], words: str) -> list[Match]:
    """The units that carry or carried a name with these words, by today's name first.

    Kinds may be short ("P.5", "TT Năm Căn"), a district or province behind the name narrows, i and y are one at the end
    of a word; where no name is so, a longer address is searched for the unit in it.

    Args:
        words: as typed; the last word may be cut short. Nothing matches nothing.
    """
    typed, every = _spelt(words), list(units)
    if not typed:
        return []
    for fits in (_within, _narrowed):
        today = [Match(unit) for unit in every if any(fits(typed, name) for name in (unit.name, unit.place))]
        known = {match.unit.code for match in today}
        old = ((unit, name) for unit in every if unit.code not in known for name in former_names(unit))
        before: dict[str, Match] = {}
        for unit, name in old:
            if unit.code not in before and fits(typed, name):
                before[unit.code] = Match(unit, name)
        if today or before:
            return [*today, *before.values()]
    return _in_address(typed, every)


def _in_address(typed: str, units: Iterable[Organisation]) -> list[Match]:
    """The units whose whole name, or that of a commune merged into them, stands in an address: the longest names."""
    named: list[tuple[int, Match]] = []
    for unit in units:
        for name, former in ((unit.place, ""), *((name, name) for name in former_names(unit))):
            whole = _spelt(name.split(",")[0])
            if " " in whole and f" {whole} " in f" {typed} ":
                named.append((len(whole), Match(unit, former)))
    longest = max((length for length, _match in named), default=0)
    return [match for length, match in named if length == longest]


def plain(text: str) -> str:
    """Small letters without accents, one space between words: "Xã Đất  Mũi" is "xa dat mui"."""
    letters = " ".join("".join(syllable.letters) for syllable in syllables(in_latin(text)))
    return "".join(
        "d" if letter == "đ" else letter
        for letter in unicodedata.normalize("NFD", letters)
        if not unicodedata.combining(letter)
    )


def _spelt(text: str) -> str:
    """`plain` with kinds of places written out and one spelling of i and y."""
    words = _GLUED.sub(r"\1 \2", plain(text)).split()
    written = [KINDS.get(word, word) if place + 1 < len(words) else word for place, word in enumerate(words)]
    return " ".join(_FINAL_Y.sub("i", word) for word in written)


def _within(typed: str, name: str) -> bool:
    return f" {typed}" in f" {_spelt(name)}"


def _narrowed(typed: str, name: str) -> bool:
    """Whether the typed words begin in the name and end in the district and province behind it."""
    called, _comma, where = name.partition(",")
    district, _comma, province = where.rpartition(",")
    own, around = f" {_spelt(called)} ", f" {_spelt(district)} {_spelt(f'tỉnh {province}')} "
    words = typed.split()
    if province and f" {typed} " in around:
        return True
    return bool(province) and any(
        f" {' '.join(words[:cut])} " in own and f" {' '.join(words[cut:])} " in around for cut in range(1, len(words))
    )
