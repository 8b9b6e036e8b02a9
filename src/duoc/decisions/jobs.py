"""Work that leaves the database: signatures. A job takes ids and calls one action."""

from django.db import transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from duoc.decisions.models import Decision, Endorsement
from duoc.instruments.actions import Signature, sign

PATIENCE = RetryStrategy(max_attempts=16, exponential_wait=2)  # the last tries are 18 hours apart


@app.task(name="decisions.sign_content", retry=PATIENCE)
def sign_content(decision_id: str) -> None:
    """Makes the leader's signature over the text that was approved, and records it."""
    from duoc.decisions import actions

    decision = Decision.objects.select_related("text", "signer_post", "approved_by").get(pk=decision_id)
    if decision.state != Decision.State.APPROVED or decision.approved_at is None:
        return
    pdf = sign(decision, before=_before(decision))
    with transaction.atomic():
        actions.record_signature(decision_id=decision_id, pdf=pdf, at=decision.approved_at)


def _before(decision: Decision) -> list[Signature]:
    """Those who signed the same proposal before, in their order."""
    made = Endorsement.objects.filter(proposal__contents=decision.pk, at__isnull=False).select_related("post", "by")
    return [Signature(one.post, one.by, one.at, one.title_line) for one in made if one.by and one.at]


@app.task(name="decisions.close_silent_check", retry=PATIENCE)
def close_silent_check(check_id: str) -> None:
    """Takes the silence of an applicant who was shown the draft as agreement, once the time has passed."""
    from duoc.decisions import actions

    with transaction.atomic():
        actions.close_unanswered_check(check_id=check_id, at=timezone.now())
