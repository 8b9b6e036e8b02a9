"""Vietnam's time. It has had no daylight saving since 1975, so a fixed offset is exact for every term."""

from datetime import datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))


def local(moment: datetime) -> datetime:
    """A moment at +07:00; one without a zone is taken as Vietnam's time already."""
    return moment.replace(tzinfo=VIETNAM) if moment.tzinfo is None else moment.astimezone(VIETNAM)
