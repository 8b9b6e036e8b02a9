"""A person begins a request: their own, that of a party they may act for, or of the body whose official they are."""

import uuid
from datetime import datetime

from django.db import transaction

from duoc.dossiers.filing.mailed import Mailed
from duoc.dossiers.models import Channel, Draft
from duoc.dossiers.planning import expect_audience, expect_open
from duoc.dossiers.powers import of_request
from duoc.people import queries as people
from duoc.people.powers import Actor, Power, asks_for_body, check, using
from duoc.procedures import queries as procedures


@transaction.atomic
def begin(
    *,
    actor: Actor,
    code: str,
    at: datetime,
    applicant: uuid.UUID | None = None,
    channel: Channel = Channel.OWN_PAGES,
    mailed: Mailed | None = None,
) -> Draft:
    """A new draft under the version of the procedure in force now.

    Who writes it under a helper's mandate is kept as the helper, with the place of help where they hold a post.

    Args:
        applicant: the party whose matter it is; the actor's own by default.
        channel: how it will be filed; a helper's own one where nothing is said.
        mailed: of what came by post.

    Raises:
        Forbidden: the actor may not file, or not for this party and procedure.
        duoc.procedures.queries.NotInForce: no such procedure, or none in force.
        NotHere: the procedure is not for such a party, is not filed in this way, or is not open for it here.
    """
    version = procedures.in_force(code, at)
    party = applicant or actor.person
    definition = procedures.definition(version)
    reach = of_request(party, definition)
    check(actor, Power.DOSSIER_FILE, reach, at)
    mandate = using(actor, Power.DOSSIER_FILE, reach)
    helps = mandate is not None and not mandate.represents
    if party != actor.person:
        expect_audience(definition, people.party(party))
    expect_open(version, channel, for_body=asks_for_body(actor, reach.parties))
    if helps and channel == Channel.OWN_PAGES:
        channel = Channel.HELPER
    return Draft.objects.create(
        applicant_id=party,
        person_id=actor.person,
        on_mandate_id=mandate.id if mandate else None,
        in_post_id=None if mandate or party == actor.person else actor.post,
        helper_id=actor.person if helps else None,
        place_of_help_id=actor.organisation_id if helps else None,
        version=version,
        channel=channel,
        posted_on=mailed.posted_on if mailed else None,
        arrived_on=mailed.arrived_on if mailed else None,
        origin=actor.origin,
        begun_at=at,
        changed_at=at,
    )
