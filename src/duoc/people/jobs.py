"""Work for the worker."""

import logging

from django.utils import timezone
from procrastinate.contrib.django import app

logger = logging.getLogger(__name__)


@app.periodic(cron="*/5 * * * *")
@app.task(name="people.carry_out_reorganisations", queue="care", queueing_lock="carry_out_reorganisations")
def carry_out_reorganisations(timestamp: int) -> None:
    """Plans whose day has come are carried out: at midnight in Vietnam, and again wherever one was broken off."""
    from duoc.people import actions, queries

    now = timezone.now()
    for row in queries.reorganisations_to_carry_out(timezone.localdate(now)):
        try:
            actions.carry_out(row, at=now)
        except actions.PlanRefused as refusal:  # the others must not wait for it
            logger.error("reorganisation was not carried out: %s", refusal, extra={"reorganisation": str(row.pk)})
