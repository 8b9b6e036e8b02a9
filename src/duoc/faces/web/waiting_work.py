"""Whether the work behind the pages stands still: seals, notices and dates that come by a job."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

LONG = timedelta(minutes=10)
"""Work that is due waits no longer where a worker does it; a turn of a busy one takes a few minutes. What was put in
the queue for a moment long past, as a demonstration does it, waits since it was put there."""
_WAITING = """
    SELECT count(*), min(greatest(job.scheduled_at, event.at))
    FROM procrastinate_jobs job JOIN procrastinate_events event ON event.job_id = job.id AND event.type = 'deferred'
    WHERE job.status = 'todo' AND greatest(job.scheduled_at, event.at) < %(before)s
"""


@dataclass(frozen=True)
class Stalled:
    """How many jobs have waited too long, and since when the oldest of them is due."""

    jobs: int
    since: datetime


def stalled(at: datetime) -> Stalled | None:
    """The work that waits too long at a moment; None where a worker keeps up. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_WAITING, {"before": at - LONG})
        row = cursor.fetchone()
    return Stalled(*row) if row and row[0] else None
