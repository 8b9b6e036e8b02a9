"""How people speak of procedures: words that mean the law's words, words that say nothing, and what comes first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from duoc.procedures.finding.words import tokens


@dataclass(frozen=True)
class Saying:
    """What is said (syllables), what it means (each a sequence of syllables), and codes that it asks for first."""

    said: tuple[str, ...]
    means: tuple[tuple[str, ...], ...]
    first: tuple[str, ...] = ()


@dataclass(frozen=True)
class Speech:
    """The synonym tables of the nation and of the province, together."""

    sayings: tuple[Saying, ...] = ()
    empty: frozenset[str] = field(default_factory=frozenset)

    def heard(self, words: Sequence[str]) -> list[tuple[int, Saying]]:
        """The sayings in a query with their places, the longest first; one that lies within another is not heard."""
        found = [
            (at, saying)
            for saying in self.sayings
            for at in range(len(words) - len(saying.said) + 1)
            if tuple(words[at : at + len(saying.said)]) == saying.said
        ]
        taken: set[int] = set()
        heard = []
        for at, saying in sorted(found, key=lambda pair: -len(pair[1].said)):
            place = set(range(at, at + len(saying.said)))
            if not place & taken:
                taken |= place
                heard.append((at, saying))
        return heard


@lru_cache(maxsize=4)
def speech(*folders: Path) -> Speech:
    """The tables `synonyms.yaml` of these folders, read once.

    Raises:
        ValueError: a table is not of the expected shape.
    """
    sayings: list[Saying] = []
    empty: set[str] = set()
    for folder in folders:
        file = folder / "synonyms.yaml"
        if file.exists():
            told = yaml.safe_load(file.read_text("utf-8"))
            empty |= {word for text in told.get("empty", []) for word in tokens(text)}
            sayings.extend(saying for row in told.get("sayings", []) for saying in _sayings(row, file))
    return Speech(tuple(_together(sayings)), frozenset(empty))


def _together(sayings: Sequence[Saying]) -> list[Saying]:
    """Each saying once: what several rows and tables say of it, put together, the province's and later rows first."""
    told: dict[tuple[str, ...], Saying] = {}
    for saying in reversed(sayings):
        held = told.get(saying.said, Saying(saying.said, ()))
        means = tuple(dict.fromkeys((*held.means, *saying.means)))
        told[saying.said] = Saying(saying.said, means, tuple(dict.fromkeys((*held.first, *saying.first))))
    return list(told.values())


def _sayings(row: Mapping[str, Any], file: Path) -> list[Saying]:
    if not isinstance(row.get("say"), list) or not (row.get("mean") or row.get("first")):
        raise ValueError(f"{file}: a row needs `say` (a list) and `mean` or `first`: {row!r}")
    means = tuple(tuple(tokens(text)) for text in row.get("mean", []))
    return [Saying(tuple(tokens(text)), means, tuple(row.get("first", []))) for text in row["say"]]
