"""Work for the worker. A job takes ids and calls one action."""

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app


@app.task(name="dossiers.close_silent_consultation")
def close_silent_consultation(consultation_id: str) -> None:
    """Notes that a consulted body said nothing, once its time has passed."""
    from duoc.dossiers import actions

    with transaction.atomic():
        actions.close_silent_consultation(consultation_id=consultation_id, at=timezone.now())
