"""Names of places in a query: of today's communes, and of communes and districts as they were before 1 July 2025."""

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from duoc.language.calculations import PARTLY, Commune, FormerCommune, Vocabularies, words_on
from duoc.procedures.search.normalise import Word, pairs, words

KINDS = {
    "phuong": "phuong", "p": "phuong", "xa": "xa", "x": "xa", "thi tran": "thi tran", "tt": "thi tran",
    "huyen": "huyen", "h": "huyen", "thanh pho": "thanh pho", "tp": "thanh pho", "thi xa": "thi xa", "tx": "thi xa",
    "tinh": "tinh",
}  # fmt: skip
PROVINCE = "tinh"
HAMLETS = frozenset({"ap", "khom"})
MOST = 3  # places offered; a name that many bore is asked again, with its district
_GLUED = re.compile(r"(p|x)(\d{1,2})")


@dataclass(frozen=True)
class Now:
    """A commune of today, as the holder of an old place; `partly` when it took only a part of it."""

    code: str
    name: str
    partly: bool = False


@dataclass(frozen=True)
class Place:
    """A place that somebody named.

    Attributes:
        name: with its kind, such as "Phường 5"; `where` the district and province that it lay in, empty today.
        now: the communes of today that hold it; itself when it is one of them.
        kind: without accents, "xa", "phuong", "thi tran", "huyen", "thanh pho", "thi xa", "tinh".
    """

    name: str
    where: str
    kind: str
    now: tuple[Now, ...]
    bare: tuple[Word, ...]

    @property
    def is_today(self) -> bool:
        return not self.where

    @property
    def many(self) -> bool:
        """Whether it was a district: its communes are listed."""
        return self.kind in ("huyen", "thanh pho", "thi xa")

    def lies_in(self, other: "Place") -> bool:
        """Whether the other is the district, the province or the commune of today that this place lay in."""
        if self.is_today:
            return other.kind == PROVINCE or set(self.now) <= set(other.now)
        return other.name.split(" ", 1)[-1] in self.where


@dataclass(frozen=True)
class Told:
    """What a query says without its places, and the places."""

    rest: tuple[Word, ...]
    places: tuple[Place, ...]


