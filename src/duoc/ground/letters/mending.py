"""What can be put right without asking, since it changes no meaning."""

import re
import unicodedata

from duoc.ground.letters.hidden import without_hidden
from duoc.ground.letters.lookalikes import as_vietnamese
from duoc.ground.letters.old_encodings import decoded

HYPHENS = "\u2010\u2011\ufe63\uff0d"
"""Signs that are a hyphen for everybody but a machine."""

APOSTROPHES = "'\u2019\u2018\u201b\u02bc\u02bb\u2032\u00b4`\uff07"
"""Signs that people type for the apostrophe in names such as Y'Blô."""

_MARKS = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-")
    | dict.fromkeys("\u2044\u2215\u29f8\uff0f", "/")
    | {"\uff0e": ".", "\uff0c": ",", "\uff1a": ":"}
)
_SIGNS = str.maketrans(dict.fromkeys(HYPHENS, "-"))
_LINE_END = re.compile("\r\n?|\u2028|\u2029|\u0085")
# Overrides of the direction of writing: without them another text would be read than was seen, so that is asked.
OVERRIDES = "\u202d\u202e"
_WORD = re.compile(rf"[^\W\d_{APOSTROPHES}][^\s.\-{APOSTROPHES}]*")
# Turkish has two letters where others have I: which one a capital is cannot be seen.
_TURKISH, _DOTLESS = re.compile("[ÇĞİıÖŞÜ]"), re.compile("[IİIı]")


def mended(text: str, *, lines: bool = False) -> str:
    """Text in Unicode NFC, without hidden characters, with single blanks and none around.

    Two things are left to be asked about (`ground.documents`, `writing_fault`): overrides of the direction, and text of
    an old encoding, of which a hidden character may be a letter.

    Args:
        lines: line ends are kept; otherwise they are blanks.
    """
    composed = unicodedata.normalize("NFC", _LINE_END.sub("\n", text))
    if not decoded(composed):
        composed = as_vietnamese(without_hidden(composed.translate(_SIGNS), kept="\n\t" + OVERRIDES))
    if not lines:
        return " ".join(composed.split())
    return "\n".join(" ".join(line.split()) for line in composed.split("\n")).strip()


def plain_marks(text: str) -> str:
    """The text of a code or a date with every kind of dash, slash, point, comma and colon as the plain one."""
    return text.translate(_MARKS)


def capitalised(name: str) -> str:
    """A name of small or of capital letters with a capital on each word; an accent does not begin a word.

    A word keeps its letters where another letter would come back from them: İ and I beside Turkish letters, ẞ.
    """
    turkish = _TURKISH.search(name.upper()) is not None
    return _WORD.sub(lambda word: word[0] if turkish and _DOTLESS.search(word[0]) else _begun(word[0]), name)


def _begun(word: str) -> str:
    changed = unicodedata.normalize("NFC", word[0].upper() + word[1:].lower())
    same = changed.upper() == word.upper() and changed.lower() == word.lower() and len(changed) == len(word)
    return changed if same and ("ẞ" in word) == ("ẞ" in changed) else word


LEAST_WORDS = 10  # letters


def says_too_little(words: str) -> bool:
    """Whether a reason or a remark that somebody else has to understand is too short to say anything. Each act says in
    its own words what it asks for."""
    return len(words) < LEAST_WORDS
