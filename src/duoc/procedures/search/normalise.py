"""Words as they are compared: without accents, one spelling of i and y, one place for a tone's mark."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from duoc.ground.letters.calculations import Syllable, in_latin, mended, syllables

MOST_LETTERS = 200
MOST_WORDS = 24
VOWELS = frozenset("aeiou")
SYLLABLE = re.compile(r"(?:[bcdghklmnpqrstvx]|[cgknpt]h|gi|ng|ngh|qu|tr)?[aeiouy]{1,3}(?:[cmnpt]|ch|ng|nh)?")
"""How a Vietnamese syllable is written, without accents."""


class Word(NamedTuple):
    """A syllable: `plain` without accents, `marked` with them in one spelling, empty when nobody wrote accents.

    "hoà", "hòa" and "HÒA" are ("hoa", "hoa1"); "ký" and "kí" are ("ki", "ki2"); "đất" is ("dat", "đât2").
    """

    plain: str
    marked: str


def words(text: str) -> list[Word]:
    """The text's syllables."""
    return [_spelt(one) for one in syllables(text)]


def tokens(text: str) -> list[str]:
    """The text's syllables without accents: "Đăng kí" and "đăng ký" are the same."""
    return [word.plain for word in words(text)]


def query_words(text: str) -> list[Word]:
    """The syllables of what somebody typed; very long input is cut, nobody means it.

    A query without any accent does not mean their absence: then no word is marked.
    """
    typed = words(in_latin(mended(text[:MOST_LETTERS])))[:MOST_WORDS]
    if any(word.plain != word.marked for word in typed):
        return typed
    return [Word(word.plain, "") for word in typed]


def pairs(syllables: Sequence[str]) -> list[str]:
    """Neighbouring syllables: a Vietnamese word is mostly two of them."""
    return [f"{left} {right}" for left, right in pairwise(syllables)]


def unmarked(marked: str) -> str:
    """A marked syllable without accents: "đât2" is "dat"."""
    return "".join(_bare(letter) for letter in marked if not letter.isdigit())


@lru_cache(maxsize=20_000)
def _spelt(syllable: Syllable) -> Word:
    letters = list(syllable.letters)
    if len(letters) > 1 and letters[-1] == "y" and _bare(letters[-2]) not in VOWELS:
        letters[-1] = "i"
    return Word("".join(map(_bare, letters)), "".join(letters) + syllable.tone)


def _bare(letter: str) -> str:
    return "d" if letter == "đ" else unicodedata.normalize("NFD", letter)[0]
