"""When to try again, and what counts as an answer. Pure."""

from datetime import datetime, timedelta

# After each failed try a report waits so long for the next. A partner that is down over a weekend is survived; then
# the report is stuck, the daily count names it, and it is tried once a day.
WAITS = (
    timedelta(seconds=5),
    timedelta(seconds=30),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=4),
    timedelta(hours=12),
    timedelta(hours=24),
    timedelta(hours=24),
)
AT_ONCE = 200
"""How many subjects a sweep takes up; the next sweep takes the next ones."""


def next_try(attempts: int, at: datetime) -> datetime | None:
    """Time of the next try after `attempts` failed ones; None when the report is stuck."""
    return at + WAITS[attempts - 1] if 1 <= attempts <= len(WAITS) else None
