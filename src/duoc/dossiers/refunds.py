"""Money that may go back is told with the dossier that it was paid for: raised, decided, paid out."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.acts.notifying import notify_applicant
from duoc.dossiers.acts.recording import record
from duoc.dossiers.models import Dossier
from duoc.ground.figures import grouped
from duoc.notices.actions import Message
from duoc.payments import actions as payments
from duoc.payments.models import Refund
from duoc.people.powers import Actor


def _amount(happening: Happening) -> str:
    facts = happening.facts
    ways = dict(Refund.Way.choices)
    words = _("%(amount)s đồng") % {"amount": grouped(int(facts.get("amount", 0)))}
    return f"{words}, {ways[facts['way']]}" if facts.get("way") in ways else words


RAISED = events.declare(
    Event(
        "dossier.refund_raised",
        title=gettext_lazy("Tiền đã nộp chờ quyết định hoàn"),
        details=_amount,
        to_applicant=gettext_lazy("Tiền bạn đã nộp chờ cơ quan quyết định hoàn"),
        applicant_details=_amount,
    )
)
GRANTED = events.declare(
    Event(
        "dossier.refund_granted",
        title=gettext_lazy("Quyết định hoàn tiền"),
        details=_amount,
        to_applicant=gettext_lazy("Bạn sẽ được hoàn tiền"),
        applicant_details=_amount,
    )
)
REFUSED = events.declare(
    Event(
        "dossier.refund_refused",
        title=gettext_lazy("Không hoàn tiền"),
        details=_amount,
        to_applicant=gettext_lazy("Tiền đã nộp không được hoàn"),
        applicant_details=_amount,
        bad=True,
    )
)
PAID = events.declare(
    Event(
        "dossier.refund_paid",
        title=gettext_lazy("Đã hoàn tiền"),
        details=_amount,
        to_applicant=gettext_lazy("Đã hoàn tiền cho bạn"),
        applicant_details=_amount,
    )
)
SAY_RAISED = Message(
    "refund_raised",
    gettext_noop("Tiền đã nộp cho hồ sơ {code} chờ quyết định hoàn"),
    gettext_noop("{amount} đồng đã nộp cho hồ sơ “{procedure}” chờ cơ quan quyết định có hoàn hay không."),
)
SAY_GRANTED = Message(
    "refund_granted",
    gettext_noop("Bạn sẽ được hoàn tiền của hồ sơ {code}"),
    gettext_noop(
        "{amount} đồng đã nộp cho hồ sơ “{procedure}” sẽ được hoàn. {payer} chi trả; hãy mở hồ sơ để xem khi nào."
    ),
)
SAY_REFUSED = Message(
    "refund_refused",
    gettext_noop("Tiền đã nộp cho hồ sơ {code} không được hoàn"),
    gettext_noop("{amount} đồng đã nộp cho hồ sơ “{procedure}” không được hoàn. Hãy mở hồ sơ để xem lý do và căn cứ."),
)
SAY_PAID = Message(
    "refund_paid",
    gettext_noop("Đã hoàn tiền của hồ sơ {code}"),
    gettext_noop("{amount} đồng đã nộp cho hồ sơ “{procedure}” đã được hoàn, số chứng từ {number}."),
)


def _stage(refund: Refund) -> tuple[Event, Message]:
    if refund.paid_out_at is not None:
        return PAID, SAY_PAID
    if refund.granted is None:
        return RAISED, SAY_RAISED
    return (GRANTED, SAY_GRANTED) if refund.granted else (REFUSED, SAY_REFUSED)


def _tell(refund: Refund, actor: Actor, at: datetime) -> None:
    charge = refund.payment.charge
    try:
        key = uuid.UUID(charge.subject_id)  # payments know subjects by text ids: not each is one of ours
    except ValueError:
        return
    dossier = Dossier.objects.filter(pk=key).first() if charge.subject_kind == "dossier" else None
    if dossier is None:
        return
    event, message = _stage(refund)
    facts = {"amount": refund.amount, **({"way": refund.paid_out_way} if refund.paid_out_way else {})}
    record(dossier, event.name, actor, at, facts)
    payer = refund.payer or dossier.receiving_unit
    number = refund.paid_out_reference
    notify_applicant(dossier, message, at=at, amount=grouped(refund.amount), number=number, payer=payer.name)


payments.at_refund(_tell)
