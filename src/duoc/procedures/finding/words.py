"""Words as they are compared: without accents, one spelling of i and y, without the words that say nothing."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from duoc.procedures.rules import plain_words

MOST_LETTERS = 200
MOST_WORDS = 24
VOWELS = frozenset("aeiou")


def tokens(text: str) -> list[str]:
    """The text's syllables as compared: "Đăng kí" and "đăng ký" are the same."""
    return [_one_spelling(word) for word in plain_words(text).split()]


def query_tokens(text: str) -> list[str]:
    """The syllables of what somebody typed; very long input is cut, nobody means it."""
    return tokens(text[:MOST_LETTERS])[:MOST_WORDS]


def pairs(words: Sequence[str]) -> list[str]:
    """Neighbouring syllables: a Vietnamese word is mostly two of them."""
    return [f"{left} {right}" for left, right in pairwise(words)]


def without(words: Iterable[str], empty: frozenset[str]) -> list[str]:
    """The words that say something; all of them when none does."""
    kept = list(words)
    telling = [word for word in kept if word not in empty]
    return telling or kept


def near(word: str, known: Iterable[str]) -> list[str]:
    """Known words that one slip of the finger (a letter more, less, other, or two swapped) turns into this one."""
    if len(word) < 3 or word.isdigit():
        return []
    return [other for other in known if abs(len(other) - len(word)) <= 1 and _one_slip(word, other)]


def _one_spelling(word: str) -> str:
    if len(word) > 1 and word[-1] == "y" and word[-2] not in VOWELS:
        return word[:-1] + "i"
    return word


def _one_slip(left: str, right: str) -> bool:
    if len(left) > len(right):
        left, right = right, left
    at = 0
    while at < len(left) and left[at] == right[at]:
        at += 1
    if len(left) < len(right):
        return left[at:] == right[at + 1 :]
    swapped = left[at + 1 : at + 2] + left[at : at + 1] + left[at + 2 :]
    return left[at + 1 :] == right[at + 1 :] or swapped == right[at:]
