"""A person sets out to pay."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from duoc.payments import gateways, rules
from duoc.payments.locking import locked
from duoc.payments.models import Attempt
from duoc.payments.powers import of_charge
from duoc.people.models import Origin
from duoc.people.powers import Actor, Power, check


@transaction.atomic
def begin(*, actor: Actor, charge_id: uuid.UUID | str, gateway: str, return_url: str, at: datetime) -> str:
    """Sends a person to a gateway. Nothing is paid by this; a broken-off attempt costs nothing and can be repeated.

    Args:
        return_url: page to come back to, on this site.

    Returns:
        The address to go to.

    Raises:
        Forbidden: not one's own charge.
        PaymentRefused: nothing is owed any more, or there is no such gateway for this charge.
    """
    charge = locked(charge_id)
    check(actor, Power.CHARGE_PAY, of_charge(charge), at)
    rules.must_be_due(charge.state)
    chosen = gateways.gateway(gateway)
    if chosen.demo and charge.origin != Origin.DEMO:
        raise rules.PaymentRefused(
            _("Cổng thanh toán thử chỉ dùng cho hồ sơ thử nghiệm."), _("Hãy nộp tại quầy của nơi tiếp nhận hồ sơ.")
        )
    attempt = Attempt.objects.create(
        charge=charge,
        party_id=charge.party_id,
        organisation_id=charge.organisation_id,
        gateway=chosen.name,
        amount=charge.amount,
        started_at=at,
    )
    label = _("Phí, lệ phí giải quyết thủ tục hành chính")
    return chosen.start(gateways.Order(str(attempt.pk), charge.amount, label), return_url)
