"""Work for the worker. A job takes ids and calls one action."""

import uuid
from datetime import timedelta

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from duoc.notices import actions, queries
from duoc.notices.queue import DELIVER, deliver_later

LOST_AFTER = timedelta(minutes=10)
# For faults of ours; a mail server that says no has waits of its own, see `rules.next_try`.
PATIENCE = RetryStrategy(max_attempts=16, exponential_wait=2)


@app.task(name=DELIVER, queue="notices", retry=PATIENCE)
def deliver(delivery_id: str) -> None:
    """One try to carry a notice out."""
    actions.deliver(uuid.UUID(delivery_id), at=timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="notices.find_forgotten", queue="care", queueing_lock="find_forgotten")
def find_forgotten(timestamp: int) -> None:
    """Asks again for deliveries whose job was lost, for example in a restore from a backup."""
    now = timezone.now()
    for delivery in queries.forgotten(now - LOST_AFTER)[:500]:
        deliver_later(delivery.pk)
