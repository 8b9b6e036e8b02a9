"""Telling the applicant what happened to their dossier."""

from datetime import datetime

from duoc.dossiers.models import Dossier
from duoc.ground.worktime.calculations import moment
from duoc.notices import actions as notices
from duoc.notices.actions import Message


def notify_applicant(dossier: Dossier, message: Message, *, at: datetime, **words: str) -> None:
    """Sends the message to the applicant, in the transaction of the act. The body that speaks is the one that acts:
    who received it, until it accepted it, then who decides.

    Args:
        words: what the message needs beyond procedure, code, unit and due.
    """
    acting = dossier.unit_at(at)
    values = {
        "procedure": dossier.procedure_name,
        "code": dossier.shown_code,
        "unit": acting.name,
        "due": moment(due) if (due := dossier.due_at or dossier.expected) else "",
        **words,
    }
    notices.notify(
        dossier.applicant,
        message,
        values,
        subject=dossier.subject,
        path=f"/ho-so/{dossier.pk}/",
        at=at,
        origin=dossier.origin,
        organisation=acting,
    )
