"""A person begins a request."""

from datetime import datetime

from django.db import transaction

from duoc.dossiers.models import Draft
from duoc.people.powers import Actor, Power, Reach, check
from duoc.procedures import queries as procedures


@transaction.atomic
def begin(*, actor: Actor, code: str, at: datetime) -> Draft:
    """A new draft under the version of the procedure in force now.

    Raises:
        Forbidden: the actor may not file.
        duoc.procedures.queries.NotInForce: no such procedure, or none in force.
    """
    own = Reach(parties=frozenset({actor.person_id} if actor.person_id else ()))
    check(actor, Power.DOSSIER_FILE, own, at)
    return Draft.objects.create(
        person_id=actor.person,
        version=procedures.in_force(code, at),
        origin=actor.origin,
        begun_at=at,
        changed_at=at,
    )
