"""A form that the agency gives under its seal alone is drafted by the act that gives it."""

import uuid
from datetime import datetime

from duoc.instruments.models import Instrument
from duoc.instruments.rules import state_after
from duoc.instruments.trail import Trail, own_trail
from duoc.people.powers import Actor

GivenBy = tuple[uuid.UUID, uuid.UUID]
"""Person and post."""


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
