"""Housekeeping of the whole that belongs to no package."""

from django.core.management import call_command
from procrastinate.contrib.django import app


@app.periodic(cron="17 2 * * *")
@app.task(name="config.forget_sessions", queue="care", queueing_lock="forget_sessions")
def forget_sessions(timestamp: int) -> None:
    """Sessions that ended are removed, so that nothing tells any more who was here."""
    call_command("clearsessions")
