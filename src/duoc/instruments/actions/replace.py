"""Another instrument takes the place of one in force."""

from datetime import datetime

from duoc.instruments.models import Instrument
from duoc.instruments.rules import state_after
from duoc.instruments.trail import Trail, own_trail
from duoc.people.powers import WORKER


def replace(instrument: Instrument, *, by: Instrument | None, at: datetime, trail: Trail = own_trail) -> Instrument:
    """Ends an instrument whose place another has taken; whoever issues the other one has the power to do so.

    Does nothing to one that is no longer in force: what was revoked stays revoked.

    Args:
        instrument: locked by the caller.
        by: what came into force in its place; None where that is no instrument of ours.
        trail: where the act is recorded; in the instrument's own story by default.
    """
    if instrument.state != Instrument.State.IN_FORCE:
        return instrument
    instrument.state, instrument.replaced_by = state_after("replace", instrument.state), by
    instrument.save(update_fields=["state", "replaced_by"])
    trail(instrument, "replaced", WORKER, at, {"by": str(by.pk)} if by else {})
    return instrument
