"""A stop for good that an official proposed and nobody has signed yet."""

from django.db.models import Exists, OuterRef, Q

from duoc.dossiers.happened import perhaps
from duoc.dossiers.models import Dossier, StopProposal

_WAITING = StopProposal.objects.filter(stopping__isnull=True)
_HERE = _WAITING.filter(
    dossier=OuterRef("pk"),
    step=OuterRef("step"),
    desk=OuterRef("desk"),
    post__organisation=OuterRef("competent_unit"),
)
STOP_WAITS = Q(Exists(_HERE), state__in=(Dossier.State.PROCESSING, Dossier.State.SUSPENDED))
"""A stop waits for the signature of who signs results."""


def stop_proposal(dossier: Dossier) -> StopProposal | None:
    """The newest proposal that waits to be signed. One from a step that is past, or of another body, waits no more."""
    if not perhaps(dossier, "stop_was_proposed"):
        return None
    here = _WAITING.filter(dossier=dossier, step=dossier.step, desk=dossier.desk)
    return here.filter(post__organisation=dossier.competent_unit_id).select_related("by").order_by("at").last()
