"""Phí and lệ phí of a dossier: asked for, and told."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_noop

from duoc.dossiers.acts.notifying import notify_applicant
from duoc.dossiers.models import Dossier
from duoc.ground.figures import grouped
from duoc.notices.actions import Message
from duoc.payments import actions as payments
from duoc.payments.models import Charge
from duoc.people.powers import Actor

PAYMENT_DUE = Message(
    "payment_due",
    gettext_noop("Hồ sơ {code} cần nộp phí, lệ phí"),
    gettext_noop(
        "Số tiền phải nộp cho hồ sơ “{procedure}”: {amount} đồng. Hãy mở hồ sơ để nộp trực tuyến hoặc nộp tại quầy."
    ),
)


def charge(dossier: Dossier, lines: Sequence[Mapping[str, Any]], *, at: datetime, actor: Actor | None = None) -> None:
    """Asks the applicant for these lines of the plan's fees, and tells of it; who stands at the counter is asked there.

    Args:
        actor: the official who entered the amount; None where it follows from the definition.
    """
    owed = charged(dossier, lines, at=at, actor=actor)
    if owed is not None and dossier.channel != dossier.Channel.COUNTER:
        notify_applicant(dossier, PAYMENT_DUE, at=at, amount=grouped(owed.amount))


def charged(
    dossier: Dossier, lines: Sequence[Mapping[str, Any]], *, at: datetime, actor: Actor | None = None
) -> Charge | None:
    """The same, and the caller tells of it; None when nothing is to be paid."""
    by = {"actor": actor} if actor else {}
    return payments.charge(
        subject=dossier.subject,
        party=dossier.applicant,
        organisation=dossier.receiving_unit,
        origin=dossier.origin,
        procedure=dossier.procedure_code,
        field=dossier.procedure_field,
        lines=lines,
        at=at,
        **by,
    )
