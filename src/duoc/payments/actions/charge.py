"""A party is asked for phí and lệ phí."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from duoc.payments.calculations import clean_lines, total
from duoc.payments.models import Charge
from duoc.payments.recording import record
from duoc.people.models import Organisation, Party
from duoc.people.powers import WORKER, Actor


@transaction.atomic
def charge(
    *,
    subject: tuple[str, str],
    party: Party,
    organisation: Organisation | None,
    lines: Sequence[Mapping[str, Any]],
    at: datetime,
    origin: str,
    procedure: str = "",
    field: str = "",
    actor: Actor = WORKER,
) -> Charge | None:
    """Asks a party for phí and lệ phí. Follows from the act that made it due, so needs no power of its own.

    Args:
        subject: kind and text id, for example ("dossier", id).
        organisation: the unit that it is owed to.
        lines: see `calculations.clean_lines`.
        origin: "demo" or "real", as the subject is.
        procedure, field: codes that mandates may be limited to; "" where it is for no procedure.
        actor: whose act made it due; the system by default, since the amount follows from the definition.

    Returns:
        The charge; None when nothing is to be paid.

    Raises:
        ValueError: a line is not usable.
    """
    kept = clean_lines(lines)
    amount = total(kept)
    if not amount:
        return None
    made = Charge.objects.create(
        subject_kind=subject[0],
        subject_id=subject[1],
        procedure=procedure,
        field=field,
        party=party,
        organisation=organisation,
        origin=origin,
        lines=kept,
        amount=amount,
        to_verify=any(line["to_verify"] for line in kept),
        created_at=at,
    )
    facts = {"amount": amount, "for": {"kind": subject[0], "id": subject[1]}}
    record(made, "created", actor, at, facts, first=True)
    return made
