"""A person begins a request."""

from datetime import datetime

from django.db import transaction

from duoc.dossiers.models import Draft
from duoc.dossiers.planning import expect_begun_online
from duoc.people.powers import Actor, Power, Reach, check
from duoc.procedures import queries as procedures


@transaction.atomic
def begin(*, actor: Actor, code: str, at: datetime) -> Draft:
    """A new draft under the version of the procedure in force now.

    Raises:
        Forbidden: the actor may not file.
        duoc.procedures.queries.NotInForce: no such procedure, or none in force.
        NotHere: the procedure cannot be begun online.
    """
    own = Reach(parties=frozenset({actor.person_id} if actor.person_id else ()))
    check(actor, Power.DOSSIER_FILE, own, at)
    version = procedures.in_force(code, at)
    expect_begun_online(procedures.definition(version))
    return Draft.objects.create(
        person_id=actor.person,
        version=version,
        origin=actor.origin,
        begun_at=at,
        changed_at=at,
    )
