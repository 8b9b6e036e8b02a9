"""To whom an instrument belongs, as far as powers ask."""

from duoc.instruments.models import Instrument
from duoc.people.powers import Reach


def of_instrument(instrument: Instrument) -> Reach:
    """Its holder, and the organisation whose instrument it is."""
    return Reach(
        parties=frozenset({instrument.holder_id} if instrument.holder_id else ()),
        units=frozenset({instrument.organisation_id}),
    )
