"""Numbers and amounts of money as people write them, and as a field shows them again."""

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from duoc.faces.design.unreadable import AsWritten, Unreadable
from duoc.ground.figures import ungrouped
from duoc.ground.letters.calculations import digits_of

_POINTS = re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d*)?")
_COMMAS = re.compile(r"[+-]?\d{1,3}((,\d{3}){2,}(\.\d*)?|(,\d{3})+\.\d*)")
_ONE_COMMA = re.compile(r"[+-]?\d{1,3},\d{3}")
_ONE_POINT = re.compile(r"[+-]?\d{1,3}\.\d{3}")
_DECIMAL = re.compile(r"[+-]?\d{1,16}([.,]\d{1,17})?")
_INTEGER = re.compile(r"[+-]?\d{1,18}")
_CURRENCY = re.compile(r"\s*(đồng|vnđ|vnd|đ|₫)\.?$", re.IGNORECASE)
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "k": 10**3, "triệu": 10**6, "tr": 10**6, "tỷ": 10**9, "tỉ": 10**9}
# A number is tried from its first digit only: from each of its digits, a long one would keep a server busy.
_SCALED = re.compile(rf"(?<![\d.,])([\d.,]+)\s*({'|'.join(_SCALES)})(?![^\W\d_])\s*", re.IGNORECASE)


def read_integer(written: str, unit: str = "") -> int:
    """A whole number. Thousands may be parted by points, spaces, or several commas: 1.200.000.

    Raises:
        Unreadable: it is none.
    """
    tight = _without_groups(_tight(written, unit))
    if not _INTEGER.fullmatch(tight):
        if unit:
            say = _("Hãy viết một số nguyên, tính bằng %(unit)s, ví dụ 12.") % {"unit": unit}
        else:
            say = _("Hãy viết một số nguyên, ví dụ 12.")
        raise Unreadable(say, AsWritten(written))
    return int(tight)


def read_money(written: str) -> int:
    """An amount in đồng, also in words: "100.000.000 đ", "100,000,000", "1,5 tỷ", "1 tỷ 200 triệu".

    Raises:
        Unreadable: it is none.
    """
    text = _CURRENCY.sub("", digits_of(written)).strip()
    if (amount := _of_scales(text)) is None:
        tight = _without_groups(text.replace(" ", ""))
        tight = tight.replace(",", "") if _ONE_COMMA.fullmatch(tight) else re.sub(r"[.,]0{1,2}$", "", tight)
        amount = int(tight) if _INTEGER.fullmatch(tight) else None
    if amount is None:
        say = _("Hãy viết số tiền bằng đồng, không có phần lẻ, ví dụ 1.200.000.")
        raise Unreadable(say, AsWritten(written))
    return amount


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


def read_decimal(written: str, unit: str = "") -> str:
    """A decimal as text with a point: "15.5".

    One sign before exactly three digits means two things: a point in Vietnam, where it also parts thousands, a comma
    too for who reads another language. That is asked again.

    Raises:
        Unreadable: it is no number, or may be two.
    """
    tight = _tight(written, unit)
    if _ONE_POINT.fullmatch(tight) or (_ONE_COMMA.fullmatch(tight) and not _vietnamese()):
        whole, part = re.split("[.,]", tight)
        say = _("Không rõ %(written)s là số nào: hãy viết %(whole)s hoặc %(decimal)s.")
        facts = {"written": written, "whole": whole + part, "decimal": field_text(Decimal(f"{whole}.{part}"))}
        raise Unreadable(say % facts, AsWritten(written))
    tight = _without_groups(tight)
    if not _DECIMAL.fullmatch(tight):
        if unit:
            say = _("Hãy viết một số, tính bằng %(unit)s, ví dụ 12 hoặc 12,5.") % {"unit": unit}
        else:
            say = _("Hãy viết một số, ví dụ 12 hoặc 12,5.")
        raise Unreadable(say, AsWritten(written))
    return ungrouped(tight.replace(",", ".")).replace(",", ".")


def field_text(value: Any) -> str:
    """A number as a field shows it: read again it is the same number. What could not be read stays as written."""
    if isinstance(value, AsWritten | bool):
        return str(value)
    try:
        text = ungrouped(value)
    except (InvalidOperation, TypeError, ValueError):
        return str(value)
    return text + "0" if _ONE_COMMA.fullmatch(text) and not _vietnamese() else text


def _vietnamese() -> bool:
    return (get_language() or "vi").startswith("vi")


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
