"""Somebody may from now on act for a party."""

import uuid
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.ground.ledger import actions as ledger
from duoc.ground.ledger.calculations import commit
from duoc.ground.letters.calculations import mended
from duoc.ground.once.actions import once
from duoc.ground.worktime.calculations import VIETNAM
from duoc.people.mandates import KINDS
from duoc.people.models import Mandate, Party
from duoc.people.powers import Actor, Forbidden, Power, Reach, check, using
from duoc.people.rules import MandateRefused, NewMandate, check_mandate


def grant_mandate(*, actor: Actor, wanted: NewMandate, key: str, at: datetime) -> Mandate:
    """Grants a mandate, or records one that follows from the law.

    A party gives a proxy or a helper itself. An official, never for themselves, records on proof what follows from the
    law (legal representative, parent, guardian), and a proxy that was given on paper.

    Raises:
        Forbidden: the actor may neither speak for the party nor record mandates.
        MandateRefused: the mandate contradicts itself or lacks its proof.
    """
    wanted = replace(wanted, procedures=sorted(wanted.procedures), fields=sorted(wanted.fields))
    id = once(actor.key, "people.grant_mandate", key, wanted, lambda: str(grant(wanted, actor, at).pk))
    return Mandate.objects.get(pk=id)


def grant(wanted: NewMandate, actor: Actor, at: datetime) -> Mandate:
    """As `grant_mandate`, in the caller's transaction, whose key it is done under."""
    if KINDS[wanted.kind].at_counter:
        raise MandateRefused(_("Việc đồng ý tại quầy được ghi trên hồ sơ, khi người đó có mặt."))
    own = Reach(parties=frozenset({wanted.principal}))
    used = using(actor, Power.MANDATE_GRANT, own)
    given = KINDS[wanted.kind].given_by_party and (used is not None or actor.person == wanted.principal)
    unit = None if given else actor.organisation_id
    check(actor, Power.MANDATE_GRANT, own if given else Reach(units=frozenset({unit} if unit else ())), at)
    if not given and actor.person == wanted.holder:
        raise Forbidden(_("Không ai tự ghi nhận việc mình đại diện cho người khác."), _("Hãy nhờ một người khác ghi."))
    party = Party.objects.filter(pk=wanted.principal).first()
    check_mandate(wanted, party.kind if party else "", at.astimezone(VIETNAM).date())
    return enter(wanted, actor, at, unit=unit, under=used.id if given and used else None)


def enter(
    wanted: NewMandate,
    actor: Actor,
    at: datetime,
    *,
    unit: uuid.UUID | None,
    under: uuid.UUID | None = None,
    by: uuid.UUID | None = None,
) -> Mandate:
    """Keeps a mandate that was judged, with its entry in the ledger, in the caller's transaction.

    Args:
        unit: the public body that saw the proof; None where the party gives the mandate itself.
        under: the mandate by which a representative gives it.
        by: the person from whose act it follows, where the system itself enters it.
    """
    mandate = Mandate.objects.create(
        principal_id=wanted.principal,
        holder_id=wanted.holder,
        kind=wanted.kind,
        everything=not wanted.procedures and not wanted.fields,
        procedures=wanted.procedures,
        fields=wanted.fields,
        valid_from=wanted.valid_from,
        valid_to=wanted.valid_to,
        proof=mended(wanted.proof),
        proof_file_id=wanted.proof_file,
        organisation_id=unit,
        granted_at=at,
        granted_by_id=by or actor.person,
        granted_under_id=under,
    )
    _record(mandate, actor, at)
    return mandate


def _record(mandate: Mandate, actor: Actor, at: datetime) -> None:
    ledger.append(
        action="mandate.granted",
        actor=actor.key,
        post=actor.post_key,
        subject=mandate.subject,
        facts={
            "principal": str(mandate.principal_id),
            "holder": str(mandate.holder_id),
            "kind": mandate.kind,
            "procedures": mandate.procedures,
            "fields": mandate.fields,
            "valid_from": mandate.valid_from.isoformat(),
            "valid_to": mandate.valid_to.isoformat() if mandate.valid_to else "",
            "proof": commit(bytes(mandate.salt), mandate.proof),
        },
        at=at,
        first=True,
    )
