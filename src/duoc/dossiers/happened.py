"""What seldom happens to a dossier, known without a query of its own where the dossier was read to be shown."""

from django.db import models
from django.db.models import F, Func

from duoc.dossiers.models import (
    AnswerCorrection,
    Apology,
    ApologyDraft,
    Consultation,
    Dossier,
    Lateness,
    SupplementProposal,
    SupplementRequest,
    Withdrawal,
)

OBJECTING = {"step": "", "answer": Consultation.Answer.NOT_AGREED}
"""Objections to what an official asked; what a disagreement at a step means, the definition says."""
OBJECTED = Consultation.objects.filter(**OBJECTING)


class _Happened(Func):
    """Whether a table has a row of the dossier; its text is constant, so that reading one dossier stays cheap."""

    template = "EXISTS (SELECT 1 FROM %(rows)s h WHERE h.dossier_id = %(expressions)s%(conditions)s)"
    output_field = models.BooleanField()

    def __init__(self, rows: type[models.Model], dossier: str, conditions: str = "") -> None:
        super().__init__(F(dossier), rows=rows._meta.db_table, conditions=conditions)


def was_objected(dossier: str) -> Func:
    """Whether a body that was asked about the dossier objected, for rows that name it in this field."""
    return _Happened(Consultation, dossier, "".join(f" AND h.{name} = '{value}'" for name, value in OBJECTING.items()))


HAPPENED = {
    "was_corrected": _Happened(AnswerCorrection, "pk"),
    "was_late": _Happened(Lateness, "pk"),
    "was_apologised": _Happened(Apology, "pk"),
    "was_drafted": _Happened(ApologyDraft, "pk"),
    "was_objected": was_objected("pk"),
    "was_proposed_again": _Happened(SupplementProposal, "pk"),
    "was_asked": _Happened(SupplementRequest, "pk"),
    "withdrawal_waits": _Happened(Withdrawal, "pk", " AND h.decided_at IS NULL"),
}


def perhaps(dossier: Dossier, what: str) -> bool:
    """False where it is known that it never happened; then nothing of it need be looked for.

    Args:
        what: one of `HAPPENED`.
    """
    return bool(getattr(dossier, what, True))
