"""Queries in English, read in Vietnamese by a general list of words that names no procedure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from duoc.procedures.search.normalise import Word, words

FILE = "english-words.yaml"
NAMES = ("fields", "life-events")  # vocabularies that are named in English by the translation beside them
Phrase = tuple[str, ...]


@dataclass(frozen=True)
class EnglishWords:
    """English phrase, without the words that say nothing (`empty`) → the Vietnamese term for it."""

    meant: Mapping[Phrase, tuple[Word, ...]] = field(default_factory=dict)
    empty: frozenset[str] = frozenset()

    @property
    def vocabulary(self) -> frozenset[str]:
        return frozenset(word for phrase in self.meant for word in phrase)

    def in_vietnamese(self, typed: Sequence[Word]) -> list[Word]:
        """The query in Vietnamese, the longest phrases first; what the list does not know is left out."""
        plain = [word.plain for word in typed if word.plain not in self.empty]
        longest = max(map(len, self.meant), default=0)
        translated: list[Word] = []
        at = 0
        while at < len(plain):
            lengths = range(min(longest, len(plain) - at), 0, -1)
            known = next((length for length in lengths if tuple(plain[at : at + length]) in self.meant), 0)
            term = self.meant.get(tuple(plain[at : at + known]), ())
            translated += [word for word in term if word not in translated]
            at += known or 1
        return translated


def english_words(folders: Sequence[Path], empty: Collection[str]) -> EnglishWords:
    """The lists of these folders, then the names of fields and moments of life; each phrase with its plural. Of two
    terms for one phrase the first counts.

    Args:
        empty: English words that say nothing.
    """
    meant: dict[Phrase, tuple[Word, ...]] = {}
    listed = [(term, text) for folder in folders for term, texts in _read(folder / FILE).items() for text in texts]
    named = [pair for folder in folders for pair in _named(folder.parent / "vocabularies")]
    for term, text in (*listed, *named):
        phrase = tuple(word.plain for word in words(text) if word.plain not in empty)
        if phrase:
            meant.setdefault(phrase, tuple(words(term)))
    plurals = {(*phrase[:-1], f"{phrase[-1]}s"): term for phrase, term in meant.items() if phrase[-1][-1] != "s"}
    return EnglishWords(plurals | meant, frozenset(empty))


def _named(folder: Path) -> list[tuple[str, str]]:
    """Names of fields and moments of life, each with its English."""
    english = _read(folder / "words.en.yaml")
    names = [name for kind in NAMES for name in _read(folder / f"{kind}.yaml").get("entries", {}).values()]
    return [(name, english[name]) for name in names if name in english]


def _read(file: Path) -> dict[str, Any]:
    values: dict[str, Any] = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader) if file.exists() else {}
    return values
