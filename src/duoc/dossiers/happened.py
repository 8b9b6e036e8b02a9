"""What seldom happens to a dossier, known without a query of its own where the dossier was read to be shown."""

from django.db.models import Exists, OuterRef, Q

from duoc.dossiers.models import (
    Apology,
    ApologyDraft,
    Consultation,
    Dossier,
    Lateness,
    OutsideQuestion,
    SupplementProposal,
    SupplementRequest,
)

_BY_LETTER = Q(outside__body=OuterRef("outside__body"))
_SAME_BODY = Q(step=OuterRef("step")) & (~Q(step="") | Q(unit=OuterRef("unit")) | _BY_LETTER)
_AGREED_LATER = Consultation.objects.filter(
    _SAME_BODY, dossier=OuterRef("dossier"), answer=Consultation.Answer.AGREED, at__gte=OuterRef("answered_at")
)
OBJECTED = Consultation.objects.filter(~Exists(_AGREED_LATER), answer=Consultation.Answer.NOT_AGREED)
"""Objections that stand: the body that objected was not asked again, or did not agree then. Silence takes none back."""


def was_objected(dossier: str) -> Exists:
    """Whether a body that was asked about the dossier objected, for rows that name it in this field."""
    return Exists(OBJECTED.filter(dossier=OuterRef(dossier)))


HAPPENED = {
    "was_late": Exists(Lateness.objects.filter(dossier=OuterRef("pk"))),
    "was_apologised": Exists(Apology.objects.filter(dossier=OuterRef("pk"))),
    "was_drafted": Exists(ApologyDraft.objects.filter(dossier=OuterRef("pk"))),
    "was_consulted": Exists(Consultation.objects.filter(dossier=OuterRef("pk"))),
    "letter_waits": Exists(OutsideQuestion.objects.filter(dossier=OuterRef("pk"), consultation=None)),
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
