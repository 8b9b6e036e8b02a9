"""What a signature looks like on the page.

In the spirit of Decree 30/2020/NĐ-CP, Annex I: the leader's mark is blue and stands where a pen would have signed; the
agency's mark is red, round, of a seal's size, and covers about a third of the leader's mark from the left; both tell
the time.
To verify before use in law: the exact colours, sizes and text (the reference on Annex I is from memory).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import cos, pi, sin
from zoneinfo import ZoneInfo

from pyhanko.pdf_utils import generic, layout
from pyhanko.pdf_utils.content import ResourceType
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.stamp.base import BaseStamp, BaseStampStyle

from duoc.ground.documents import lettering

LEADER_BLUE = (0.05, 0.16, 0.55)
AGENCY_RED = (0.80, 0.06, 0.08)
SMALLEST = 4.0
_HERE = ZoneInfo("Asia/Ho_Chi_Minh")
_CURVE = 0.5523  # circle by four Bézier curves


def time_text(at: datetime) -> str:
    """The signing time as Annex I writes it, e.g. "23.11.2026 09:15:00 +07:00"."""
    return at.astimezone(_HERE).strftime("%d.%m.%Y %H:%M:%S +07:00")


@dataclass(frozen=True)
class Mark(BaseStampStyle):
    """A signature's appearance: lines of text, in one colour, in a plain box or in a round seal."""

    lines: tuple[str, ...] = ()
    colour: tuple[float, float, float] = LEADER_BLUE
    seal: bool = False
    border_width: int = 0

    def create_stamp(self, writer: BasePdfFileWriter, box: layout.BoxConstraints, text_params: object) -> "_MarkStamp":
        """Called by pyHanko with the field's box."""
        return _MarkStamp(writer=writer, style=self, box=box)


class _MarkStamp(BaseStamp):
    def _render_inner_content(self) -> list[bytes]:
        assert self.writer is not None  # noqa: S101 - set by the constructor
        self.set_resource(ResourceType.FONT, generic.pdf_name(f"/{lettering.RESOURCE}"), font_of(self.writer))
        style: Mark = self.style
        width, height = float(self.box.width), float(self.box.height)
        return draw_seal(style, width, height) if style.seal else draw_box(style, width, height)


def font_of(writer: BasePdfFileWriter) -> generic.PdfObject:
    """The Vietnamese subset font that the document carries (see lettering)."""
    font: generic.PdfObject = writer.root["/AcroForm"]["/DR"]["/Font"].raw_get(f"/{lettering.RESOURCE}")
    return font


def draw_box(mark: Mark, width: float, height: float) -> list[bytes]:
    """Text lines, as large as the box allows, right of the third that the agency's seal will cover."""
    left = width / 3 + 4
    size, lines = fit(mark.lines, width - left - 2, height - 4, largest=9.5)
    leading = size * 1.2
    top = (height + leading * len(lines)) / 2 - size
    out = [b"%.3f %.3f %.3f rg" % mark.colour]
    out += [write(line, left, top - leading * index, size) for index, line in enumerate(lines)]
    return out


def draw_seal(mark: Mark, width: float, height: float) -> list[bytes]:
    """Two circles, a five-pointed star and the lines below it."""
    radius = min(width, height) / 2 - 1
    x, y = width / 2, height / 2
    rgb = b"%.3f %.3f %.3f" % mark.colour
    out = [rgb + b" rg " + rgb + b" RG", circle(x, y, radius, 1.6), circle(x, y, radius - 3, 0.6)]
    out.append(star(x, y + radius * 0.62, radius * 0.16))
    size, lines = fit(mark.lines, radius * 1.62, radius * 1.0, largest=8.5)
    leading = size * 1.18
    top = y + radius * 0.36 - size
    for index, line in enumerate(lines):
        out.append(write(line, x - lettering.width(line, size) / 2, top - leading * index, size))
    return out


def circle(x: float, y: float, r: float, line: float) -> bytes:
    """A stroked circle."""
    k = r * _CURVE
    points = [
        (x + r, y + k, x + k, y + r, x, y + r),
        (x - k, y + r, x - r, y + k, x - r, y),
        (x - r, y - k, x - k, y - r, x, y - r),
        (x + k, y - r, x + r, y - k, x + r, y),
    ]
    curves = b" ".join(b"%.2f %.2f %.2f %.2f %.2f %.2f c" % p for p in points)
    return b"%.2f w %.2f %.2f m %s S" % (line, x + r, y, curves)


def star(x: float, y: float, r: float) -> bytes:
    """A filled five-pointed star."""
    corners = []
    for index in range(10):
        reach = r if index % 2 == 0 else r * 0.382
        angle = pi / 2 + index * pi / 5
        corners.append(b"%.2f %.2f" % (x + reach * cos(angle), y + reach * sin(angle)))
    return corners[0] + b" m " + b" ".join(corner + b" l" for corner in corners[1:]) + b" h f"


def write(text: str, x: float, y: float, size: float) -> bytes:
    """One line of text with its baseline at (x, y)."""
    return b"BT /%s %.2f Tf %.2f %.2f Td %s Tj ET" % (lettering.RESOURCE.encode(), size, x, y, lettering.encode(text))


def fit(lines: Sequence[str], width: float, height: float, *, largest: float) -> tuple[float, list[str]]:
    """The largest size (pt) at which `lines`, broken at spaces, stay inside the box; never below 4 pt."""
    size = largest
    while True:
        broken = [part for line in lines for part in wrap(line, width, size)]
        too_wide = any(lettering.width(part, size) > width for part in broken)
        if size <= SMALLEST or (len(broken) * size * 1.2 <= height and not too_wide):
            return size, broken
        size -= 0.5


def wrap(text: str, width: float, size: float) -> list[str]:
    """Break `text` at spaces into lines of at most `width` points; a word that is wider breaks where it must."""
    out: list[str] = []
    for word in text.split():
        longer = f"{out[-1]} {word}" if out else word
        if out and lettering.width(longer, size) <= width:
            out[-1] = longer
        else:
            out += _parts(word, width, size)
    return out


def _parts(word: str, width: float, size: float) -> list[str]:
    """The word cut into parts of at most `width` points, at the smallest size only: a smaller one may spare the cut."""
    parts = [""]
    for letter in word:
        if size <= SMALLEST and parts[-1] and lettering.width(parts[-1] + letter, size) > width:
            parts.append("")
        parts[-1] += letter
    return parts
