"""The registry numbers and dates a signed text."""

from datetime import datetime

from duoc.ground.series.actions import take
from duoc.instruments.models import Instrument
from duoc.instruments.powers import of_instrument
from duoc.instruments.rules import Numbering, state_after, symbol, year_of
from duoc.instruments.trail import Trail, own_trail
from duoc.people.powers import Actor, Power, check


def number(
    instrument: Instrument,
    numbering: Numbering,
    *,
    actor: Actor,
    at: datetime,
    same: int | None = None,
    carried: Instrument | None = None,
    trail: Trail = own_trail,
) -> Instrument:
    """Gives a signed text the next number of the organisation's yearly series (Decree 30/2020 Art. 15).

    Args:
        instrument: locked by the caller.
        same: the number of another text of the same register entry, carried by this one too.
        carried: the text whose place this one takes and whose number, as printed, it goes on with.
        trail: where the act is recorded; in the instrument's own story by default.

    Raises:
        Forbidden: no registry of the organisation.
        NotNow: not signed, or numbered already.
    """
    check(actor, Power.DECISION_ISSUE, of_instrument(instrument), at)
    instrument.state = state_after("number", instrument.state)
    if carried is not None:
        instrument.series = f"{carried.series[:40]}:{instrument.pk.hex}"  # the number stands in the book already
        instrument.year, instrument.number, instrument.symbol = carried.year, carried.number, carried.symbol
    else:
        instrument.series, instrument.year = numbering.series, year_of(at)
        instrument.number = same or take(f"{instrument.organisation.code}:{numbering.series}", str(instrument.year))
        instrument.symbol = symbol(numbering, instrument.number, at)
    instrument.numbered_at, instrument.numbered_by_id, instrument.numbered_post_id = at, actor.person_id, actor.post_id
    instrument.save()
    trail(instrument, "numbered", actor, at, {"number": instrument.symbol, "series": instrument.series})
    return instrument
