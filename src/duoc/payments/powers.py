"""To whom a charge belongs, as far as powers ask."""

from duoc.payments.models import Charge
from duoc.people.powers import Reach


def of_charge(charge: Charge) -> Reach:
    """Who owes it, and the unit that it is owed to."""
    units = frozenset({charge.organisation_id}) if charge.organisation_id else frozenset()
    return Reach(parties=frozenset({charge.person_id}), units=units)
