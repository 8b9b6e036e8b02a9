"""Characters that nobody sees and nobody typed: they come along with pasted text."""

import re
import unicodedata

# Cc control, Cf format (right-to-left override, zero width), Cs surrogate, Co private, Cn not assigned, Zl and Zp line
# and paragraph ends.
_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# The property Default_Ignorable_Code_Point (Unicode, DerivedCoreProperties.txt), which Python does not carry: fillers
# of Hangul, joiners, variation selectors. And two blanks with a category of visible signs: Braille without dots, and
# the place of an object that was not pasted along.
_IGNORED = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\u2800\ufffc]"
)


def is_hidden(character: str) -> bool:
    """Whether one character has nothing to show. A blank between words shows, as a gap; a line end is hidden."""
    return unicodedata.category(character) in _CATEGORIES or _IGNORED.match(character) is not None


def without_hidden(text: str, kept: str = "") -> str:
    """The text without hidden characters, but for those `kept`."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(character for character in text if character in kept or not is_hidden(character))


def is_blank(text: str) -> bool:
    """Whether nothing in the text can be seen: blanks, hidden characters, accents without a letter."""
    return not any(
        not character.isspace() and not unicodedata.combining(character) and not is_hidden(character)
        for character in text
    )
