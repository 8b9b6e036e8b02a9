"""The ledger entry that every act on a dossier, or on a result of it, writes: its story is one chain."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from duoc.dossiers.models import Dossier
from duoc.ground.ledger import actions as ledger
from duoc.ground.ledger.calculations import commit
from duoc.people.powers import Actor


def record(
    dossier: Dossier,
    action: str,
    actor: Actor,
    at: datetime,
    facts: Mapping[str, Any],
    hidden: Mapping[str, Any] | None = None,
    *,
    first: bool = False,
) -> None:
    """Writes `action` behind the dossier's last entry. `hidden` values enter as salted commitments only.

    Args:
        action: `<subject>.<verb in the past>`, for example `dossier.filed`, `decision.signed`.
        first: True when the dossier has just been created, so that no earlier entry can exist.
    """
    salt = bytes(dossier.salt)
    ledger.append(
        action=action,
        actor=actor.key,
        post=actor.post_key,
        subject=dossier.subject,
        facts={**facts, **{name: commit(salt, value) for name, value in (hidden or {}).items()}},
        at=at,
        first=first,
    )
