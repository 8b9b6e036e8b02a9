"""The agency's signature, outside any transaction; then entry and document come into force together."""

from django.db import transaction
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from duoc.decisions.actions import press_late
from duoc.decisions.models import Decision
from duoc.instruments.actions import seal as seal_instrument

PATIENCE = RetryStrategy(max_attempts=16, exponential_wait=2)  # the last tries are 18 hours apart


@app.task(name="registers.seal", retry=PATIENCE)
def seal(decision_id: str) -> None:
    """Fills in number and date, applies the agency's signature, and enacts."""
    from duoc.registers import actions

    decision = Decision.objects.select_related("signed_file", "organisation").get(pk=decision_id)
    if decision.state != Decision.State.NUMBERED or decision.numbered_at is None:
        return
    with transaction.atomic():  # a demonstration may have been signed without a file
        press_late(decision, decision.numbered_at)
    pdf = seal_instrument(decision)
    with transaction.atomic():
        actions.enact(decision_id=decision_id, pdf=pdf, at=decision.numbered_at)
