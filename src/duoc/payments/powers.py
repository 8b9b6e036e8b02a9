"""To whom a charge belongs, as far as powers ask."""

from duoc.payments.models import Charge
from duoc.people.powers import Reach


def of_charge(charge: Charge) -> Reach:
    """Who owes it, and who acts for them under a mandate for the procedure; the unit that it is owed to."""
    units = frozenset({charge.organisation_id}) if charge.organisation_id else frozenset()
    return Reach(parties=frozenset({charge.party_id}), units=units, procedure=charge.procedure, field=charge.field)
