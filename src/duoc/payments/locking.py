"""Taking hold of a charge."""

import uuid

from django.utils.translation import gettext as _

from duoc.ground.refusal import NotFound
from duoc.payments.models import Charge


def locked(charge_id: uuid.UUID | str) -> Charge:
    """The charge, held until the transaction ends: acts on one charge come one after the other.

    Raises:
        NotFound: there is none.
    """
    charge = Charge.objects.select_for_update().filter(pk=charge_id).first()
    if charge is None:
        raise NotFound(_("Không có khoản thu này."), _("Hãy mở lại hồ sơ rồi thử lại."))
    return charge
