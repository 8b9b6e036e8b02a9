"""A stop for good that an official proposed and nobody has signed yet."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q

from duoc.dossiers.happened import perhaps
from duoc.dossiers.models import Dossier, StopProposal

_WAITING = StopProposal.objects.filter(
    Q(withdrawal=None) | Q(withdrawal__decided_at=None),
    stopping__isnull=True,
)


def _here(step: Any, desk: Any) -> Q:
    """Where it was made, unless it rests on a wish to withdraw: that waits wherever the dossier goes meanwhile."""
    return Q(step=step, desk=desk) | Q(withdrawal__isnull=False)


_OF_ROW = _WAITING.filter(
    _here(OuterRef("step"), OuterRef("desk")),
    dossier=OuterRef("pk"),
    closed_at=None,
    post__organisation=OuterRef("competent_unit"),
)
STOP_WAITS = Q(
    Exists(_OF_ROW),
    state__in=(Dossier.State.PROCESSING, Dossier.State.SUPPLEMENT, Dossier.State.SUSPENDED),
)
"""A stop waits for the signature of who signs results."""


def newest_stop(dossier: Dossier) -> StopProposal | None:
    """The last proposal, open or sent back; none that a newer one replaced, of a step that is past, of another body, or
    of a wish to withdraw that was answered."""
    if not perhaps(dossier, "stop_was_proposed"):
        return None
    here = _WAITING.filter(Q(closed_at=None) | ~Q(answer=""), _here(dossier.step, dossier.desk), dossier=dossier)
    rows = here.filter(post__organisation=dossier.competent_unit_id).select_related("by", "sent_back_by")
    return rows.order_by(F("closed_at").desc(nulls_first=True)).first()


def stop_proposal(dossier: Dossier) -> StopProposal | None:
    """The proposal that waits to be signed."""
    newest = newest_stop(dossier)
    return newest if newest is not None and newest.closed_at is None else None
