"""Asks for a job in the caller's transaction: it exists when the transaction is committed, and never otherwise."""

from datetime import datetime

from procrastinate.contrib.django import app

from duoc.ground.rows import actions as rows

SEND = "partners.send_reports"


def send_later(subject: tuple[str, str], *, not_before: datetime | None = None) -> None:
    """The reports of one subject are sent by one worker at a time, in order."""
    kind, id = subject
    job = app.configure_task(SEND, lock=f"reports:{kind}:{id}", schedule_at=not_before)
    rows.defer(job, kind=kind, id=id)
