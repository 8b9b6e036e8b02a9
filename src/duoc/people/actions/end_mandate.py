"""Somebody may no longer act for a party."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.ground.ledger import actions as ledger
from duoc.ground.ledger.calculations import commit
from duoc.ground.letters.calculations import mended
from duoc.ground.once.actions import once
from duoc.ground.refusal import NotFound
from duoc.ground.worktime.calculations import VIETNAM
from duoc.people.mandates import KINDS, MandateKind
from duoc.people.models import Mandate
from duoc.people.powers import Actor, Power, Reach, check
from duoc.people.rules import MandateOver
from duoc.people.validity import is_over


@dataclass(frozen=True)
class Given:
    mandate: uuid.UUID
    reason: str


def end_mandate(*, actor: Actor, mandate_id: uuid.UUID, key: str, at: datetime, reason: str = "") -> Mandate:
    """Ends a mandate at once: today is the first day on which it no longer holds.

    A proxy or a helper is ended by the party or by the holder (Civil Code 2015, Art. 140.3); what follows from the law,
    by the body that saw the proof.

    Raises:
        NotFound: no such mandate.
        Forbidden: not the actor's to end.
        MandateOver: it has ended already.
    """
    given = Given(mandate_id, reason)
    id = once(actor.key, "people.end_mandate", key, given, lambda: str(_end(given, actor, at).pk))
    return Mandate.objects.get(pk=id)


def _end(given: Given, actor: Actor, at: datetime) -> Mandate:
    mandate = Mandate.objects.select_for_update().filter(pk=given.mandate).first()
    if mandate is None:
        raise NotFound(_("Không tìm thấy việc đại diện này."), _("Hãy kiểm tra lại đường dẫn."))
    check(actor, Power.MANDATE_END, of_mandate(mandate), at)
    today = at.astimezone(VIETNAM).date()
    if mandate.ended_at is not None or is_over(mandate, today):
        raise MandateOver(_("Việc đại diện này đã chấm dứt."))
    mandate.valid_to = max(today, mandate.valid_from)
    mandate.ended_at, mandate.ended_by_id = at, actor.person
    mandate.end_reason = mended(given.reason, lines=True)[:1000]
    mandate.save()
    ledger.append(
        action="mandate.ended",
        actor=actor.key,
        post=actor.post_key,
        subject=mandate.subject,
        facts={
            "valid_to": mandate.valid_to.isoformat(),
            "reason": commit(bytes(mandate.salt), mandate.end_reason),
        },
        at=at,
    )
    return mandate


def of_mandate(mandate: Mandate) -> Reach:
    """A mandate that a party gives belongs to the party and to the holder; a recorded one also to the body."""
    given = KINDS[MandateKind(mandate.kind)].given_by_party
    return Reach(
        parties=frozenset({mandate.principal_id, mandate.holder_id} if given else ()),
        units=frozenset({mandate.organisation_id} if mandate.organisation_id else ()),
    )
