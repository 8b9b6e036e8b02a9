"""Telling the applicant what happened to their dossier."""

from datetime import datetime

from duoc.dossiers.models import Dossier
from duoc.ground.worktime.calculations import VIETNAM
from duoc.notices import actions as notices


def notify_applicant(dossier: Dossier, kind: str, *, at: datetime, **more: str) -> None:
    """Writes a notice to the applicant, in the transaction of the act. See `notices.texts` for the kinds.

    Args:
        more: values that the words of this kind need beyond procedure, code and unit.
    """
    due = dossier.due_at or dossier.expected_at
    context = {
        "procedure": dossier.procedure_name,
        "code": dossier.shown_code,
        "unit": dossier.competent_unit.name,
        "due": f"{due.astimezone(VIETNAM):%H:%M, %d/%m/%Y}",
        **more,
    }
    notices.notify(
        dossier.applicant,
        kind,
        context,
        subject=dossier.subject,
        path=f"/ho-so/{dossier.pk}/",
        at=at,
        organisation=dossier.competent_unit,
    )
