"""How values are written for people in Vietnam: dates, moments, money, sizes. Pure."""

from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from duoc.ground.figures import grouped
from duoc.ground.worktime.calculations import day as day
from duoc.ground.worktime.calculations import ending as ending
from duoc.ground.worktime.calculations import moment as moment
from duoc.ground.worktime.calculations import shown_local

local = shown_local
KINDS = {
    "draft": "dashed",
    "new": "dot",
    "moving": "half",
    "waiting": "warn",
    "paused": "pause",
    "done": "check",
    "refused": "cross",
    "late": "clock",
}
"""Kinds of status and their shapes: word, shape and colour always come together."""


def weekday(value: date | datetime) -> str:
    """Thứ Sáu, 27/11/2026."""
    names = [_("Thứ Hai"), _("Thứ Ba"), _("Thứ Tư"), _("Thứ Năm"), _("Thứ Sáu"), _("Thứ Bảy"), _("Chủ nhật")]
    shown = local(value) if isinstance(value, datetime) else value
    return f"{names[shown.weekday()]}, {day(shown)}"


def figures(value: int) -> str:
    """4.342: how many."""
    return grouped(value)


def dong(value: int | Decimal | str | None) -> str:
    """8.000 đồng; nothing to pay is said in words."""
    if value in (None, ""):
        return ""
    amount = int(Decimal(str(value)))
    if amount == 0:
        return _("Không mất tiền")
    return _("%(amount)s đồng") % {"amount": grouped(amount)}


def size(value: int) -> str:
    """1,4 MB; as phones show it, a thousand bytes to the KB, decimal comma."""
    if value < 1000:
        return f"{value} B"
    unit, factor = ("KB", 1000) if value < 999_950 else ("MB", 1_000_000)
    number = f"{value / factor:.1f}".removesuffix(".0").replace(".", ",")
    return f"{number} {unit}"


def initials(name: str) -> str:
    """A holder without their name: "Nguyễn Thị Thảo" is "N. T. T."."""
    return " ".join(f"{word[0].upper()}." for word in name.split())
