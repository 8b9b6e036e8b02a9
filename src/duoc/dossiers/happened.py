"""What seldom happens to a dossier, known without a query of its own where the dossier was read to be shown."""

from typing import Any

from django.db import models
from django.db.models import BooleanField, Exists, ExpressionWrapper, F, Func, OuterRef, Q

from duoc.dossiers.models import (
    AnswerCorrection,
    Apology,
    ApologyDraft,
    Consultation,
    Dossier,
    Extension,
    Lateness,
    MissingPaper,
    OutsideQuestion,
    Paper,
    PostingObjection,
    StopProposal,
    SupplementProposal,
    SupplementRequest,
    Suspension,
    TrackingLine,
    Transfer,
    TransferProposal,
    Withdrawal,
    WrongCode,
)

_BY_LETTER = Q(outside__body=OuterRef("outside__body"))
_SAME_BODY = Q(step=OuterRef("step")) & (~Q(step="") | Q(unit=OuterRef("unit")) | _BY_LETTER)
_AGREED_LATER = Consultation.objects.filter(
    _SAME_BODY, dossier=OuterRef("dossier"), answer=Consultation.Answer.AGREED, at__gte=OuterRef("answered_at")
)
OBJECTED = Consultation.objects.filter(~Exists(_AGREED_LATER), answer=Consultation.Answer.NOT_AGREED)
"""Objections that stand: the body that objected was not asked again, or did not agree then. Silence takes none back."""


def was_objected(dossier: str) -> "ExpressionWrapper[Any]":
    """Whether a body that was asked about the dossier objected, or anybody while it was posted, for rows that name it
    in this field."""
    posting = Exists(PostingObjection.objects.filter(dossier=OuterRef(dossier)))
    return ExpressionWrapper(Exists(OBJECTED.filter(dossier=OuterRef(dossier))) | posting, BooleanField())


_CAME = Paper.objects.filter(
    dossier=OuterRef("request__dossier"), turn=OuterRef("request__turn"), code=OuterRef("code")
)
CLAIMS = MissingPaper.objects.annotate(came=Exists(_CAME))
"""Papers that applicants say not to have, and whether one came after all."""
OPEN_CLAIMS = CLAIMS.filter(came=False, request__answer__isnull=True, decided_at=None)
"""Those of them about which who asked has not decided."""
SENT_ON_SINCE = Transfer.objects.filter(dossier=OuterRef("dossier"), at__gt=OuterRef("at"))
"""Of rows that officials submitted: the dossier went to another body since, where nobody signs what the old one
wrote."""


class _Happened(Func):
    """Whether a table has a row of the dossier; its text is constant, so that reading one dossier stays cheap."""

    template = "EXISTS (SELECT 1 FROM %(rows)s h WHERE h.%(column)s = %(expressions)s%(conditions)s)"
    output_field = models.BooleanField()

    def __init__(self, rows: type[models.Model], conditions: str = "", column: str = "dossier_id") -> None:
        super().__init__(F("pk"), rows=rows._meta.db_table, conditions=conditions, column=column)


_UNSENT = " AND NOT EXISTS (SELECT 1 FROM dossiers_consultation c WHERE c.outside_id = h.id)"

HAPPENED = {
    "was_booked": _Happened(TrackingLine),
    "was_corrected": _Happened(AnswerCorrection),
    "was_late": _Happened(Lateness),
    "was_apologised": _Happened(Apology),
    "was_drafted": _Happened(ApologyDraft),
    "was_consulted": _Happened(Consultation),
    "letter_waits": _Happened(OutsideQuestion, _UNSENT),
    "was_objected": _Happened(Consultation, f" AND h.answer = '{Consultation.Answer.NOT_AGREED}'"),
    "posting_objected": _Happened(PostingObjection),
    "was_named": _Happened(Dossier, column="about_id"),
    "stop_was_proposed": _Happened(StopProposal),
    "was_proposed_again": _Happened(SupplementProposal),
    "transfer_waits": _Happened(TransferProposal, " AND (h.closed_at IS NULL OR h.answer <> '')"),
    "was_transferred": _Happened(Transfer),
    "was_asked": _Happened(SupplementRequest),
    "was_extended": _Happened(Extension),
    "was_suspended": _Happened(Suspension),
    "code_was_wrong": _Happened(WrongCode),
    "withdrawal_waits": _Happened(Withdrawal, " AND h.decided_at IS NULL"),
}


CLOCK_MOVED = {
    "was_apologised": HAPPENED["was_apologised"],
    "was_asked": HAPPENED["was_asked"],
    "was_extended": HAPPENED["was_extended"],
    "was_suspended": HAPPENED["was_suspended"],
}
"""Of it what moves a promise, for whoever counts many dossiers."""


def perhaps(dossier: Dossier, what: str) -> bool:
    """False where it is known that it never happened; then nothing of it need be looked for.

    Args:
        what: one of `HAPPENED`, or of `CLOCK_MOVED`.
    """
    return bool(getattr(dossier, what, True))
