"""The clock of a story: what the system does by itself is done at its hour."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django import app

DUE = """
    SELECT id, task_name, args, scheduled_at FROM procrastinate_jobs
    WHERE status = 'todo' AND scheduled_at IS NOT NULL AND scheduled_at <= %s ORDER BY scheduled_at, id LIMIT 1
"""
TAKEN = "DELETE FROM procrastinate_jobs WHERE id = %s"
MOST = 200
"""Jobs of one stretch of time; one that asks for itself again and again is a fault."""


@contextmanager
def at_hour(at: datetime) -> Iterator[None]:
    """Whoever asks for the time meanwhile gets this one."""
    plain = timezone.now
    timezone.now = lambda: at  # the clock of the story, for jobs, which ask for the time
    try:
        yield
    finally:
        timezone.now = plain


def pass_time(until: datetime) -> None:
    """Does each job whose hour comes up to this moment, at its hour, in the order of the hours.

    Only those that wait for an hour: sealing and sending, which come at once, leave no trace in a story.

    Raises:
        RecursionError: more jobs than a stretch of time can have.
    """
    for _job in range(MOST):
        with connection.cursor() as cursor:
            cursor.execute(DUE, [until])
            row = cursor.fetchone()
            if row is None:
                return
            cursor.execute(TAKEN, [row[0]])
        with at_hour(row[3]):
            app.tasks[row[1]].func(**_given(row[2]))
    raise RecursionError(f"more than {MOST} jobs until {until}")


def _given(kept: Any) -> dict[str, Any]:
    """What a job was given: JSON, read or not, as the driver is set."""
    given: dict[str, Any] = json.loads(kept) if isinstance(kept, str) else kept
    return given
