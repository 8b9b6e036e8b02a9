"""Telling the applicant what happened to their dossier."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_noop

from duoc.dossiers.models import Dossier, DraftCoSignature
from duoc.ground.worktime.calculations import local, moment
from duoc.notices import actions as notices
from duoc.notices.actions import Message
from duoc.people import queries as people
from duoc.people.models import Organisation, Party

CO_SIGNED = Message(
    "co_signed_moved",
    gettext_noop("Hồ sơ {code} bạn cùng ký có bước mới"),
    gettext_noop(
        "Hồ sơ “{procedure}” mà bạn cùng ký vừa có bước mới tại {unit}. Mở để xem hồ sơ đang ở đâu và hẹn ngày nào. "
        "Việc phải làm, nếu có, do người nộp làm."
    ),
)

CONFIDENTIAL = Message(
    "confidential_moved",
    gettext_noop("Hồ sơ {code} có tin mới"),
    gettext_noop("Hồ sơ {code} của bạn có tin mới. Tin này không ghi nội dung; hãy đăng nhập để đọc."),
)
"""Of a dossier that protects its applicant: whoever else sees their letters learns neither what nor by whom."""


def notify_applicant(
    dossier: Dossier, message: Message, beside: Message = CO_SIGNED, /, *, at: datetime, **words: str
) -> None:
    """Sends the message to the applicant, and to who represents them, in the transaction of the act. The body that
    speaks is the one that acts: who received it, until it accepted it, then who decides.

    Args:
        beside: what is sent to who signed beside the filer with an account.
        words: what the message needs beyond procedure, code, unit and due.
    """
    due = dossier.due_at or dossier.expected
    send(dossier, message, dossier.unit_at(at), at, beside, due=moment(due) if due else "", **words)


def send(
    dossier: Dossier, message: Message, acting: Organisation, at: datetime, beside: Message = CO_SIGNED, /, **words: str
) -> None:
    """Sends the message in the name of this body, or, where the applicant is protected, only that
    there is news; who signed beside the filer with an account hears that something happened, and where to read it.

    Args:
        beside: what they are sent.
        words: what the message needs beyond procedure, code and unit.
    """
    values = {"procedure": dossier.procedure_name, "code": dossier.shown_code, "unit": acting.name, **words}
    message = CONFIDENTIAL if dossier.protects_applicant else message
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
    for signature in co_signers(dossier):
        notices.notify(
            signature.person.party,
            beside,
            values,
            subject=("draft", str(signature.draft_id)),
            path=f"/cung-ky/{signature.draft_id}/",
            at=at,
            origin=dossier.origin,
            organisation=acting,
        )


def co_signers(dossier: Dossier) -> Iterable[DraftCoSignature]:
    """What those who signed beside the filer with an account have signed. No query where nobody else must sign."""
    if "together" not in dossier.plan:
        return ()
    kept = dossier.co_signatures.filter(
        person=OuterRef("person"), part=OuterRef("part"), signed_at=OuterRef("signed_at")
    )
    return DraftCoSignature.objects.select_related("person").filter(Exists(kept), draft__applicant=dossier.applicant_id)


def recipients(dossier: Dossier, at: datetime) -> list[Party]:
    """To whom the message goes: the applicant, and who filed for them on a mandate, as long as it holds.

    Who represents them by law in everything reads what comes to the applicant, a helper reads nothing. No query where
    nobody represents.
    """
    mandate = dossier.on_mandate if dossier.on_mandate_id and dossier.helper_id is None else None
    if mandate is None or not mandate.is_notified(dossier.procedure_code, dossier.procedure_field, local(at).date()):
        return [dossier.applicant]
    return [dossier.applicant, people.party(mandate.holder_id)]
