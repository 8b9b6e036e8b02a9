"""Asks for a job in the caller's transaction: it exists when the transaction is committed, and never otherwise."""

from datetime import datetime

from procrastinate.contrib.django import app

from duoc.ground.rows import actions as rows

SEND = "partners.send_reports"
LATER = -1
"""Priority of a job for a later time. A job waits for all of its lock that were asked for before it, even for one of
tomorrow, unless its priority is higher: what is to go at once must not stand behind the next try."""


def send_later(subject: tuple[str, str], *, not_before: datetime | None = None) -> None:
    """The reports of one subject are sent by one worker at a time, in order."""
    kind, id = subject
    priority = 0 if not_before is None else LATER
    job = app.configure_task(SEND, lock=f"reports:{kind}:{id}", schedule_at=not_before, priority=priority)
    rows.defer(job, kind=kind, id=id)
