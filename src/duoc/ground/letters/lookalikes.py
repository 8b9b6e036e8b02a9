"""Letters of other scripts that look like Latin ones: a name with one is another name for every machine."""

import re
import unicodedata

_PAIRS = (
    "АAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXҮYаaеeѕsіiјjоoрpсcуyхxһhԁdԛqԝwӏl"  # Cyrillic
    "ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXαaοoνvρpιiκkϲcϳjυu"  # Greek
)
_LATIN = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
# Letters and digits of East Asian full width, and the styled ones of mathematics: NFKC gives the plain one.
_STYLED = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]")
_WORD = re.compile(r"\w+")


def in_latin(text: str) -> str:
    """The text with each letter that looks like a Latin one as that one: Cyrillic, Greek, full width, styled."""
    return unicodedata.normalize("NFC", "".join(map(_latin, unicodedata.normalize("NFD", text))))


def _latin(letter: str) -> str:
    if letter in _LATIN:
        return _LATIN[letter]
    return unicodedata.normalize("NFKC", letter) if _STYLED.match(letter) else letter


def lookalike_in(text: str) -> str:
    """The first letter that only looks like one of the Latin word it stands in, or "".

    A whole word of another script is no mistake. Full-width and styled letters are one wherever they stand.
    """
    if text.isascii():
        return ""
    words: list[str] = _WORD.findall(unicodedata.normalize("NFC", text))
    for word in words:
        latin = any(map(_is_latin, word))
        for letter in word:
            if _STYLED.match(letter) or (latin and in_latin(letter) != letter):
                return letter
    return ""


def _is_latin(letter: str) -> bool:
    return letter.isalpha() and unicodedata.name(letter, "").startswith("LATIN ")
