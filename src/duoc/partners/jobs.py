"""Work for the worker. A job takes ids and calls one action."""

from datetime import timedelta

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from duoc.partners import actions, queries
from duoc.partners.queue import SEND, send_later

LOST_AFTER = timedelta(minutes=10)
# For faults of ours; a partner that does not answer has waits of its own, see `rules.next_try`.
PATIENCE = RetryStrategy(max_attempts=16, exponential_wait=2)


@app.task(name=SEND, queue="partners", retry=PATIENCE)
def send_reports(kind: str, id: str) -> None:
    """Sends what waits of one subject, in order."""
    actions.send_reports((kind, id), at=timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="partners.find_forgotten_reports", queue="care", queueing_lock="find_forgotten_reports")
def find_forgotten_reports(timestamp: int) -> None:
    """Asks again for reports whose job was lost, for example in a restore from a backup."""
    for subject in queries.forgotten_subjects(timezone.now() - LOST_AFTER):
        send_later(subject)


@app.periodic(cron="23 13 * * *")
@app.task(name="partners.release_held_reports", queue="care", queueing_lock="release_held_reports")
def release_held_reports(timestamp: int) -> None:
    """Every evening at 20:23 Vietnamese time: what is held back is tried once more."""
    actions.release_held(at=timezone.now())
