"""Text of a page made fit to keep: one Unicode form, no hidden characters, no markup, bounded length."""

import html
import re
import string
import unicodedata
from functools import lru_cache

from duoc.ground.letters.calculations import is_hidden

_MARKUP = re.compile(r"<(?:/?[a-zA-Z][^<>]{0,500}|!--[^<>]{0,500}--)>")
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,12}|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});")
# A spreadsheet runs a cell that begins so; no name of a procedure does.
_FORMULA = re.compile(r"^\s*(?:[=@\t\r]|[+\-]\s*(?:\w+\s*\(|[0-9]+\s*[+\-*/]))")
_NO_LETTER = bytes(set(range(128)) - set((string.ascii_lowercase + string.digits).encode()))
NOTHING = ("", "không có thông tin", "--", "----")


# A page has few letters, each of them many thousand times.
_is_hidden = lru_cache(maxsize=4096)(is_hidden)
_LINES = frozenset("\n\r\t")


@lru_cache(maxsize=2)  # asked of the same text twice: whether it hides anything, and what is left of it
def _hidden(text: str) -> frozenset[str]:
    """Characters that nobody sees: control, format, surrogate, private, unassigned, separators; not line ends."""
    return frozenset(letter for letter in set(text) - _LINES if _is_hidden(letter))


def tidy(text: str) -> str:
    """NFC, without hidden characters, lines kept, one blank between words."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if hidden := _hidden(text):
        text = text.translate({ord(letter): None for letter in hidden})
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()


def hides(text: str) -> bool:
    """Whether the text has characters that nobody sees, beyond line ends and tabs."""
    return bool(_hidden(text))


def marked_up(text: str) -> bool:
    """Whether the text has HTML tags or entities."""
    return bool(_MARKUP.search(text) or _ENTITY.search(text))


def without_markup(text: str) -> str:
    """The text without tags, entities read. Repeated, since taking one tag away may leave another."""
    for _ in range(5):
        plain = _MARKUP.sub(" ", html.unescape(text) if _ENTITY.search(text) else text)
        if plain == text:
            break
        text = plain
    return text


def formula(text: str) -> bool:
    """Whether a spreadsheet would run this text."""
    return bool(_FORMULA.match(text))


def one_line(text: str) -> str:
    """All in one line."""
    return " ".join(text.split())


def empty(text: str) -> bool:
    """Whether the page says nothing here."""
    return text.strip().strip("-").strip().casefold() in NOTHING


def cut(text: str, length: int) -> str:
    """At most `length` characters, cut between words, with an ellipsis when something was left out."""
    if len(text) <= length:
        return text
    head = text[: length - 1]
    space = head.rfind(" ")
    return (head[:space] if space > length // 2 else head).rstrip(" ,;:-–") + "…"


def plain_key(text: str) -> str:
    """Letters and digits only, lower case, without accents: for comparing what people typed."""
    plain = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return plain.encode("ascii", "ignore").translate(None, _NO_LETTER).decode("ascii")
