"""What is still owed is owed to another body."""

import uuid
from collections.abc import Collection

from duoc.payments.models import Charge
from duoc.payments.models.charge import ChargeState


def reassign(subjects: Collection[tuple[str, str]], body: uuid.UUID) -> int:
    """Charges of these subjects that are due name the body to which the subjects went, in the caller's transaction.

    Follows from the act that sent the subjects there, whose ledger entry tells it. What was paid stays with the body
    that took it.

    Args:
        subjects: kind and text id of each; all of one kind.

    Returns:
        How many charges there were.
    """
    kinds, ids = {kind for kind, _id in subjects}, [id for _kind, id in subjects]
    due = Charge.objects.filter(subject_kind__in=kinds, subject_id__in=ids, state=ChargeState.DUE)
    return due.update(organisation=body)
