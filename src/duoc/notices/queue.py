"""Asks for a job in the caller's transaction: it exists when the transaction is committed, and never otherwise."""

import json
import uuid
from datetime import datetime

from duoc.ground.rows import queries as rows

DELIVER = "notices.deliver"
# The queue's own function, asked directly: nearly every act ends with it, and the queue's client took longer to say so
# than the database to do it.
_DEFER = """
    SELECT procrastinate_defer_jobs_v1(
        ARRAY[ROW('notices', $1, 0, $2, NULL, $3::jsonb, $4::timestamptz)::procrastinate_job_to_defer_v1])
"""


def deliver_later(delivery_id: uuid.UUID, *, not_before: datetime | None = None) -> None:
    """One delivery is worked on by one worker at a time."""
    told = json.dumps({"delivery_id": str(delivery_id)})
    rows.ask(_DEFER, [DELIVER, f"delivery:{delivery_id}", told, not_before])
