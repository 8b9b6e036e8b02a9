"""Numbers and amounts of money as people write them, at every door."""

import re
import unicodedata
from decimal import Decimal, InvalidOperation

from duoc.ground.letters.digits import digits_of

_POINTS = re.compile(r"[+-]?(?!0)\d{1,3}(\.\d{3})+(,\d*)?")
_COMMAS = re.compile(r"[+-]?\d{1,3}((,\d{3}){2,}(\.\d*)?|(,\d{3})+\.\d*)")
_ONE_COMMA = re.compile(r"[+-]?(?!0)\d{1,3},\d{3}")  # a zero before the sign parts no thousands: 0,125 is a decimal
_ONE_POINT = re.compile(r"[+-]?(?!0)\d{1,3}\.\d{3}")
_DECIMAL = re.compile(r"[+-]?\d{1,16}([.,]\d{1,17})?")
_INTEGER = re.compile(r"[+-]?\d{1,18}")
_CURRENCY = re.compile(r"\s*(đồng|vnđ|vnd|đ|₫)\.?$", re.IGNORECASE)
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "k": 10**3, "triệu": 10**6, "tr": 10**6, "tỷ": 10**9, "tỉ": 10**9}
# A number is tried from its first digit only: from each of its digits, a long one would keep a server busy.
_SCALED = re.compile(rf"(?<![\d.,])([\d.,]+)\s*({'|'.join(_SCALES)})(?![^\W\d_])\s*", re.IGNORECASE)


def whole_of(written: str, unit: str = "") -> int | None:
    """A whole number. Thousands may be parted by points, spaces, or several commas: 1.200.000. None where it is none.

    Args:
        unit: in which it is asked; it may stand behind the number.
    """
    tight = _without_groups(_tight(written, unit))
    return int(tight) if _INTEGER.fullmatch(tight) else None


def amount_of(written: str) -> int | None:
    """An amount in đồng, also in words: "100.000.000 đ", "100,000,000", "1,5 tỷ", "1 tỷ 200 triệu".

    None where it is none.
    """
    text = _CURRENCY.sub("", digits_of(written)).strip()
    if (amount := _of_scales(text)) is not None:
        return amount
    tight = _without_groups(text.replace(" ", ""))
    tight = tight.replace(",", "") if _ONE_COMMA.fullmatch(tight) else re.sub(r"[.,]0{1,2}$", "", tight)
    return int(tight) if _INTEGER.fullmatch(tight) else None


def _of_scales(text: str) -> int | None:
    parts = _SCALED.findall(text)
    if not parts or _SCALED.sub("", text):
        return None
    try:
        sizes = [Decimal(_without_groups(number).replace(",", ".")) * _SCALES[scale.lower()] for number, scale in parts]
    except InvalidOperation:
        return None
    amount = sum(sizes)
    return int(amount) if amount == int(amount) and _INTEGER.fullmatch(f"{amount:.0f}") else None


def decimal_of(written: str, unit: str = "") -> str | None:
    """A decimal as text with a point, no zero at the end of its part: "15.5"; one where three digits would stand behind
    the point and could be taken for thousands: "12.1250". None where it is none."""
    tight = _without_groups(_tight(written, unit))
    if not _DECIMAL.fullmatch(tight):
        return None
    whole, point, part = f"{Decimal(tight.replace(',', '.')):f}".partition(".")
    part = part.rstrip("0")
    number = f"{whole}.{part}" if point and part else whole
    return number + "0" if _ONE_POINT.fullmatch(number) else number


def two_meanings(written: str, unit: str = "", *, comma: bool = False) -> tuple[str, str] | None:
    """The whole number and the decimal that a number with one sign before exactly three digits may mean; else None.

    Args:
        comma: a comma too may part thousands, for who reads another language than Vietnamese.
    """
    tight = _tight(written, unit)
    if not _ONE_POINT.fullmatch(tight) and not (comma and _ONE_COMMA.fullmatch(tight)):
        return None
    whole, part = re.split("[.,]", tight)
    return whole + part, f"{whole}.{part}"


def _tight(written: str, unit: str) -> str:
    """Without blanks and without the unit that stands beside the field: "120 m2"."""
    tight = digits_of(written).replace(" ", "")
    own = _plain(unit)
    if own and len(_plain(tight)) == len(tight) and _plain(tight).endswith(own):
        return tight[: -len(own)]
    return tight


def _plain(unit: str) -> str:
    return unicodedata.normalize("NFKC", unit).casefold().replace(" ", "")


def _without_groups(tight: str) -> str:
    """Thousands no longer parted; a decimal sign stays."""
    if _POINTS.fullmatch(tight):
        return tight.replace(".", "")
    return tight.replace(",", "").replace(".", ",") if _COMMAS.fullmatch(tight) else tight
