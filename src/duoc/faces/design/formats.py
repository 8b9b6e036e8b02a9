"""How values are written for people in Vietnam: dates, moments, money, sizes. Pure."""

from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from duoc.ground.worktime.calculations import VIETNAM

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


def local(value: datetime) -> datetime:
    """The moment at Vietnam's clock, which has known no summer time since 1975.

    Raises:
        ValueError: the moment has no zone, so nobody can say when it was.
    """
    if value.tzinfo is None:
        raise ValueError("A moment without a zone cannot be shown.")
    return value.astimezone(VIETNAM)


def day(value: date | datetime | str | None) -> str:
    """27/11/2026; accepts a date, an aware moment or the ISO text of an answer."""
    if value in (None, ""):
        return ""
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            return str(value)
    shown = local(value) if isinstance(value, datetime) else value
    return f"{shown:%d/%m/%Y}" if shown else ""


def weekday(value: date | datetime) -> str:
    """Thứ Sáu, 27/11/2026."""
    names = [_("Thứ Hai"), _("Thứ Ba"), _("Thứ Tư"), _("Thứ Năm"), _("Thứ Sáu"), _("Thứ Bảy"), _("Chủ nhật")]
    shown = local(value) if isinstance(value, datetime) else value
    return f"{names[shown.weekday()]}, {day(shown)}"


def moment(value: datetime | None) -> str:
    """15:30, 27/11/2026 at Vietnam's clock."""
    return f"{local(value):%H:%M, %d/%m/%Y}" if value else ""


def dong(value: int | Decimal | str | None) -> str:
    """8.000 đồng; nothing to pay is said in words."""
    if value in (None, ""):
        return ""
    amount = int(Decimal(str(value)))
    if amount == 0:
        return _("Không mất tiền")
    return _("%(amount)s đồng") % {"amount": f"{amount:,}".replace(",", ".")}


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
