"""Vietnamese letters for what is written after typesetting: field values and the text in signature boxes.

A PDF viewer's own fonts have no Đ, ễ or ữ. So every document with fields carries one subset of Liberation Serif
with all Vietnamese letters (24 KB), and later updates only name its glyphs. The typesetter makes the subset: there is
no second font library to trust.
"""

import io
import re
import threading
import unicodedata
from dataclasses import dataclass
from functools import cache

import pikepdf

from duoc.ground.documents import press

RESOURCE = "DuocSerif"
_VOWELS = "AĂÂEÊIOÔƠUƯY"
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_SIGNS = "–—…“”‘’·°"
_SOURCE = """
#set text(font: "Liberation Serif", fallback: false, ligatures: false, kerning: false)
#set smartquote(enabled: false)
#for letter in sys.inputs.letters.clusters().filter(it => it != " ") [#letter #h(1pt)]
"""
_lock = threading.Lock()


@dataclass(frozen=True)
class Lettering:
    """The subset: its PDF, and per letter its glyph number and advance width in 1/1000 em."""

    pdf: pikepdf.Pdf
    glyphs: dict[str, int]
    widths: dict[int, float]


def letters() -> str:
    """All letters the subset holds: printable ASCII, Vietnamese with every tone in both cases, and a few signs."""
    vowels = [unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES]
    capitals = "".join(vowels) + "Đ"
    ascii_signs = "".join(chr(code) for code in range(32, 127))
    return "".join(dict.fromkeys(ascii_signs + capitals + capitals.lower() + _SIGNS))


@cache
def _load() -> Lettering:
    data = press.compile_source(_SOURCE, {"letters": letters()})
    pdf = pikepdf.open(io.BytesIO(data))
    font = _font(pdf)
    return Lettering(pdf, _glyphs(font.ToUnicode.read_bytes().decode("ascii")), _widths(font.DescendantFonts[0].W))


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


def known(text: str) -> str:
    """`text` in composed form, with what the subset cannot show replaced by "?"."""
    glyphs = lettering().glyphs
    return "".join(letter if letter in glyphs else "?" for letter in unicodedata.normalize("NFC", text))


def encode(text: str) -> bytes:
    """The glyphs of `text` as a PDF hexadecimal string."""
    glyphs = lettering().glyphs
    return b"<" + "".join(f"{glyphs[letter]:04X}" for letter in known(text)).encode() + b">"


def width(text: str, size: float) -> float:
    """How wide `text` is at `size` points, in points."""
    subset = lettering()
    return sum(subset.widths.get(subset.glyphs[letter], 500.0) for letter in known(text)) * size / 1000
