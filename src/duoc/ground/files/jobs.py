"""Work for the worker. A job calls one action."""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from duoc.ground.files import actions

SETTLED = timedelta(days=1)  # no request and no backup run lasts that long
SENT_AHEAD = timedelta(days=30)
"""How long a file that no dossier names is kept; the API's contract states it."""


@app.periodic(cron="17 19 * * *")  # 02:17 at +07:00, when nobody uploads
@app.task(name="files.sweep", queue="care", queueing_lock="files.sweep")
def sweep(timestamp: int) -> None:
    """Takes away bytes whose transaction never came through."""
    actions.sweep(before=timezone.now() - SETTLED)


@app.periodic(cron="27 19 * * *")
@app.task(name="files.let_go_unused", queue="care", queueing_lock="files.let_go_unused")
def let_go_unused(timestamp: int) -> None:
    """Discards files sent ahead of a dossier that never came."""
    actions.let_go_unused(before=timezone.now() - SENT_AHEAD)
