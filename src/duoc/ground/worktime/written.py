"""Days and moments as people read them."""

from datetime import date, datetime, time, timedelta

from duoc.ground.sentences import gettext as _
from duoc.ground.worktime.zone import VIETNAM


def shown_local(value: datetime) -> datetime:
    """The moment at Vietnam's clock, to be shown.

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
    shown = shown_local(value) if isinstance(value, datetime) else value
    return f"{shown:%d/%m/%Y}" if shown else ""


def moment(value: datetime | str | None) -> str:
    """15:30, 27/11/2026 at Vietnam's clock; accepts the ISO text that the ledger keeps."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    return f"{shown_local(value):%H:%M, %d/%m/%Y}" if value else ""


def ending(value: datetime | str | None) -> str:
    """When a period ends, as people say it: "hết ngày 27/11/2026" where it ends at 24:00, else the moment; accepts the
    ISO text that the ledger keeps."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    if not value or shown_local(value).time() != time():
        return moment(value)
    return _("hết ngày %(day)s") % {"day": day(shown_local(value) - timedelta(days=1))}
