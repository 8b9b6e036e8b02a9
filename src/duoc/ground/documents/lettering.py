"""Letters for what is written after typesetting: field values and the text in signature boxes.

A PDF viewer's own fonts have no Đ, ễ or ữ. So every document with fields carries one subset of Liberation Serif
with the letters of Vietnamese, of the other peoples of Việt Nam and of Western names (39 KB), and later updates only
name its glyphs. The typesetter makes the subset: there is no second font library to trust.
"""

import io
import re
import threading
import unicodedata
from dataclasses import dataclass
from functools import cache

import pikepdf

from duoc.ground.documents import press
from duoc.ground.documents.faults import UnprintableLetter
from duoc.ground.documents.printable import unprintable_in

RESOURCE = "DuocSerif"
_VOWELS = "AĂÂEÊIOÔƠUƯY"
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_SIGNS = "–—…“”‘’ʼ·°"
# Latin-1 and Latin Extended-A, and what names have beyond them: ƀ, and ǎ for ă, which many type.
_OTHERS = "".join(map(chr, range(0xA1, 0x180))).replace("\u00ad", "") + "ƀɃǍǎǏǐǑǒǓǔ"
# Accents of letters that have no sign of their own, as in Kơ̆; the font sets each over the letter before.
_ACCENTS = "\u0300\u0301\u0302\u0303\u0304\u0306\u0308\u0309\u030c\u0323\u0331"
_SOURCE = """
#set text(font: "Liberation Serif", fallback: false, ligatures: false, kerning: false)
#set smartquote(enabled: false)
#for letter in sys.inputs.letters.codepoints().filter(it => it != " ") [#letter #h(1pt)]
"""
_lock = threading.Lock()


@dataclass(frozen=True)
class Lettering:
    """The subset: its PDF, and per letter its glyph number and advance width in 1/1000 em.

    `plain_width` is that of glyphs which `widths` does not name.
    """

    pdf: pikepdf.Pdf
    glyphs: dict[str, int]
    widths: dict[int, float]
    plain_width: float


def letters() -> str:
    """All letters that the subset holds, in both cases, and a few signs."""
    vowels = [unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES]
    capitals = "".join(vowels) + "Đ"
    ascii_signs = "".join(chr(code) for code in range(32, 127))
    others = "".join(letter for letter in _OTHERS if not unprintable_in(letter))
    return "".join(dict.fromkeys(ascii_signs + capitals + capitals.lower() + _SIGNS + others + _ACCENTS))


@cache
def _load() -> Lettering:
    data = press.compile_source(_SOURCE, {"letters": letters()})
    pdf = pikepdf.open(io.BytesIO(data))
    font = _font(pdf)
    inner = font.DescendantFonts[0]
    glyphs = _glyphs(font.ToUnicode.read_bytes().decode("ascii"))
    return Lettering(pdf, glyphs, _widths(inner.W), float(inner.get("/DW", 1000)))


def _font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    fonts = list(pdf.pages[0].Resources.Font.as_dict().values())
    return fonts[0]


def _glyphs(to_unicode: str) -> dict[str, int]:
    pairs = re.findall(r"<([0-9A-F]{4})> <([0-9A-F]+)>\n", to_unicode.split("beginbfchar", 1)[1])
    return {bytes.fromhex(text).decode("utf-16-be"): int(glyph, 16) for glyph, text in pairs}


def _widths(array: pikepdf.Object) -> dict[int, float]:
    values = [float(value) for value in array.as_list()]
    return {
        glyph: width
        for first, last, width in zip(values[::3], values[1::3], values[2::3], strict=True)
        for glyph in range(int(first), int(last) + 1)
    }


def lettering() -> Lettering:
    """The subset, made once in a process (about 10 ms)."""
    with _lock:
        return _load()


def embed(document: pikepdf.Pdf) -> pikepdf.Object:
    """Copy the subset font into `document` and return it."""
    subset = lettering()
    with _lock:
        return document.copy_foreign(_font(subset.pdf))


def checked(text: str) -> str:
    """`text` in composed form. Raises UnprintableLetter: no other sign ever stands for a letter of a signed text."""
    composed = unicodedata.normalize("NFC", text)
    glyphs = lettering().glyphs
    for letter in composed:
        if letter not in glyphs:
            raise UnprintableLetter(letter, text)
    return composed


def encode(text: str) -> bytes:
    """The glyphs of `text` as a PDF hexadecimal string. Raises UnprintableLetter."""
    glyphs = lettering().glyphs
    return b"<" + "".join(f"{glyphs[letter]:04X}" for letter in checked(text)).encode() + b">"


def width(text: str, size: float) -> float:
    """How wide `text` is at `size` points, in points. Raises UnprintableLetter."""
    subset = lettering()
    return sum(subset.widths.get(subset.glyphs[letter], subset.plain_width) for letter in checked(text)) * size / 1000
