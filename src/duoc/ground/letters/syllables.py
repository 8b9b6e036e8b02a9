"""Syllables as they are compared: the letters, and the tone apart from the letter that carries its mark."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

TONES = {"\u0300": "1", "\u0301": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5"}
WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
"""A run of letters and digits, each with the accents that belong to it."""

_ONSET = "(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|ngh?|nh?|ph|qu|r|s|th?|tr|v|x)?"
_RIME = (
    "(?:i[aêu]?|iê|iêu|yê|yêu|y|ê|êu|e|eo|ư|ưa|ươ|ưu|ươu|ươi|ưi|ơ|ơi|a|ai|ao|au|ay|âu|ây|ă|â|u|ua|ui|uô|uôi|uy|uya|uyê|"
    "uyu|uê|uơ|uâ|uây|o|oi|oa|oai|oay|oao|oe|oeo|oă|oo|ô|ôi)"
)
_CODA = "(?:ch|c|m|ng|nh|n|p|t)?"
_VIETNAMESE = re.compile(_ONSET + _RIME + _CODA)
_BARE = re.compile((_ONSET + _RIME + _CODA).translate(str.maketrans("ăâêôơưđ", "aaeooud")))


class Syllable(NamedTuple):
    """`letters` in small letters with what belongs to them (ă, ô, đ, č), `tone` the mark of the tone or "".

    "hoà", "hòa" and "HÒA" are ("hoa", "1").
    """

    letters: tuple[str, ...]
    tone: str


def syllables(text: str) -> list[Syllable]:
    """The syllables of a text; what is neither letter nor digit parts them."""
    return [syllable_of(word) for word in WORD.findall(unicodedata.normalize("NFC", text).casefold())]


@lru_cache(maxsize=20_000)
def syllable_of(word: str) -> Syllable:
    """One word as a syllable."""
    letters: list[str] = []
    tone = ""
    for letter in unicodedata.normalize("NFD", word):
        if letter in TONES:
            tone = TONES[letter]
        elif unicodedata.combining(letter):
            if letters:
                letters[-1] = unicodedata.normalize("NFC", letters[-1] + letter)
        else:
            letters.append(letter)
    return Syllable(tuple(letters), tone)


def is_vietnamese(word: str) -> bool:
    """Whether a word can be a Vietnamese syllable by its spelling. Words of other languages mostly cannot."""
    return _VIETNAMESE.fullmatch("".join(syllable_of(word.casefold()).letters)) is not None


def is_bare_vietnamese(word: str) -> bool:
    """Whether a word can be a Vietnamese syllable that was typed without its accents."""
    return _BARE.fullmatch(word.casefold()) is not None


# In an open syllable in oa, oe or uy the mark of the tone stands on either vowel: hoà and hòa, uỷ and ủy; never in qu-.
_ON_THE_SECOND = re.compile(r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?![^\W\d_])", re.IGNORECASE)


def with_tones_in_place(text: str) -> str:
    """The text with the marks of these tones on the first vowel, as most of the State's pages write it.

    Args:
        text: in NFC.
    """
    return _ON_THE_SECOND.sub(_on_the_first, text)


@lru_cache(maxsize=200)
def _moved(vowels: str) -> str:
    second = unicodedata.normalize("NFD", vowels[1])
    return unicodedata.normalize("NFC", vowels[0] + second[1]) + second[0]


def _on_the_first(vowels: re.Match[str]) -> str:
    return _moved(vowels[0])
