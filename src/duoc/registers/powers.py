"""To whom an entry belongs, as far as powers ask."""

from duoc.people.powers import Reach
from duoc.registers.models import Entry


def of_entry(entry: Entry) -> Reach:
    """The parties it is about, and the unit that keeps the book."""
    return Reach(parties=frozenset(part.party_id for part in entry.parties.all()), units=frozenset({entry.unit_id}))
