"""When to try again, and what may be shown of an address. Pure."""

from datetime import datetime, timedelta

# After each failed try wait so long for the next. A mail server that is down overnight is survived, then we give up
# visibly: news of a dossier that is two days old is read on the site anyway.
WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
    timedelta(hours=24),
)


def next_try(attempts: int, at: datetime) -> datetime | None:
    """Time of the next try after `attempts` failed ones, None when enough is enough."""
    return at + WAITS[attempts - 1] if 1 <= attempts <= len(WAITS) else None


def masked(address: str) -> str:
    """An address as it may be shown and kept: enough for its owner to know it, too little for others to use it."""
    name, at, domain = address.rpartition("@")
    return f"{name[:1]}***{at}{domain}" if at else "***"
