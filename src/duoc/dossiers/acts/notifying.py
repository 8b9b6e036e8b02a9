"""Telling the applicant what happened to their dossier."""

from datetime import datetime

from duoc.dossiers.models import Dossier
from duoc.ground.worktime.calculations import local, moment
from duoc.notices import actions as notices
from duoc.notices.actions import Message
from duoc.people import queries as people
from duoc.people.models import Organisation, Party


def notify_applicant(dossier: Dossier, message: Message, *, at: datetime, **words: str) -> None:
    """Sends the message to the applicant, and to who represents them, in the transaction of the act. The body that
    speaks is the one that acts: who received it, until it accepted it, then who decides.

    Args:
        words: what the message needs beyond procedure, code, unit and due.
    """
    due = dossier.due_at or dossier.expected
    send(dossier, message, dossier.unit_at(at), at, due=moment(due) if due else "", **words)


def send(dossier: Dossier, message: Message, acting: Organisation, at: datetime, /, **words: str) -> None:
    """Sends the message in the name of this body.

    Args:
        words: what the message needs beyond procedure, code and unit.
    """
    values = {"procedure": dossier.procedure_name, "code": dossier.shown_code, "unit": acting.name, **words}
    for party in recipients(dossier, at):
        notices.notify(
            party,
            message,
            values,
            subject=dossier.subject,
            path=dossier.page,
            at=at,
            origin=dossier.origin,
            organisation=acting,
        )


def recipients(dossier: Dossier, at: datetime) -> list[Party]:
    """To whom the message goes: the applicant, and who filed for them on a mandate, as long as it holds.

    Who represents them by law in everything reads what comes to the applicant, a helper reads nothing. No query where
    nobody represents.
    """
    mandate = dossier.on_mandate if dossier.on_mandate_id and dossier.helper_id is None else None
    if mandate is None or not mandate.is_notified(dossier.procedure_code, dossier.procedure_field, local(at).date()):
        return [dossier.applicant]
    return [dossier.applicant, people.party(mandate.holder_id)]
