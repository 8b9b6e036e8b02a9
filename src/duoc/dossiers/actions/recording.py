"""The ledger entry that every act on a dossier writes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from duoc.dossiers.models import Dossier
from duoc.ground.ledger import actions as ledger
from duoc.ground.ledger.reckon import commit
from duoc.people.powers import Actor


def record(
    dossier: Dossier,
    verb: str,
    actor: Actor,
    at: datetime,
    facts: Mapping[str, Any],
    hidden: Mapping[str, Any] | None = None,
) -> None:
    """Writes `dossier.<verb>` behind the dossier's last entry. `hidden` values enter as salted commitments only."""
    salt = bytes(dossier.salt)
    committed = {name: commit(salt, value) for name, value in (hidden or {}).items()}
    ledger.append(
        action=f"dossier.{verb}",
        actor=actor.key,
        post=actor.post_key,
        subject=("dossier", str(dossier.pk)),
        facts={**facts, **committed},
        at=at,
    )
