"""The signature of the competent person has been made."""

from datetime import datetime

from duoc.instruments.keeping import keep
from duoc.instruments.models import Instrument
from duoc.instruments.rules import state_after
from duoc.instruments.trail import Trail, own_trail
from duoc.people.powers import WORKER


def record_signature(instrument: Instrument, pdf: bytes, *, at: datetime, trail: Trail = own_trail) -> Instrument:
    """Keeps the signed text. A second signature for the same text is thrown away: the first one counts.

    Args:
        instrument: locked by the caller.
        pdf: the text with the signature (`signing.sign`).
        at: the signing time.
        trail: where the act is recorded; in the instrument's own story by default.
    """
    if instrument.state != Instrument.State.APPROVED:
        return instrument
    instrument.state = state_after("sign", instrument.state)
    instrument.signed_at = at
    instrument.signed_file = keep(instrument, pdf, instrument.signed_text.name, at)
    instrument.save(update_fields=["state", "signed_at", "signed_file"])
    trail(instrument, "signed", WORKER, at, {}, instrument.signed_file.sha256)
    return instrument
