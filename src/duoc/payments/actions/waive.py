"""A person is let off what they owe."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from duoc.ground.once.actions import once
from duoc.payments import rules
from duoc.payments.grounding import fault_of, printed
from duoc.payments.locking import locked
from duoc.payments.models import Waiver
from duoc.payments.models.charge import ChargeState
from duoc.payments.powers import of_charge
from duoc.payments.recording import record
from duoc.payments.settlement import settled
from duoc.people.powers import Actor, Power, check


@dataclass(frozen=True)
class Given:
    charge: str
    reason: str
    legal_basis: str


@transaction.atomic
def waive(*, actor: Actor, charge_id: uuid.UUID | str, reason: str, legal_basis: str, key: str, at: datetime) -> Waiver:
    """An official notes that a person need not pay. A double click is one waiver.

    Args:
        reason: why this person, shown to them.
        legal_basis: the article that says so.
        key: idempotency key of the form.

    Raises:
        Forbidden: no post of the unit with this power.
        PaymentRefused: nothing is owed any more.
        duoc.payments.rules.Unsaid: reason or legal basis is missing, or the basis names no legal text.
        duoc.ground.once.actions.KeyReused: the key served another charge, reason or legal basis.
    """
    given = Given(str(charge_id), reason, legal_basis)
    id = once(actor.key, "payments.waive", key, given, lambda: str(_waive(given, actor, at).pk))
    return Waiver.objects.select_related("charge").get(pk=id)


def _waive(given: Given, actor: Actor, at: datetime) -> Waiver:
    charge = locked(given.charge)
    check(actor, Power.CHARGE_WAIVE, of_charge(charge), at)
    rules.must_be_due(charge.state)
    reason, legal_basis = rules.must_say_why(given.reason, given.legal_basis, fault_of(given.legal_basis, needed=True))
    waiver = Waiver.objects.create(
        charge=charge,
        party_id=charge.party_id,
        organisation_id=charge.organisation_id,
        reason=reason,
        legal_basis=printed(legal_basis),
        by=actor.key,
        in_post=actor.post_key,
        at=at,
    )
    charge.state, charge.settled_at = ChargeState.WAIVED, at
    charge.save(update_fields=["state", "settled_at"])
    record(charge, "waived", actor, at, {"amount": charge.amount})
    settled(charge, at)
    return waiver
