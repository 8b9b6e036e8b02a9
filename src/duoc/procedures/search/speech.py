"""How people speak of procedures: words that mean the law's words, words that say nothing, and what comes first."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from duoc.procedures.search.english import EnglishWords, english_words
from duoc.procedures.search.normalise import SYLLABLE, Word, pairs, unmarked, words

BETWEEN = 2  # words that may stand within a saying: "mất [cái] [thẻ] căn cước"
BETWEEN_MANY = 3  # the same for three words and more


@dataclass(frozen=True)
class Saying:
    """What is said, what it means (each a sequence of words), and codes that it asks for first.

    `spelt`: heard only where its accents were written, as it is another everyday word without them.
    """

    phrase: tuple[Word, ...]
    means: tuple[tuple[Word, ...], ...]
    first: tuple[str, ...] = ()
    spelt: bool = False


@dataclass(frozen=True)
class Heard:
    """A saying in a query: the places of its words there, not always side by side."""

    places: tuple[int, ...]
    saying: Saying

    @property
    def whole(self) -> bool:
        """Whether nothing stands between its words."""
        return self.places[-1] - self.places[0] == len(self.places) - 1

    def begins(self) -> tuple[int, int]:
        """Which of two is said first: the lower, of two that begin together the longer."""
        return self.places[0], -len(self.places)

    def order(self) -> tuple[int, bool, bool, tuple[int, ...]]:
        """Which of two that share words is heard: the lower."""
        return -len(self.places), not self.saying.first, not self.whole, self.places


@dataclass(frozen=True)
class Speech:
    """The synonym tables of the nation and of the province, together.

    Attributes:
        empty: marked words that say nothing about what is meant.
        idle: the same of several words, such as "ở đâu".
        short: what is written for what is meant, such as "gplx".
        dialect: the same for single words of the region, by their marked and their plain form: "bổn" is "bản".
        popular: codes that most people mean, the most asked for first.
        official: what is said to an office: papers, permits, allowances.
        english: words of English sayings and of `english_words`; `english_empty` those that say nothing there.
        vocabulary: every syllable of a saying, without accents; `together` every pair of neighbours.
    """

    sayings: tuple[Saying, ...] = ()
    empty: frozenset[str] = frozenset()
    idle: tuple[tuple[Word, ...], ...] = ()
    short: Mapping[str, tuple[Word, ...]] = field(default_factory=dict)
    popular: tuple[str, ...] = ()
    dialect: Mapping[str, tuple[Word, ...]] = field(default_factory=dict)
    official: tuple[tuple[Word, ...], ...] = ()
    english: frozenset[str] = frozenset()
    english_empty: frozenset[str] = frozenset()
    english_words: EnglishWords = field(default_factory=EnglishWords)
    vocabulary: frozenset[str] = field(init=False, default=frozenset())
    together: frozenset[str] = field(init=False, default=frozenset())
    _begun: Mapping[str, Sequence[Saying]] = field(init=False, default_factory=dict)
    _empty: frozenset[str] = field(init=False, default=frozenset())
    _idle: Mapping[str, Sequence[tuple[Word, ...]]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        begun: dict[str, list[Saying]] = defaultdict(list)
        for saying in self.sayings:
            begun[saying.phrase[0].plain].append(saying)
        object.__setattr__(self, "_begun", begun)
        idle: dict[str, list[tuple[Word, ...]]] = defaultdict(list)
        for phrase in sorted(self.idle, key=len, reverse=True):
            idle[phrase[0].plain].append(phrase)
        object.__setattr__(self, "_idle", idle)
        phrases = [[word.plain for word in one.phrase] for one in self.sayings]
        object.__setattr__(self, "_empty", frozenset(map(unmarked, self.empty)))
        object.__setattr__(self, "vocabulary", frozenset(word for one in phrases for word in one))
        object.__setattr__(self, "together", frozenset(pair for one in phrases for pair in pairs(one)))

    def may_be_empty(self, word: Word) -> bool:
        """Whether it is an English word that says nothing, or may be a Vietnamese one, where nobody wrote accents."""
        return (_bare(word) and word.plain in self.english_empty) or (not word.marked and word.plain in self._empty)

    def written_out(self, typed: Sequence[Word]) -> list[Word]:
        """The words with what is written short written out; as unmarked as the query is."""
        marked = any(word.marked for word in typed)
        full = [self.short.get(word.plain, (word,)) if _bare(word) else (word,) for word in typed]
        return [word if marked else Word(word.plain, "") for part in full for word in part]

    def heard(self, typed: Sequence[Word]) -> list[Heard]:
        """The sayings in a query, no word heard twice: the longest first, of as long ones those that name a procedure
        ("sửa [lại mái] nhà" before "sửa lại"), then the unbroken before the broken.

        Sayings that differ by their accents only, where nobody wrote any, are all heard: "so do" is a book or a boat.
        """
        occurrences = sorted(self._occurrences(typed), key=Heard.order)
        taken: dict[int, tuple[int, ...]] = {}
        kept = []
        for one in occurrences:
            if all(taken.get(place, one.places) == one.places for place in one.places):
                taken.update(dict.fromkeys(one.places, one.places))
                kept.append(one)
        return kept

    def undialected(self, typed: Sequence[Word], known: Collection[str]) -> list[Word]:
        """The words with those of the dialect as the law writes them; without accents only where nothing else is meant.

        Args:
            known: syllables without accents that the law uses too.
        """
        return [
            part
            for word in typed
            for part in self.dialect.get(word.marked or ("" if word.plain in known else word.plain), (word,))
        ]

    def foreign(self, typed: Sequence[Word]) -> list[Word]:
        """The telling words of a query in English; none where most of it is Vietnamese.

        "the can cuoc" has an English word by chance: one that is no Vietnamese syllable has to be among them.
        """
        telling = [Word(word.plain, "") for word in typed if word.plain in self.english]
        known = len(telling) + sum(word.plain in self.english_empty for word in typed)
        sure = any(not SYLLABLE.fullmatch(word.plain) for word in telling)
        return telling if sure and 2 * known > len(typed) else []

    def is_official(self, typed: Sequence[Word]) -> bool:
        """Whether the words are such as are said to an office."""
        return any(_begins(typed, at, one) for at in range(len(typed)) for one in self.official)

    def busy(self, typed: Sequence[Word]) -> list[Word]:
        """The words without the turns of phrase that say nothing."""
        kept: list[Word] = []
        at = 0
        while at < len(typed):
            idle = next((one for one in self._idle.get(typed[at].plain, ()) if _begins(typed, at, one)), ())
            if not idle:
                kept.append(typed[at])
            at += len(idle) or 1
        return kept

    def _occurrences(self, typed: Sequence[Word]) -> Iterator[Heard]:
        present = {word.plain for word in typed}
        for at, word in enumerate(typed):
            for saying in self._begun.get(word.plain, ()):
                places = _places(saying.phrase, typed, at) if saying.phrase[-1].plain in present else ()
                if places and not (saying.spelt and all(_bare(typed[place]) for place in places)):
                    yield Heard(places, saying)


def _places(phrase: Sequence[Word], typed: Sequence[Word], at: int) -> tuple[int, ...]:
    """Where the saying's words stand from `at` on, in their order, with few others between; empty when they do not."""
    places: list[int] = []
    between = BETWEEN if len(phrase) < 3 else BETWEEN_MANY
    for wanted in phrase:
        reach = at + 1 if not places else places[-1] + 2 + between
        begin = at if not places else places[-1] + 1
        place = next(
            (one for one in range(begin, min(reach, len(typed))) if _same(wanted, typed[one], len(phrase))), None
        )
        if place is None or place - at - len(places) > between:
            return ()
        places.append(place)
    return tuple(places)


