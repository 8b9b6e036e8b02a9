"""Taking hold of a charge."""

import uuid

from django.utils.translation import gettext as _

from duoc.ground.refusal import NotFound
from duoc.payments.models import Charge, Refund


def locked(charge_id: uuid.UUID | str) -> Charge:
    """The charge, held until the transaction ends: acts on one charge come one after the other.

    Raises:
        NotFound: there is none.
    """
    charge = Charge.objects.select_for_update().filter(pk=charge_id).first()
    if charge is None:
        raise NotFound(_("Không có khoản thu này."), _("Hãy mở lại hồ sơ rồi thử lại."))
    return charge


def locked_refund(refund_id: uuid.UUID | str) -> Refund:
    """The refund with its payment and charge, held until the transaction ends.

    Raises:
        NotFound: there is none.
    """
    refund = (
        Refund.objects.select_for_update(of=("self", "payment__charge"))
        .select_related("payment__charge")
        .filter(pk=refund_id)
        .first()
    )
    if refund is None:
        raise NotFound(_("Không có khoản hoàn này."), _("Hãy mở lại danh sách rồi thử lại."))
    return refund
