"""Which mask makes a QR symbol easiest to read (ISO/IEC 18004, 7.8.3): the one with the fewest penalty points.

A symbol is two whole numbers, its rows and its columns laid end to end with a light module after each, so that one
operation looks at all modules at once.
"""

from collections.abc import Iterable, Sequence
from typing import Any

_DIGITS = bytes.maketrans(b"\x00\x01", b"01")
_FINDER = "1011101"


class Symbol:
    """The modules of a symbol, dark as 1."""

    def __init__(self, rows: Sequence[Any]) -> None:
        self.size = len(rows)
        self.across = _number(rows)
        self.down = _number([bytes(column) for column in zip(*rows, strict=True)])

    def turned(self, change: "Symbol") -> "Symbol":
        """The same with these modules turned over."""
        return self._made(self.across ^ change.across, self.down ^ change.down)

    def without(self, light: "Symbol") -> "Symbol":
        """The same with these modules light."""
        return self._made(self.across & ~light.across, self.down & ~light.down)

    def _made(self, across: int, down: int) -> "Symbol":
        made = Symbol.__new__(Symbol)
        made.size, made.across, made.down = self.size, across, down
        return made

    def rows(self) -> list[str]:
        """Each row as digits, 1 for dark."""
        return _lines(self.across, self.size)

    def penalty(self) -> int:
        """Points by the four rules of table 11, as the common encoders count them."""
        size, every = self.size, _number([b"\x01" * self.size] * self.size)
        light_across, light_down = every & ~self.across, every & ~self.down
        points = sum(_runs(one) for one in (self.across, self.down, light_across, light_down))
        points += 3 * sum(_blocks(one, size + 1) for one in (self.across, light_across))
        points += 40 * sum(_finders(line) for one in (self.across, self.down) for line in _lines(one, size))
        share = self.across.bit_count() / size**2
        return points + 10 * int(abs(share * 100 - 50) / 5)


def best(symbols: Iterable[Symbol], unseen: Symbol) -> Symbol:
    """The symbol with the fewest points, the first of equals; `unseen` are modules that do not count."""
    return min(symbols, key=lambda one: one.without(unseen).penalty())


def _number(rows: Sequence[Any]) -> int:
    return int(b"".join(bytes(row).translate(_DIGITS) + b"0" for row in rows), 2)


def _lines(number: int, size: int) -> list[str]:
    text = f"{number:0{size * (size + 1)}b}"
    return [text[start : start + size] for start in range(0, len(text), size + 1)]


def _runs(one: int) -> int:
    """Runs of five and more modules: three points, one more for each further module."""
    fives = one & one >> 1 & one >> 2 & one >> 3 & one >> 4
    return fives.bit_count() + 2 * (fives & ~(fives << 1)).bit_count()


def _blocks(one: int, stride: int) -> int:
    """Squares of two by two modules."""
    return (one & one >> 1 & one >> stride & one >> (stride + 1)).bit_count()


def _finders(line: str) -> int:
    """Places that look like a finder: its pattern with four light modules, or the edge, before or after."""
    count, place = 0, line.find(_FINDER)
    while place != -1:
        after = place + 7
        if (
            place in (0, len(line) - 7)
            or "1" not in line[max(place - 4, 0) : place]
            or "1" not in line[after : after + 4]
        ):
            count += 1
        else:
            after = place + 4
        place = line.find(_FINDER, after)
    return count
