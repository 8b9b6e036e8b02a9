"""What was due before a step is paid, or need not be: the step begins by itself."""

import uuid
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import events, flow
from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.acts.system_act import SystemAct
from duoc.dossiers.clocks import promising
from duoc.dossiers.models import Dossier, PaymentDuty, Promise
from duoc.dossiers.rules import PAYMENT
from duoc.ground.once.calculations import Nothing
from duoc.ground.worktime.calculations import moment
from duoc.payments import queries as payments


def note_payment(*, dossier_id: uuid.UUID | str, at: datetime) -> None:
    """The dossier goes on, and its term with it where that rested. Does nothing while something is still owed, or when
    it waits for no payment."""
    NOTE_PAYMENT.perform(dossier_id, Nothing(), at=at)


def _waits(dossier: Dossier, _at: datetime) -> bool:
    return dossier.waits_for_applicant and dossier.step == PAYMENT and not payments.outstanding(dossier.subject)


def _note(doing: Doing[Nothing]) -> Outcome[PaymentDuty]:
    dossier, at = doing.dossier, doing.at
    duty = dossier.duties.select_related("charge").latest("asked_at")
    facts: dict[str, Any] = {"step": duty.step, "state": duty.charge.state}
    if duty.rests_by:
        promising.promise(dossier, Promise.Cause.PAID, promising.computed(dossier, at), at)
        facts |= promising.facts(dossier)
    return Outcome(duty, facts, move=flow.begin_paid(duty.step))


def _details(happening: Happening) -> str:
    due = happening.facts.get("due")
    return _("Hẹn trả %(due)s") % {"due": moment(due)} if due else ""


NOTE_PAYMENT = SystemAct(
    event=events.declare(
        Event(
            "dossier.payment_noted",
            title=gettext_lazy("Khoản phải nộp đã xong, hồ sơ đi tiếp"),
            details=_details,
            to_applicant=gettext_lazy("Khoản phải nộp đã xong, hồ sơ đi tiếp"),
            applicant_details=_details,
        )
    ),
    states=frozenset({Dossier.State.PROCESSING}),
    waits=_waits,
    write=_note,
)
