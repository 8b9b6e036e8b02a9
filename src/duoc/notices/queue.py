"""Asks for a job in the caller's transaction: it exists when the transaction is committed, and never otherwise."""

import uuid
from datetime import datetime

from procrastinate.contrib.django import app

from duoc.ground.rows import actions as rows

DELIVER = "notices.deliver"


def deliver_later(delivery_id: uuid.UUID, *, not_before: datetime | None = None) -> None:
    """One delivery is worked on by one worker at a time."""
    job = app.configure_task(DELIVER, lock=f"delivery:{delivery_id}", schedule_at=not_before)
    rows.defer(job, delivery_id=str(delivery_id))
