"""Somebody at the counter agrees that the official before them acts for them: files a request, or goes on with it."""

import uuid
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from duoc.ground.worktime.calculations import VIETNAM
from duoc.people.actions.grant_mandate import enter
from duoc.people.mandates import HeldMandate, MandateKind
from duoc.people.models import Party
from duoc.people.powers import Actor, Forbidden, Power, Reach, check
from duoc.people.rules import NewMandate, check_mandate


@dataclass(frozen=True)
class Representative:
    """Who stands at the counter for another party, and the mandate on which they do."""

    person: uuid.UUID
    under: uuid.UUID


def record_consent(
    *,
    actor: Actor,
    party: uuid.UUID,
    procedure: str,
    proof: str,
    at: datetime,
    filed: bool = False,
    representative: Representative | None = None,
) -> Actor:
    """Records the consent as a mandate for one procedure and this day, in the caller's transaction.

    The official represents nobody: they write down what the person wants, and both names stand on the dossier. Whoever
    comes back on another day agrees again.

    Args:
        filed: for what can be done with a dossier that is filed; otherwise for filling in and filing one.
        representative: who agrees in the party's stead; None where it is the party itself.
        proof: that the person agreed, and by which paper the official knew who they are.

    Returns:
        The actor with the mandate that they hold from now on, before any other.

    Raises:
        Forbidden: the actor may not file at the counter, or is that person.
        duoc.people.rules.MandateRefused: there is no such party, or no proof is named.
    """
    unit = actor.organisation_id
    check(actor, Power.DOSSIER_FILE_AT_COUNTER, Reach(units=frozenset({unit} if unit else ())), at)
    if actor.person in (party, representative.person if representative else None):
        raise Forbidden(
            _("Không ai nộp tại quầy cho chính mình."),
            _("Hãy nộp hồ sơ của bạn trên trang dành cho người dân, hoặc nhờ một đồng nghiệp."),
        )
    day = at.astimezone(VIETNAM).date()
    kind = MandateKind.COUNTER if filed else MandateKind.HELPER
    wanted = NewMandate(party, actor.person, kind, proof, day, day + timedelta(days=1), procedures=[procedure])
    party_kind = Party.objects.filter(pk=party).values_list("kind", flat=True).first()
    check_mandate(wanted, party_kind or "", day)
    by, under = (representative.person, representative.under) if representative else (None, None)
    mandate = enter(wanted, actor, at, unit=unit, under=under, by=by)
    held = HeldMandate(mandate.pk, party, wanted.kind, everything=False, procedures=frozenset(wanted.procedures))
    return replace(actor, mandates=(held, *actor.mandates))
