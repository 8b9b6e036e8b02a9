"""Work for the worker. A job calls one action."""

from django.utils import timezone
from procrastinate.contrib.django import app

from duoc.ground.ledger import actions


@app.periodic(cron="*/5 * * * *")
@app.task(name="ledger.note_head", queue="care", queueing_lock="ledger.note_head")
def note_head(timestamp: int) -> None:
    """Notes outside the database what was written since the last note."""
    actions.note_head(at=timezone.now())
