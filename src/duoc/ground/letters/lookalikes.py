"""Letters that look like others: a name with one of them is another name for every machine. The one list of them."""

import re
import unicodedata

from duoc.ground.letters.syllables import is_vietnamese

_PAIRS = (
    "АAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXҮYаaеeѕsіiјjоoрpсcуyхxһhԁdԛqԝwӏl"  # Cyrillic
    "ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXαaοoνvρpιiκkϲcϳjυu"  # Greek
)
# Latin letters of other languages that old keyboards and bad conversions put in the place of Vietnamese ones. The first
# can be nothing else in a Vietnamese syllable; the others are asked about (NFD: a caron where the breve is meant).
_CERTAIN = dict(zip("ƉɖÐðƢƣ", "ĐđĐđƯư", strict=True))
_POSSIBLE = {"Ƌ": "Đ", "ƌ": "đ", "ɑ": "a", "ɡ": "g"}
_CARON = re.compile("(?<=[Aaɑ])\u030c")
_LATIN = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)) | _CERTAIN | _POSSIBLE
_SUSPECT = re.compile(f"[{''.join(_CERTAIN)}]")
# No word of Icelandic begins with this letter.
_BEGINS = re.compile("(?<!\\w)[Ðð]")
# Letters and digits of East Asian full width, and the styled ones of mathematics: NFKC gives the plain one.
_STYLED = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]")
_WORD = re.compile(r"\w+")


def in_latin(text: str) -> str:
    """The text with each letter that looks like one of a Vietnamese word as that one, of whichever script it is."""
    if text.isascii():
        return text
    apart = _CARON.sub("\u0306", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", "".join(map(_latin, apart)))


def _latin(letter: str) -> str:
    if letter in _LATIN:
        return _LATIN[letter]
    return unicodedata.normalize("NFKC", letter) if _STYLED.match(letter) else letter


def as_vietnamese(text: str) -> str:
    """A text in NFC with the look-alikes of đ and ư as these, in words that are Vietnamese with them.

    "Ɖẹp" and "đƣợc" are no words of any language else; "Guðrún" and "Davíð" stay what they are.
    """
    if text.isascii() or not _SUSPECT.search(text):
        return text
    return _BEGINS.sub(lambda letter: _CERTAIN[letter[0]], _WORD.sub(_certain, text))


def _certain(word: re.Match[str]) -> str:
    meant = unicodedata.normalize("NFC", "".join(_CERTAIN.get(one, one) for one in word[0]))
    return meant if is_vietnamese(meant) else word[0]


def lookalike_in(text: str) -> str:
    """The first letter that only looks like one of the Latin word it stands in, or "".

    A whole word of another script is no mistake, nor is a letter of another language in a word that is not Vietnamese
    with the usual one. Full-width and styled letters are one wherever they stand.
    """
    if text.isascii():
        return ""
    words: list[str] = _WORD.findall(unicodedata.normalize("NFC", text))
    for word in words:
        meant = in_latin(word) if any(map(_is_latin, word)) else word
        vietnamese = meant != word and is_vietnamese(meant)
        for letter in word:
            looks = meant != word and (vietnamese or not _is_latin(letter)) and in_latin(letter) != letter
            if looks or _STYLED.match(letter):
                return letter
    return ""


def _is_latin(letter: str) -> bool:
    return letter.isalpha() and unicodedata.name(letter, "").startswith("LATIN ")
