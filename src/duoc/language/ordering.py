"""What a decision about another dossier orders to be done about that one."""

from dataclasses import dataclass
from datetime import date

from duoc.language.definition import Definition
from duoc.language.plan import Plan
from duoc.language.scope import find

KEEP, CHANGE, REVOKE, RECONSIDER = ORDERS = ("keep", "change", "revoke", "reconsider")
"""The words of an order, as options of the question that `outcome.orders` names."""


@dataclass(frozen=True)
class Order:
    """What is to be done, by its word, and the last day for it."""

    what: str
    until: date


def order_of(definition: Definition, plan: Plan) -> Order | None:
    """What the decision of this plan orders; None where it orders nothing, or that all stays as it is."""
    orders = definition.outcome.orders
    if not orders.order:
        return None
    what, until = find(plan.scope, orders.order), find(plan.scope, orders.until)
    if what not in ORDERS or what == KEEP or until is None:
        return None
    return Order(str(what), date.fromisoformat(str(until)))
