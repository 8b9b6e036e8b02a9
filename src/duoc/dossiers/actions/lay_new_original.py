"""An original that took the place of one that was handed over lies at the counter, or is read online at once."""

import uuid
from datetime import datetime

from duoc.dossiers.models import Dossier, Handover, NewOriginal
from duoc.dossiers.new_originals import tell_ready
from duoc.instruments.models import Instrument

Outcome = NewOriginal.Outcome


def lay_new_original(
    *, dossier: Dossier, instrument: Instrument, instead_of: uuid.UUID, revokes: bool, at: datetime
) -> NewOriginal | None:
    """Notes that a paper has to be handed over which came after the result was; who took the first online has this one
    at once. None where the result still lies at the counter: all that is in force is given together then.

    Called in the transaction of the act that puts it in force and writes the ledger, so it needs no power of its own.

    Args:
        instead_of: the paper that it ends or replaces: nobody fetches that any more.
        revokes: it ends that, and nothing takes its place.
    """
    if dossier.state != Dossier.State.RETURNED and not dossier.with_carrier:
        return None
    older = NewOriginal.objects.filter(instrument=instead_of, outcome="")
    older.update(outcome=Outcome.SUPERSEDED, settled_at=at)
    first = Handover.objects.filter(dossier=dossier).only("way").first()
    online = first is not None and first.way == Handover.Way.ONLINE
    original = NewOriginal.objects.create(
        dossier=dossier,
        instrument=instrument,
        revokes=revokes,
        old_on_paper=not online,
        since=at,
        outcome=Outcome.ONLINE if online else "",
        settled_at=at if online else None,
    )
    if first is not None and not online:
        tell_ready(original, at)
    return original
