"""A signed text is returned instead of being issued."""

from datetime import datetime

from duoc.instruments.models import Instrument
from duoc.instruments.powers import of_instrument
from duoc.instruments.rules import state_after
from duoc.instruments.trail import Trail, own_trail
from duoc.people.powers import Actor, Power, check


def void(instrument: Instrument, *, actor: Actor, at: datetime, trail: Trail = own_trail) -> Instrument:
    """What was signed never comes into force; text and signature stay as evidence.

    Args:
        instrument: locked by the caller, or of a dossier that is.
        trail: where the act is recorded; in the instrument's own story by default.

    Raises:
        Forbidden: no registry of the organisation.
        NotNow: not signed, or numbered already.
    """
    check(actor, Power.DECISION_ISSUE, of_instrument(instrument), at)
    instrument.state = state_after("void", instrument.state)
    instrument.save(update_fields=["state"])
    trail(instrument, "voided", actor, at, {})
    return instrument
