"""A text is drafted."""

from datetime import datetime

from duoc.instruments.keeping import keep
from duoc.instruments.models import Instrument
from duoc.instruments.trail import Trail, own_trail
from duoc.people.powers import Actor


def draft(instrument: Instrument, text: bytes, *, actor: Actor, at: datetime, trail: Trail = own_trail) -> Instrument:
    """Keeps a new instrument with its text, for its signer to read. Its owner has checked the power to draft it.

    Args:
        instrument: unsaved; `token` is known before its text is pressed, since the text shows it.
        text: PDF, pressed from `template` of `bundle`.
        trail: where the act is recorded; in the instrument's own story by default.

    Raises:
        duoc.ground.files.actions.NoRoom: the disk is full; nothing was kept.
    """
    instrument.drafted_at = at
    instrument.text = keep(instrument, text, f"{instrument.name}.pdf", at)
    instrument.save(force_insert=True)
    trail(instrument, "drafted", actor, at, {"kind": instrument.kind}, instrument.text.sha256)
    return instrument