def _begins(typed: Sequence[Word], at: int, phrase: Sequence[Word]) -> bool:
    here = typed[at : at + len(phrase)]
    return len(here) == len(phrase) and all(
        _same(one, word, len(phrase)) for one, word in zip(phrase, here, strict=True)
    )


def _same(wanted: Word, typed: Word, length: int) -> bool:
    if wanted.plain != typed.plain:
        return False
    if not typed.marked or typed.marked == wanted.marked:
        return True
    return length > 1 and _bare(typed)  # an accent forgotten, where the other words tell


def _bare(word: Word) -> bool:
    return word.marked in ("", word.plain)


@lru_cache(maxsize=4)
def speech(*folders: Path) -> Speech:
    """The tables `synonyms.yaml`, `english.yaml` and `english-words.yaml` of these folders, read once.

    Raises:
        ValueError: a table is not of the expected shape.
    """
    sayings: list[Saying] = []
    empty: set[str] = set()
    idle: list[tuple[Word, ...]] = []
    short: dict[str, tuple[Word, ...]] = {}
    popular: list[str] = []
    official: list[tuple[Word, ...]] = []
    dialect: dict[str, tuple[Word, ...]] = {}
    for folder in folders:
        file = folder / "synonyms.yaml"
        if file.exists():
            data = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
            empty_phrases = [tuple(words(text)) for text in data.get("empty", [])]
            empty |= {one[0].marked for one in empty_phrases if len(one) == 1}
            idle += [one for one in empty_phrases if len(one) > 1]
            short |= {words(key)[0].plain: tuple(words(text)) for key, text in data.get("short", {}).items()}
            for southern, text in data.get("dialect", {}).items():
                dialect |= dict.fromkeys(words(southern)[0], tuple(words(text)))
            popular += data.get("popular", [])
            official += [tuple(words(text)) for text in data.get("official", [])]
            lists = data.get("lists", {})
            sayings.extend(saying for row in data.get("sayings", []) for saying in _sayings(row, lists, file))
    sayings = [replace(one, phrase=tuple(_northern(one.phrase, dialect))) for one in sayings]
    english, english_empty = _english(folders)
    listed = english_words(folders, english_empty)
    return Speech(
        tuple(_together([*sayings, *english])),
        frozenset(empty),
        tuple(idle),
        short,
        tuple(popular),
        dialect,
        tuple(official),
        listed.vocabulary.union(word.plain for one in english for word in one.phrase),
        english_empty,
        listed,
    )


