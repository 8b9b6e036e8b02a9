"""An official searches a register: a look at the data of many people, which leaves its trace."""

import uuid
from datetime import datetime

from duoc.ground.ledger import actions as ledger
from duoc.people.powers import Actor, Power, Reach, check
from duoc.registers.models import Register


def search(*, actor: Actor, register: str, count: int, at: datetime, dossier_id: uuid.UUID | None = None) -> None:
    """Checks the power to read the unit's book and notes the search: who, in which unit, how many entries it found.

    Never the words that were typed: they are names of people, and a commitment of so few words could be guessed.

    Args:
        count: how many entries it found.
        dossier_id: the dossier beside which it was made, if any.

    Raises:
        Forbidden: a post that may not read its unit's book.
    """
    check(actor, Power.REGISTER_READ, Reach(units=actor.units), at)
    # Two searches at once write one behind the other; entries written meanwhile do not wait.
    list(Register.objects.select_for_update(no_key=True).filter(pk=register).values_list("pk"))
    facts = {"unit": str(actor.organisation_id), "found": count}
    if dossier_id is not None:
        facts["dossier"] = str(dossier_id)
    subject = ("register", register)
    ledger.append(action="register.searched", actor=actor.key, post=actor.post_key, subject=subject, facts=facts, at=at)
