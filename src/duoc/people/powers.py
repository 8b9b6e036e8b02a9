"""The closed list of powers, and the one function that decides.

A power is `scope:resource:action`. A role holds it in a relation: over one's own things, those of one's unit, those
assigned to one's post, or all. What is not granted is refused.
"""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from django.utils.translation import gettext as _

from duoc.ground.refusal import Refusal


class Power(StrEnum):
    """Every power there is. The words after each say what its holder may do."""

    DOSSIER_FILE = "dossiers:dossier:file"  # draft and file a request
    DOSSIER_READ = "dossiers:dossier:read"  # see a dossier with its answers and papers
    DOSSIER_CANCEL = "dossiers:dossier:cancel"  # take back a request before acceptance
    DOSSIER_SUPPLEMENT = "dossiers:dossier:supplement"  # answer a request for supplements
    DOSSIER_ACCEPT = "dossiers:dossier:accept"  # accept a filed request; the clock starts
    DOSSIER_REFUSE = "dossiers:dossier:refuse"  # refuse to accept, with reasons and legal basis
    DOSSIER_REQUEST_SUPPLEMENT = "dossiers:dossier:request_supplement"  # ask for supplements, once and fully
    DOSSIER_EXAMINE = "dossiers:dossier:examine"  # examine and propose a result
    DOSSIER_RETURN = "dossiers:dossier:return"  # hand over the result
    DECISION_CHECK = "decisions:decision:check"  # say whether the draft of one's own result is right
    DECISION_READ = "decisions:decision:read"  # read a signed result
    DECISION_SIGN = "decisions:decision:sign"  # sign a proposed result
    DECISION_SEND_BACK = "decisions:decision:send_back"  # send a proposal back to the specialist
    DECISION_REVOKE = "decisions:decision:revoke"  # revoke a result in force
    DECISION_ISSUE = "registers:decision:issue"  # give number and date, apply the agency's signature, issue
    REGISTER_READ = "registers:register:read"  # look things up in a register
    CHARGE_PAY = "payments:charge:pay"  # pay a charge
    CHARGE_COLLECT = "payments:charge:collect"  # take cash at the counter
    CHARGE_WAIVE = "payments:charge:waive"  # waive a charge
    CHARGE_REFUND = "payments:charge:refund"  # pay a charge back
    PROCEDURE_PUBLISH = "procedures:procedure:publish"  # put a definition in force
    PEOPLE_MANAGE = "people:people:manage"  # organisations, posts, appointments


class Relation(StrEnum):
    """How far a power reaches."""

    OWN = "own"
    UNIT = "unit"
    ASSIGNED = "assigned"
    ALL = "all"


class Forbidden(Refusal):
    """The actor lacks the power over this object (HTTP 403)."""


@dataclass(frozen=True)
class Grant:
    power: Power
    relation: Relation


@dataclass(frozen=True)
class Actor:
    """Who acts, in which post. Made by `people.queries.actor_for`, handed to every action.

    Attributes:
        account_id: the account signed in; None for a part of the system itself.
        language: "vi" or "en".
        post_id, organisation_id: the seat in which an official acts, None for a citizen.
        signs_as: signing mode of the post, Decree 30/2020 Art. 13.
    """

    account_id: uuid.UUID | None
    person_id: uuid.UUID | None
    person_name: str
    grants: frozenset[Grant] = field(default_factory=frozenset)
    origin: str = "real"
    language: str = "vi"
    post_id: uuid.UUID | None = None
    post_title: str = ""
    signs_as: str = ""
    role: str = "citizen"
    organisation_id: uuid.UUID | None = None
    organisation_code: str = ""
    organisation_name: str = ""

    @property
    def key(self) -> str:
        """Text id for ledger and idempotency."""
        return f"person:{self.person_id}" if self.person_id else "system:worker"

    @property
    def post_key(self) -> str:
        return f"post:{self.post_id}" if self.post_id else ""

    @property
    def person(self) -> uuid.UUID:
        """The person who acts, where only a person may.

        Raises:
            Forbidden: it is a part of the system itself.
        """
        if self.person_id is None:
            raise Forbidden(_("Việc này phải do một người làm."))
        return self.person_id

    @property
    def post(self) -> uuid.UUID:
        """The post in which the person acts, where only an official may.

        Raises:
            Forbidden: they hold none.
        """
        if self.post_id is None:
            raise Forbidden(_("Việc này chỉ người có chức vụ trong cơ quan mới làm được."))
        return self.post_id

    @property
    def is_official(self) -> bool:
        return self.post_id is not None

    def holds(self, power: Power) -> bool:
        """True when the actor has the power in any relation: enough to show a menu, never enough to act."""
        return any(grant.power == power for grant in self.grants)


@dataclass(frozen=True)
class Reach:
    """To whom an object belongs, as far as powers ask.

    Attributes:
        persons: those whose own thing it is.
        units: organisations that have it on their desk.
        post: the post it is assigned to; no package assigns yet, units share their desk.
    """

    persons: frozenset[uuid.UUID] = frozenset()
    units: frozenset[uuid.UUID] = frozenset()
    post: uuid.UUID | None = None


WORKER = Actor(account_id=None, person_id=None, person_name="Hệ thống", role="worker")


def allowed(actor: Actor, power: Power, reach: Reach) -> bool:
    """True when a grant of the actor covers the object. Pure: the grants were read for the time of the request."""
    return any(grant.power == power and _covers(actor, grant.relation, reach) for grant in actor.grants)


def check(actor: Actor, power: Power, reach: Reach, at: datetime) -> None:
    """Refuses what is not granted.

    Args:
        at: time of the act; kept in the signature so that dated grants can be judged for another time than now.

    Raises:
        Forbidden: no grant covers the object.
    """
    if not allowed(actor, power, reach):
        raise Forbidden(
            _("Tài khoản của bạn không có quyền làm việc này."),
            _("Nếu bạn cho rằng đây là nhầm lẫn, hãy liên hệ cơ quan đang giải quyết hồ sơ."),
        )


def _covers(actor: Actor, relation: Relation, reach: Reach) -> bool:
    if relation is Relation.ALL:
        return True
    if relation is Relation.OWN:
        return actor.person_id is not None and actor.person_id in reach.persons
    if relation is Relation.UNIT:
        return actor.organisation_id is not None and actor.organisation_id in reach.units
    return actor.post_id is not None and actor.post_id == reach.post
