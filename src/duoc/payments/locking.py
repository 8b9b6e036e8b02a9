"""Taking hold of a charge, and writing what happened to it into the ledger."""

import uuid
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.ground.ledger import actions as ledger
from duoc.payments.models import Charge
from duoc.payments.rules import PaymentRefused
from duoc.people.powers import Actor


def locked(charge_id: uuid.UUID | str) -> Charge:
    """The charge, held until the transaction ends: acts on one charge come one after the other.

    Raises:
        PaymentRefused: there is none.
    """
    charge = Charge.objects.select_for_update().filter(pk=charge_id).first()
    if charge is None:
        raise PaymentRefused(_("Không có khoản thu này."), _("Hãy mở lại hồ sơ rồi thử lại."))
    return charge


def record(
    charge: Charge, verb: str, actor: Actor, at: datetime, facts: dict[str, Any], *, first: bool = False
) -> None:
    """One ledger entry `charge.<verb>`. Amounts and references only; reasons stay in the rows."""
    ledger.append(
        action=f"charge.{verb}",
        actor=actor.key,
        post=actor.post_key,
        subject=("charge", str(charge.pk)),
        facts=facts,
        at=at,
        first=first,
    )