def _english(folders: Sequence[Path]) -> tuple[list[Saying], frozenset[str]]:
    """What is said in English, and the words that say nothing there."""
    sayings, empty = [], set()
    for file in (folder / "english.yaml" for folder in folders):
        if file.exists():
            data = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
            empty |= {word.plain for text in data.get("empty", []) for word in words(text)}
            sayings += [saying for row in data["sayings"] for saying in _sayings(row, {}, file)]
    return sayings, frozenset(empty)


def _northern(phrase: Sequence[Word], dialect: Mapping[str, Sequence[Word]]) -> Iterator[Word]:
    """A saying as queries are read: its words of the dialect written as the law writes them."""
    for word in phrase:
        yield from dialect.get(word.marked, (word,))


def _together(sayings: Sequence[Saying]) -> list[Saying]:
    """Each saying once: what several rows and tables say of it, put together, the province's and later rows first."""
    by_phrase: dict[tuple[Word, ...], Saying] = {}
    for saying in reversed(sayings):
        held = by_phrase.get(saying.phrase, Saying(saying.phrase, ()))
        means = tuple(dict.fromkeys((*held.means, *saying.means)))
        by_phrase[saying.phrase] = Saying(saying.phrase, means, tuple(dict.fromkeys((*held.first, *saying.first))))
    return list(by_phrase.values())


def _sayings(row: Mapping[str, Any], lists: Mapping[str, Sequence[str]], file: Path) -> Iterator[Saying]:
    if not isinstance(row.get("say"), list) or not (row.get("mean") or row.get("first")):
        raise ValueError(f"{file}: a row needs `say` (a list) and `mean` or `first`: {row!r}")
    means = tuple(tuple(words(text)) for text in row.get("mean", []))
    for text in row["say"]:
        for phrase in filled(text, lists, file):
            yield Saying(tuple(words(phrase)), means, tuple(row.get("first", [])))


def filled(text: str, lists: Mapping[str, Sequence[str]], file: Path) -> Iterator[str]:
    """The text with every `{list}` in it replaced by each of the list's words.

    Raises:
        ValueError: there is no such list, or the text says nothing.
    """
    named = [name for name in lists if f"{{{name}}}" in text]
    for chosen in product(*(lists[name] for name in named)):
        phrase = text
        for name, word in zip(named, chosen, strict=True):
            phrase = phrase.replace(f"{{{name}}}", word)
        if "{" in phrase or not words(phrase):
            raise ValueError(f"{file}: unknown list, or nothing said: {text!r}")
        yield phrase
