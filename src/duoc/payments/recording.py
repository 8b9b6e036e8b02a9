"""The ledger entry that every act on a charge writes."""

from datetime import datetime
from typing import Any

from duoc.ground.ledger import actions as ledger
from duoc.payments.models import Charge
from duoc.people.powers import Actor


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
