"""Housekeeping of the whole that belongs to no package."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.core.management import call_command
from django.utils import timezone
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException
from procrastinate.worker import Worker

logger = logging.getLogger(__name__)
CARE = "care"
"""The queue of all that is done again and again; a failure there is mended by the next turn."""
SILENCE = 30.0
"""Seconds without a heartbeat (one comes every ten) after which a worker counts as dead."""
FORGET = 7 * 24
"""Hours after which a failed turn of housekeeping is forgotten."""


def failed_aloud(call_next: Callable[[], Any], context: JobContext, worker: Worker) -> Any:
    """Around every job: one that ends in `StopIteration`, which no future can hold (PEP 479), fails instead of hanging.

    Raises:
        RuntimeError: the job raised `StopIteration`.
    """
    try:
        return call_next()
    except StopIteration as error:
        raise RuntimeError(f"{context.job.task_name} asked for a next one where there was none") from error


@app.periodic(cron="17 2 * * *")
@app.task(name="config.forget_sessions", queue=CARE, queueing_lock="forget_sessions")
def forget_sessions(timestamp: int) -> None:
    """Sessions that ended are removed, so that nothing shows any more who was here."""
    call_command("clearsessions")


@app.periodic(cron="27 2 * * *")
@app.task(name="config.forget_care", queue=CARE, queueing_lock="forget_care", pass_context=True)
async def forget_care(context: JobContext, timestamp: int) -> None:
    """Failed turns of housekeeping are removed; failed work stays until somebody looks at it (`duoc jobs`)."""
    await context.app.job_manager.delete_old_jobs(nb_hours=FORGET, queue=CARE, include_failed=True)


def at_once() -> datetime:
    """When work given back is due: at once, also where the clock of the database is behind ours."""
    return timezone.now() - timedelta(minutes=1)


@app.periodic(cron="* * * * *")
@app.task(name="config.redo_abandoned", queue=CARE, queueing_lock="redo_abandoned", pass_context=True)
async def redo_abandoned(context: JobContext, timestamp: int) -> None:
    """A killed worker's job is given to another: jobs bear being done twice, a signature may not stay unmade."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=SILENCE):
        try:
            await manager.retry_job(job, at_once())
        except ConnectorException:  # it ended meanwhile, or somebody else gave it back
            logger.warning("job was not given back", extra={"job": job.id, "task": job.task_name})
