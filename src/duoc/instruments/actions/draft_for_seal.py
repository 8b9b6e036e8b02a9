"""A form that the agency gives under its seal alone is drafted by the act that gives it."""

from datetime import datetime

from duoc.instruments.models import Instrument
from duoc.instruments.rules import state_after
from duoc.instruments.trail import Trail, own_trail
from duoc.people.powers import Actor


def draft_for_seal(instrument: Instrument, *, actor: Actor, at: datetime, trail: Trail = own_trail) -> Instrument:
    """Keeps a new instrument with its frozen inputs, approved by whoever gives it. Its owner has checked the power.

    It is pressed, sealed (`signing.seal_alone`) and issued in a job, from `inputs` alone.

    Args:
        instrument: unsaved, with `inputs`; `token` is known by then, since the text shows it.
        trail: where the act is recorded; in the instrument's own story by default.

    Raises:
        duoc.people.powers.Forbidden: the actor holds no post, or is a part of the system itself.
    """
    instrument.approved_by_id, instrument.signer_post_id = actor.person, actor.post
    instrument.seal_alone = True
    instrument.state = state_after("approve", instrument.state)
    instrument.drafted_at = instrument.approved_at = at
    instrument.save(force_insert=True)
    trail(instrument, "drafted", actor, at, {"kind": instrument.kind})
    return instrument
