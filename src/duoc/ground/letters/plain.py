"""Texts of nothing but what a Vietnamese keyboard writes: most of all texts. No letter of them needs a closer look."""

import re
import unicodedata

_VOWELS, _TONES = "aăâeêioôơuưy", ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_SMALL = "đ" + "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES)
KEYBOARD = "\n\t" + "".join(map(chr, range(32, 127))) + "".join(one for one in _SMALL + _SMALL.upper() if one > "~")
_ALL = re.compile(f"[{re.escape(KEYBOARD)}]*")


def is_plain(text: str) -> bool:
    """Whether every letter is one of `KEYBOARD`, composed: none of them is hidden, looks like another one, or is
    missing from the fonts. Letters of old encodings may be among them."""
    return _ALL.fullmatch(text) is not None
