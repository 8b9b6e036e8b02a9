"""QR codes as SVG."""

import re
from collections.abc import Sequence
from functools import cache

import segno

from duoc.ground.documents.masking import Symbol, best

BORDER = 4  # light modules around (ISO/IEC 18004, 9.1)
MASKS = 8
_RUN = re.compile("1+")


def qr_svg(url: str) -> str:
    """A QR code of `url` as an SVG text: error correction level M (15 %), quiet zone of 4 modules (ISO/IEC 18004).

    The symbol is made once; which of the eight masks reads best is found in `masking`, since the library's own search
    takes longer than typesetting the paper.
    """
    code = _symbol(url, 0)
    version = int(code.version)
    plain = Symbol(code.matrix)
    chosen = best([plain.turned(change) for change in _changes(version)], _unseen(plain.size))
    return _svg(chosen.rows())


def _symbol(text: str, mask: int, version: int | None = None) -> segno.QRCode:
    return segno.make_qr(text, error="m", boost_error=False, mask=mask, version=version)


@cache
def _changes(version: int) -> Sequence[Symbol]:
    """For each mask: the modules in which a symbol of this version differs from the same under mask 0."""
    first = Symbol(_symbol("0", 0, version).matrix)
    return [first.turned(Symbol(_symbol("0", mask, version).matrix)) for mask in range(MASKS)]


@cache
def _unseen(size: int) -> Symbol:
    """The modules written after the mask was chosen (ISO/IEC 18004, 7.8): format, dark module, version from 7 on."""
    late = {(8, place) for place in (*range(6), 7, 8, *range(size - 8, size))}
    if size >= 45:
        late |= {(row, column) for row in range(6) for column in range(size - 11, size - 8)}
    late |= {(column, row) for row, column in late}
    return Symbol([bytearray((row, column) in late for column in range(size)) for row in range(size)])


def _svg(rows: Sequence[str]) -> str:
    side = len(rows) + 2 * BORDER
    lines = "".join(_line(number, row) for number, row in enumerate(rows, BORDER))
    size = f'width="{side}" height="{side}" viewBox="0 0 {side} {side}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><path stroke="#000" d="{lines}"/></svg>\n'


def _line(number: int, row: str) -> str:
    """The dark runs of a row: a pen that moves and draws."""
    drawn, place = [f"M{BORDER} {number}.5"], 0
    for run in _RUN.finditer(row):
        drawn.append(f"m{run.start() - place} 0h{run.end() - run.start()}")
        place = run.end()
    return "".join(drawn)
