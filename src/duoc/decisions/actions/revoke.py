"""Revoking a result in force."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy

from duoc.decisions.kinds import DECISION
from duoc.decisions.models import Decision
from duoc.dossiers.acts import Act, Doing, Event, Outcome, declare, declare_event
from duoc.ground.letters.calculations import mended
from duoc.instruments import actions as instruments
from duoc.instruments.models import Revocation
from duoc.people.powers import Actor, Power


@dataclass(frozen=True)
class Given:
    reason: str
    legal_basis: str


def revoke(
    *, actor: Actor, decision_id: uuid.UUID | str, reason: str, legal_basis: str, key: str, at: datetime
) -> Revocation:
    """Revokes a result: its verification page says so from now on; the file stays as evidence.

    Raises:
        Forbidden: no leader of the agency.
        Unsound: reason or legal basis missing.
        NotNow: not in force.
    """
    given = Given(mended(reason, lines=True), mended(legal_basis, lines=True))
    return REVOKE.perform(decision_id, given, actor=actor, key=key, at=at)


def _revoke(doing: Doing[Given]) -> Outcome[Revocation]:
    given = doing.given
    revocation = instruments.revoke(
        doing.subject,
        reason=given.reason,
        legal_basis=given.legal_basis,
        actor=doing.actor,
        at=doing.at,
        trail=instruments.by_its_act,
    )
    facts = {"decision": str(doing.subject.pk)}
    return Outcome(revocation, facts, hidden={"reason": given.reason, "basis": given.legal_basis})


REVOKE = declare(
    Act(
        event=declare_event(
            Event(
                "decision.revoked",
                title=gettext_lazy("Thu hồi kết quả"),
                to_applicant=gettext_lazy("Kết quả đã bị thu hồi"),
                bad=True,
            )
        ),
        power=Power.DECISION_REVOKE,
        states=frozenset({Decision.State.IN_FORCE}),
        after=frozenset({Decision.State.REVOKED}),
        kind=DECISION,
        on_desk=False,
        write=_revoke,
        row=Revocation,
    )
)
