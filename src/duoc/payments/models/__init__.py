from duoc.payments.models.attempt import Attempt
from duoc.payments.models.charge import Charge
from duoc.payments.models.payment import Payment
from duoc.payments.models.refund import Refund
from duoc.payments.models.waiver import Waiver

__all__ = ["Attempt", "Charge", "Payment", "Refund", "Waiver"]
