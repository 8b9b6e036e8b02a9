import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from duoc.payments import rules
from duoc.payments.locking import locked, record
from duoc.payments.models import Waiver
from duoc.payments.models.charge import State
from duoc.payments.powers import of_charge
from duoc.people.powers import Actor, Power, check


@transaction.atomic
def waive(*, actor: Actor, charge_id: uuid.UUID | str, reason: str, article: str, at: datetime) -> Waiver:
    """An official notes that a person need not pay.

    Args:
        reason: why this person, shown to them.
        article: the legal basis.

    Raises:
        Forbidden: no post of the unit with this power.
        PaymentRefused: nothing is owed any more, or reason or article is missing.
    """
    charge = locked(charge_id)
    check(actor, Power.CHARGE_WAIVE, of_charge(charge), at)
    rules.must_be_due(charge.state)
    waiver = Waiver.objects.create(
        charge=charge,
        person_id=charge.person_id,
        organisation_id=charge.organisation_id,
        reason=rules.must_say(reason, _("lý do miễn")),
        article=rules.must_say(article, _("căn cứ pháp lý")),
        by=actor.key,
        in_post=actor.post_key,
        at=at,
    )
    charge.state, charge.settled_at = State.WAIVED, at
    charge.save(update_fields=["state", "settled_at"])
    record(charge, "waived", actor, at, {"amount": charge.amount, "article": waiver.article})
    return waiver
