from duoc.payments.actions.begin import begin
from duoc.payments.actions.cancel import cancel_due
from duoc.payments.actions.charge import charge
from duoc.payments.actions.collect import collect_at_counter
from duoc.payments.actions.decide_refund import decide_refund
from duoc.payments.actions.pay_out import pay_out
from duoc.payments.actions.raise_refunds import raise_refunds
from duoc.payments.actions.reassign import reassign
from duoc.payments.actions.settle import answer_demo, settle
from duoc.payments.actions.waive import waive
from duoc.payments.rules import CallbackRefused, PaymentRefused
from duoc.payments.settlement import at_refund, at_settlement

__all__ = [
    "CallbackRefused",
    "PaymentRefused",
    "answer_demo",
    "at_refund",
    "at_settlement",
    "begin",
    "cancel_due",
    "charge",
    "collect_at_counter",
    "decide_refund",
    "pay_out",
    "raise_refunds",
    "reassign",
    "settle",
    "waive",
]
