"""A proposal no longer stands: sent back, replaced, its dossier ended or went to another body. One way for all of them,
so that packages above give up what they kept for it."""

import uuid
from collections.abc import Collection

from duoc.decisions import before_signing
from duoc.decisions.models import Proposal


def lower(dossier_ids: Collection[uuid.UUID]) -> None:
    """The proposals of these dossiers that still stand fall."""
    if Proposal.objects.filter(dossier__in=dossier_ids, standing=True).update(standing=False):
        before_signing.fell(dossier_ids)
