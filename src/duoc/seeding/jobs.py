"""Work for the worker."""

import contextlib

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

PATIENCE = RetryStrategy(max_attempts=16, exponential_wait=2)  # the last tries are 18 hours apart


@app.task(name="seeding.fill", retry=PATIENCE)
def fill(seeding_id: int) -> None:
    """Fills a demonstration; given back in the middle, it goes on behind the last whole batch."""
    from duoc.seeding import actions

    with contextlib.suppress(actions.TakenOver):
        actions.fill(seeding_id=seeding_id)
        actions.play_rare(seeding_id=seeding_id)
