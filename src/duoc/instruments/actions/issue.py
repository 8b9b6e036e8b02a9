"""A sealed text comes into force."""

from datetime import datetime

from duoc.instruments.keeping import keep
from duoc.instruments.models import Instrument
from duoc.instruments.rules import state_after
from duoc.instruments.trail import Trail, own_trail
from duoc.people.powers import WORKER


def issue(instrument: Instrument, pdf: bytes, *, at: datetime, trail: Trail = own_trail) -> Instrument:
    """Keeps the original, with both signatures or under the agency's seal alone, and puts it in force.

    Args:
        instrument: locked by the caller.
        pdf: the original (`signing.seal`, `signing.seal_alone`).
        at: the date of issue.
        trail: where the act is recorded; in the instrument's own story by default.

    Raises:
        NotNow: not numbered, or in force already.
    """
    instrument.state = state_after("seal_alone" if instrument.seal_alone else "issue", instrument.state)
    instrument.issued_at = at
    instrument.file = keep(instrument, pdf, f"{instrument.name}.pdf", at)
    instrument.save(update_fields=["state", "issued_at", "file"])
    trail(instrument, "issued", WORKER, at, {"number": instrument.symbol}, instrument.file.sha256)
    return instrument
