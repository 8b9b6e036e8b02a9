"""Words that no procedure knows, as they were probably meant: keyboards, ears and fingers.

Three causes, the likeliest first: the keyboard's accents came out as letters ("ddaats", "d9at61"), the word is written
as it is said in the south ("xinh", "chức nhậng"), or one finger slipped ("snih"). What fits the neighbours wins.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from duoc.procedures.search.normalise import tokens

SHORTEST = 3  # letters of a word that a slip may have changed
_VOWEL = re.compile(r"[aeiouyw]")
_TELEX = (("dd", "d"), ("aa", "a"), ("ee", "e"), ("oo", "o"), ("aw", "a"), ("ow", "o"), ("uw", "u"), ("w", "u"))
_STARTS = (("tr", "ch"), ("gi", "d"), ("ngh", "ng"), ("gh", "g"), ("ph", "f"), ("qu", "cu"))
_START = {"x": "s", "v": "d", "z": "d", "r": "g", "k": "c", "q": "c", "y": "i"}
_ENDS = (("ng", "n"), ("nh", "n"), ("ch", "c"), ("t", "c"), ("p", "c"), ("m", "n"), ("y", "i"))


class Repair:
    """Knows the syllables of the index, and which stand beside each other there."""

    def __init__(self, known: Mapping[str, int], together: Collection[str]) -> None:
        """Args: `known` syllables with how many procedures say them, `together` pairs such as "khai sinh"."""
        self._known = known
        self._together = together
        self._shorter: dict[str, list[str]] = defaultdict(list)
        self._sounding: dict[str, list[str]] = defaultdict(list)
        for word in known:
            if word.isalpha():
                self._sounding[sound(word)].append(word)
                for shorter in {word, *_one_less(word)}:
                    self._shorter[shorter].append(word)

    def mend(self, typed: Sequence[str]) -> list[str]:
        """The words, each unknown one as it was probably meant; two words written as one become two."""
        mended: list[str] = []
        for at, word in enumerate(typed):
            if word in self._known or len(word) < 2 or word.isdigit():
                mended.append(word)
                continue
            beside = (mended[-1] if mended else "", typed[at + 1] if at + 1 < len(typed) else "")
            keys = [one for one in tokens(untyped(word)) if one in self._known]
            mended.extend(keys or self._parted(word, beside) or [self._meant(word, beside)])
        return mended

    def respelt(self, typed: Sequence[str], sure: Collection[str]) -> list[str] | None:
        """The words with those spelt otherwise that stand alone beside both neighbours, though a slip away from one
        that does not: "the hap" is "the chap". None when there are none.

        Args:
            sure: words that people say by themselves, left as they are.
        """
        otherwise = list(typed)
        for at, word in enumerate(typed):
            beside = (typed[at - 1] if at else "", typed[at + 1] if at + 1 < len(typed) else "")
            if word not in sure and not self._fits(word, beside):
                close = [one for one in self._slipped(word) if self._fits(one, beside)]
                otherwise[at] = max(close, key=lambda one: self._known[one], default=word)
        return otherwise if otherwise != list(typed) else None

    def _meant(self, word: str, beside: tuple[str, str]) -> str:
        for candidates in (self._sounding.get(sound(word), []), self._slipped(word)):
            if candidates:
                return max(candidates, key=lambda one: (self._fits(one, beside), self._known[one]))
        return word

    def _fits(self, word: str, beside: tuple[str, str]) -> int:
        return (f"{beside[0]} {word}" in self._together) + (f"{word} {beside[1]}" in self._together)

    def _parted(self, word: str, beside: tuple[str, str]) -> list[str]:
        """The two known words that were glued into this one, where they belong together or to their neighbours."""
        for at in range(2, len(word) - 1):
            left, right = word[:at], word[at:]
            if f"{left} {right}" in self._together:
                return [left, right]
            known = left in self._known and right in self._known
            if known and (self._fits(left, (beside[0], "")) or self._fits(right, ("", beside[1]))):
                return [left, right]
        return []

    def _slipped(self, word: str) -> list[str]:
        if len(word) < SHORTEST:
            return []
        close = {other for shorter in {word, *_one_less(word)} for other in self._shorter.get(shorter, ())}
        return [other for other in close if one_slip(word, other)]


def untyped(word: str) -> str:
    """What the keys of Telex or VNI were meant to write, without accents: "ddaats" and "d9a61t" are "dat"."""
    bare = word[:1] + re.sub(r"\d", "", word[1:])
    for keys, letter in _TELEX:
        bare = bare.replace(keys, letter)
    first = _VOWEL.search(bare)
    return bare[: first.end()] + re.sub(r"[sfrxj]", "", bare[first.end() :]) if first else bare


def sound(word: str) -> str:
    """A key that syllables share which sound alike in the south: "sinh" and "xin", "nhận" and "nhậng"."""
    for start, short in _STARTS:
        if word.startswith(start) and len(word) > len(start):
            word = short + word[len(start) :]
            break
    else:
        word = _START.get(word[:1], word[:1]) + word[1:]
    for end, short in _ENDS:
        if word.endswith(end) and len(word) > len(end) + 1:
            word = word[: -len(end)] + short
            break
    return word.replace("ie", "i").replace("uo", "u").replace("au", "ao")


def one_slip(left: str, right: str) -> bool:
    """Whether one letter more, less, other, or two swapped turn one word into the other."""
    if abs(len(left) - len(right)) > 1 or left == right:
        return False
    if len(left) > len(right):
        left, right = right, left
    at = 0
    while at < len(left) and left[at] == right[at]:
        at += 1
    if len(left) < len(right):
        return left[at:] == right[at + 1 :]
    swapped = left[at + 1 : at + 2] + left[at : at + 1] + left[at + 2 :]
    return left[at + 1 :] == right[at + 1 :] or swapped == right[at:]


def _one_less(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(len(word))] if len(word) >= SHORTEST else []
