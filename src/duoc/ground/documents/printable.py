"""Which letters documents can print: read once from the fonts that they are set in."""

import struct
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from duoc.ground.documents.faults import UnprintableLetter
from duoc.ground.letters.calculations import decoded, in_latin, is_hidden, is_plain, lookalike_in
from duoc.ground.sentences import gettext as _

FONTS = Path(__file__).parent / "fonts"
_HYPHEN = {"\u2011": "\u2010"}
_WINDOWS, _BASIC_PLANE, _SEGMENTS = 3, 1, 4  # a table for Windows, of the letters up to U+FFFF, in segments


def unprintable_in(text: str) -> str:
    """The first letter that some face of the fonts cannot print, also when it is set in capitals; or ""."""
    if is_plain(text):
        return ""
    known = _letters()
    for letter in unicodedata.normalize("NFC", text):
        if (
            not letter.isspace()
            and not is_hidden(letter)
            and not all(_set(one, known) for one in (letter, letter.upper()))
        ):
            return letter
    return ""


def unprintable_text_of(data: Any) -> str:
    """The first text of a document's data that has a letter which cannot be printed; or ""."""
    return next(filter(unprintable_in, _texts(data)), "")


def expect_printable(data: Any) -> None:
    """Raises UnprintableLetter for a text of a document's data that cannot be printed."""
    if text := unprintable_text_of(data):
        raise UnprintableLetter(unprintable_in(text), text)


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _texts(value)


def writing_fault(text: str) -> str:
    """What is wrong with the letters of a text, whoever wrote it, in the language of the reader; "" for nothing.

    Line ends are no fault here.
    """
    if text.isascii() and text.isprintable():
        return ""
    if meant := decoded(text):
        return _("Chữ gõ bằng phông cũ (TCVN3, VNI). Có phải “%(meant)s”? Hãy gõ lại bằng chữ Unicode.") % {
            "meant": meant
        }
    if is_plain(text):
        return ""
    if any(one not in "\n\t" and is_hidden(one) for one in text):
        return _("Câu trả lời có ký tự ẩn không dùng được. Hãy xóa đi và gõ lại.")
    if letter := lookalike_in(text):
        return _("Chữ “%(letter)s” không phải chữ cái Việt, chỉ trông giống. Có phải “%(meant)s”? Hãy gõ lại.") % {
            "letter": letter,
            "meant": in_latin(text),
        }
    if letter := unprintable_in(text):
        if not any(unicodedata.category(one).startswith("L") for one in letter):  # a sign, such as an emoji
            return _("Giấy tờ không in được “%(letter)s”. Hãy bỏ ký hiệu này và viết bằng chữ.") % {"letter": letter}
        return _(
            "Giấy tờ không in được “%(letter)s”. Hãy viết bằng chữ cái La-tinh; tên người nước ngoài thì viết như "
            "trong hộ chiếu."
        ) % {"letter": letter}
    return ""


def _set(letter: str, known: frozenset[str]) -> bool:
    """Whether the typesetter finds a letter: as one sign, taken apart, or a hyphen that may break."""
    return known.issuperset(_HYPHEN.get(letter, letter)) or known.issuperset(unicodedata.normalize("NFD", letter))


@cache
def _letters() -> frozenset[str]:
    """The letters that every face has."""
    faces = [_of_face(path.read_bytes()) for path in sorted(FONTS.glob("*.ttf"))]
    return frozenset(map(chr, set.intersection(*faces)))


def _of_face(font: bytes) -> set[int]:
    """Code points of a TrueType font: its table `cmap`, format 4 (OpenType specification, "cmap")."""
    tables = _each(">4sLLL", font, 12, _number(font, 4))
    cmap = next(offset for tag, _sum, offset, _length in tables if tag == b"cmap")
    maps = _each(">HHL", font, cmap + 4, _number(font, cmap + 2))
    at = cmap + next(offset for platform, kind, offset in maps if (platform, kind) == (_WINDOWS, _BASIC_PLANE))
    if _number(font, at) != _SEGMENTS:
        raise ValueError(f"a table of format {_number(font, at)}")
    twice = _number(font, at + 6)
    ends, starts, deltas, shifts = (at + place for place in (14, 16 + twice, 16 + 2 * twice, 16 + 3 * twice))
    codes = set()
    for n in range(0, twice, 2):
        shift = _number(font, shifts + n)
        first = _number(font, starts + n)
        for code in range(first, _number(font, ends + n) + 1):
            glyph = _number(font, shifts + n + shift + 2 * (code - first)) if shift else code
            if glyph and (glyph + _number(font, deltas + n)) & 0xFFFF:
                codes.add(code)
    return codes


def _number(font: bytes, at: int) -> int:
    return int.from_bytes(font[at : at + 2], "big")


def _each(layout: str, font: bytes, at: int, count: int) -> list[tuple[Any, ...]]:
    size = struct.calcsize(layout)
    return list(struct.iter_unpack(layout, font[at : at + size * count]))
