"""The ledger entry that every act on a result writes: behind the dossier's last, so that its story is one chain."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from duoc.dossiers.models import Dossier
from duoc.ground.ledger import actions as ledger
from duoc.ground.ledger.reckon import commit
from duoc.people.powers import Actor


def record(
    dossier: Dossier,
    action: str,
    actor: Actor,
    at: datetime,
    facts: Mapping[str, Any],
    hidden: Mapping[str, Any] | None = None,
) -> None:
    """Writes `action` on the dossier's chain. `hidden` values enter as salted commitments only."""
    salt = bytes(dossier.salt)
    ledger.append(
        action=action,
        actor=actor.key,
        post=actor.post_key,
        subject=("dossier", str(dossier.pk)),
        facts={**facts, **{name: commit(salt, value) for name, value in (hidden or {}).items()}},
        at=at,
    )