class Gazetteer:
    """The names, found by their first syllable."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._begun: dict[str, list[Place]] = defaultdict(list)
        for place in places:
            self._begun[place.bare[0].plain].append(place)

    def read(self, typed: Sequence[Word], common: Callable[[str], bool]) -> Told:
        """Takes the names of places out of a query.

        Args:
            common: whether two syllables, without accents, are ordinary words of procedures: a bare name of such words
                is not taken for a place.
        """
        parted = [part for word in typed for part in _parted(word)]
        rest: list[Word] = []
        chains: list[list[list[Place]]] = []
        at, beside = 0, False
        while at < len(parted):
            length, places = self._named(parted, at, common)
            if not length:
                rest.append(parted[at])
                at, beside = at + 1, False
                continue
            if places and beside:
                chains[-1].append(places)
            elif places:
                chains.append([places])
            at, beside = at + length, beside or bool(places)
        return Told(tuple(rest), tuple(_offered(chains)))

    def _named(self, typed: Sequence[Word], at: int, common: Callable[[str], bool]) -> tuple[int, list[Place]]:
        """How many words from here on name a place, and which places; 0 when they name none."""
        if hamlet := _hamlet(typed, at):
            return hamlet, []
        kind, before = _kind(typed, at)
        fitting = [place for place in self._at(typed, at + before) if not kind or place.kind == kind]
        if not fitting:
            return 0, []
        longest = max(len(place.bare) for place in fitting)
        fitting = [place for place in fitting if len(place.bare) == longest]
        if kind:
            return before + longest, fitting
        name = pairs([word.plain for word in fitting[0].bare])
        if longest < 2 or all(map(common, name)):
            return 0, []
        return longest, [place for place in fitting if place.kind == PROVINCE] or fitting

    def _at(self, typed: Sequence[Word], at: int) -> Iterator[Place]:
        if at < len(typed):
            for place in self._begun.get(typed[at].plain, ()):
                here = typed[at : at + len(place.bare)]
                if len(here) == len(place.bare) and all(map(_same, place.bare, here)):
                    yield place


def _hamlet(typed: Sequence[Word], at: int) -> int:
    """How many words from here on name a hamlet; where it belongs need not be shown."""
    here = [word.plain for word in typed[at : at + 2]]
    return 2 if len(here) == 2 and here[0] in HAMLETS and here[1].isdigit() else 0


def _kind(typed: Sequence[Word], at: int) -> tuple[str, int]:
    """The kind of place that is said here, and with how many words; "hợp tác xã" is none."""
    if at and typed[at - 1].plain == "tac":
        return "", 0
    both = " ".join(word.plain for word in typed[at : at + 2])
    if both in KINDS and at + 2 < len(typed):
        return KINDS[both], 2
    return (KINDS[typed[at].plain], 1) if typed[at].plain in KINDS and at + 1 < len(typed) else ("", 0)


def _same(name: Word, typed: Word) -> bool:
    return name.plain == typed.plain and (not typed.marked or typed.marked in (name.marked, typed.plain))


def _parted(word: Word) -> list[Word]:
    glued = _GLUED.fullmatch(word.plain)
    return [Word(part, part if word.marked else "") for part in glued.groups()] if glued else [word]


def _offered(chains: Sequence[Sequence[Sequence[Place]]]) -> list[Place]:
    """The places to offer: the smallest of each address, as the larger ones after it tell."""
    offered: list[Place] = []
    for chain in chains:
        places = list(chain[0])
        for larger in chain[1:]:
            places = [place for place in places if any(place.lies_in(other) for other in larger)] or places
        places = [place for place in places if place.kind != PROVINCE]  # everything here lies in it
        today = {place.now for place in places if place.is_today}
        offered += [place for place in places if place.is_today or place.now not in today]
    named = {(place.name, place.now): place for place in sorted(offered, key=lambda place: not place.is_today)[::-1]}
    return list(named.values())[::-1][:MOST]


@lru_cache(maxsize=4)
def gazetteer(file: Path, changed: tuple[Commune, ...] = ()) -> Gazetteer:
    """The names in a province's `communes.csv`, read once; none when there is no such file.

    Args:
        changed: communes that ended or began by a reorganisation since: whoever says their name is led to today's.
    """
    if not file.exists():
        return Gazetteer([])
    with file.open(encoding="utf-8", newline="") as lines:
        return Gazetteer(_places(list(csv.DictReader(lines)), changed))


def _places(rows: Sequence[Mapping[str, str]], changed: Sequence[Commune]) -> list[Place]:
    names = {row["code"]: row["name"] for row in rows}
    words = words_on(Vocabularies(communes=names), changed, date.max)
    now = {code: (Now(code, name),) for code, name in words.communes.items()}
    today = [_place(name, "", now[code]) for code, name in words.communes.items()]
    old: dict[tuple[str, str], list[Now]] = defaultdict(list)
    for row in rows:
        place = now.get(row["code"]) or _in_place_of(words.former[row["code"]])
        district = f"{row['former_district']}, {row['formerly_province']}"
        old[row["former_district"], row["formerly_province"]] += place
        for part in row["formed_from"].split(" | "):
            name = part.removesuffix(PARTLY).strip()
            old[name, district] += [replace(one, partly=one.partly or name != part) for one in place]
    lay_in = {row["code"]: row["formerly_province"] for row in rows}
    provinces = set(lay_in.values())
    for one in changed:
        if one.ends and one.name != words.communes.get(one.code):
            after = now.get(one.code) or _in_place_of(words.former[one.code])
            old[one.name, lay_in.get(one.code, ", ".join(sorted(provinces)))] += after
    return [
        *today,
        *(_place(name, where, tuple(dict.fromkeys(now))) for (name, where), now in old.items() if now),
        *(_place(f"Tỉnh {name}", name, ()) for name in sorted(provinces)),
    ]


def _in_place_of(ended: FormerCommune) -> tuple[Now, ...]:
    return tuple(Now(code, name, len(ended.after) > 1) for code, name in ended.after.items())


def _place(name: str, where: str, now: tuple[Now, ...]) -> Place:
    parts = words(name)
    kind, before = _kind(parts, 0)
    return Place(name[:1].upper() + name[1:].replace("Trấn", "trấn"), where, kind, now, tuple(parts[before:]))
