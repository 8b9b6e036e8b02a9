"""A form that the agency gives under its seal alone is drafted by the act that gives it."""

import uuid
from datetime import datetime

from duoc.ground.series.actions import take
from duoc.instruments.models import Instrument
from duoc.instruments.rules import Numbering, state_after, symbol, year_of
from duoc.instruments.trail import Trail, own_trail
from duoc.people.powers import Actor

GivenBy = tuple[uuid.UUID, uuid.UUID]
"""Person and post."""


def number_for_seal(instrument: Instrument, numbering: Numbering, *, actor: Actor, at: datetime) -> str:
    """Gives a new instrument under the agency's seal the next number of the body's yearly series, before it is drafted.

    Its text says the number, so it is taken in the transaction that drafts it: an act that is taken back gives it back.

    Args:
        instrument: unsaved, with its organisation.

    Returns:
        Number and symbol as they are printed: "01/TB-UBND" (Decree 30/2020 Art. 15 and Annex I).
    """
    instrument.series, instrument.year = numbering.series, year_of(at)
    instrument.number = take(f"{instrument.organisation.code}:{numbering.series}", str(instrument.year))
    instrument.symbol = symbol(numbering, instrument.number, at)
    instrument.numbered_at, instrument.numbered_by_id, instrument.numbered_post_id = at, actor.person_id, actor.post_id
    return instrument.symbol


def draft_for_seal(
    instrument: Instrument, *, actor: Actor, at: datetime, trail: Trail = own_trail, given_by: GivenBy | None = None
) -> Instrument:
    """Keeps a new instrument with its frozen inputs, approved by whoever gives it. Its owner has checked the power.

    It is pressed, sealed (`signing.seal_alone`) and issued in a job, from `inputs` alone.

    Args:
        instrument: unsaved, with `inputs`; `token` is known by then, since the text shows it.
        given_by: in whose name it is given where the system acts: by a rule that this official has set going.
        trail: where the act is recorded; in the instrument's own story by default.

    Raises:
        duoc.people.powers.Forbidden: the actor holds no post, or is a part of the system itself and nobody is named.
    """
    instrument.approved_by_id, instrument.signer_post_id = given_by or (actor.person, actor.post)
    instrument.seal_alone = True
    instrument.state = state_after("approve", instrument.state)
    instrument.drafted_at = instrument.approved_at = at
    instrument.save(force_insert=True)
    trail(instrument, "drafted", actor, at, {"kind": instrument.kind})
    return instrument
