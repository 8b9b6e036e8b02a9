"""Housekeeping of the whole that belongs to no package."""

from django.core.management import call_command
from procrastinate import JobContext
from procrastinate.contrib.django import app

SILENCE = 30.0
"""Seconds without a heartbeat (one comes every ten) after which a worker counts as dead."""


@app.periodic(cron="17 2 * * *")
@app.task(name="config.forget_sessions", queue="care", queueing_lock="forget_sessions")
def forget_sessions(timestamp: int) -> None:
    """Sessions that ended are removed, so that nothing tells any more who was here."""
    call_command("clearsessions")


@app.periodic(cron="* * * * *")
@app.task(name="config.redo_abandoned", queue="care", queueing_lock="redo_abandoned", pass_context=True)
async def redo_abandoned(context: JobContext, timestamp: int) -> None:
    """A killed worker's job is given to another: jobs bear being done twice, a signature may not stay unmade."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=SILENCE):
        await manager.retry_job(job)
