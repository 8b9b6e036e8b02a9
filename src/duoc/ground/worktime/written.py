"""Days, moments and terms as people read them."""

from datetime import date, datetime

from duoc.ground.worktime.fault import WorktimeFault
from duoc.ground.worktime.term import parse_term
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


def term_words(term: str) -> str:
    """A term as people say it: "3 ngày làm việc"; "" when there is none, as it stands when it cannot be read."""
    # Here and not above: the clock is calculated without Django, too (`duoc deadline`).
    from django.utils.translation import gettext as _

    if not term:
        return ""
    try:
        words = parse_term(term).words
    except WorktimeFault:
        return term
    return _("Trong ngày làm việc") if term == "same_day" else words
