"""What seldom happens to a dossier, known without a query of its own where the dossier was read to be shown."""

from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef

from duoc.dossiers.models import (
    Apology,
    ApologyDraft,
    Consultation,
    Dossier,
    Lateness,
    PostingObjection,
    SupplementProposal,
    SupplementRequest,
)

OBJECTED = Consultation.objects.filter(step="", answer=Consultation.Answer.NOT_AGREED)
"""Objections to what an official asked; what a disagreement at a step means, the definition says."""


def was_objected(dossier: str) -> "ExpressionWrapper[Any]":
    """Whether a body that was asked about the dossier objected, or anybody while it was posted, for rows that name it
    in this field."""
    posting = Exists(PostingObjection.objects.filter(dossier=OuterRef(dossier)))
    return ExpressionWrapper(Exists(OBJECTED.filter(dossier=OuterRef(dossier))) | posting, BooleanField())


HAPPENED = {
    "was_late": Exists(Lateness.objects.filter(dossier=OuterRef("pk"))),
    "was_apologised": Exists(Apology.objects.filter(dossier=OuterRef("pk"))),
    "was_drafted": Exists(ApologyDraft.objects.filter(dossier=OuterRef("pk"))),
    "was_objected": was_objected("pk"),
    "was_proposed_again": Exists(SupplementProposal.objects.filter(dossier=OuterRef("pk"))),
    "was_asked": Exists(SupplementRequest.objects.filter(dossier=OuterRef("pk"))),
}


def perhaps(dossier: Dossier, what: str) -> bool:
    """False where it is known that it never happened; then nothing of it need be looked for.

    Args:
        what: one of `HAPPENED`.
    """
    return bool(getattr(dossier, what, True))
