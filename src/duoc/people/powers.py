"""The closed list of powers, and the one function that decides.

A power is `scope:resource:action`. A role holds it in a relation: over the things of the parties one may act for, those
of one's unit, those assigned to oneself, or all. What is not granted is refused.
"""

import uuid
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from duoc.ground.refusal import Refusal
from duoc.people.mandates import KINDS, HeldMandate
from duoc.people.reach import Holder, Reach, Relation

if TYPE_CHECKING:
    from duoc.people.models import Person

__all__ = [
    "ASKING",
    "WORKER",
    "Actor",
    "Forbidden",
    "Grant",
    "Holder",
    "Power",
    "Reach",
    "Relation",
    "allowed",
    "asks_for_body",
    "check",
    "mandates_for",
    "owns",
    "serves",
    "using",
]


class Power(StrEnum):
    """Every power there is. The words after each say what its holder may do."""

    DOSSIER_FILE = "dossiers:dossier:file"  # draft and file a request
    DOSSIER_FILE_AT_COUNTER = "dossiers:dossier:file_at_counter"  # file for somebody who stands at the counter
    DOSSIER_FILE_FOR_BODY = "dossiers:dossier:file_for_body"  # file and follow what one's own body asks of another one
    DOSSIER_READ = "dossiers:dossier:read"  # see a dossier with its answers and papers
    DOSSIER_CANCEL = "dossiers:dossier:cancel"  # take back a request: before acceptance at once, later by asking
    DOSSIER_SUPPLEMENT = "dossiers:dossier:supplement"  # answer a request for supplements
    DOSSIER_ACCEPT = "dossiers:dossier:accept"  # accept a filed request; the clock starts
    DOSSIER_REFUSE = "dossiers:dossier:refuse"  # refuse to accept, with reasons and legal basis
    DOSSIER_REQUEST_SUPPLEMENT = "dossiers:dossier:request_supplement"  # ask for supplements, once and fully
    DOSSIER_APPROVE_SUPPLEMENT = "dossiers:dossier:approve_supplement"  # let supplements be asked for again
    DOSSIER_EXAMINE = "dossiers:dossier:examine"  # examine and propose a result
    DOSSIER_HOLD = "dossiers:dossier:hold"  # take a dossier into one's own hand, give it on, put it back
    DOSSIER_ASSIGN = "dossiers:dossier:assign"  # say which official of the unit handles a dossier
    DOSSIER_CHOOSE_BODY = "dossiers:dossier:choose_body"  # say which successor of an ended body decides
    DOSSIER_OVERSEE = "dossiers:dossier:oversee"  # hear each morning what of the unit is late, due, or may come late
    DOSSIER_RETURN = "dossiers:dossier:return"  # hand over the result
    DOSSIER_ARCHIVE = "dossiers:dossier:archive"  # hand closed dossiers to the archive
    DOSSIER_CHOOSE_RETURN = "dossiers:dossier:choose_return"  # say how one's own result on paper comes to one
    DECISION_CHECK = "decisions:decision:check"  # say whether the draft of one's own result is right
    DECISION_READ = "decisions:decision:read"  # read a signed result
    DECISION_SIGN = "decisions:decision:sign"  # sign a proposed result
    DECISION_SEND_BACK = "decisions:decision:send_back"  # send a proposal back to the specialist
    DECISION_RECONSIDER = "decisions:decision:reconsider"  # propose to revoke, correct or re-issue a result in force
    DECISION_REVOKE = "decisions:decision:revoke"  # decide that a result is revoked, corrected, re-issued, or stays
    SIGNATURE_DELEGATE = "people:delegation:give"  # let somebody of one's own body sign for oneself, and take it back
    ABSENCE_RECORD = "people:absence:record"  # say who does one's own work while one is away, or a colleague's
    DECISION_ISSUE = "registers:decision:issue"  # give number and date, apply the agency's signature, issue
    REGISTER_READ = "registers:register:read"  # look things up in a register
    REGISTER_CORRECT = "registers:register:correct"  # propose a correction of an entry, write a note beside it
    REGISTER_DECIDE = "registers:register:decide"  # decide on a correction that somebody else proposed
    REGISTER_CLOSE = "registers:register:close"  # close the book of a year
    CHARGE_PAY = "payments:charge:pay"  # pay a charge
    CHARGE_COLLECT = "payments:charge:collect"  # take cash at the counter
    CHARGE_WAIVE = "payments:charge:waive"  # waive a charge
    CHARGE_REFUND = "payments:charge:refund"  # pay out what somebody else has decided to pay back
    CHARGE_DECIDE_REFUND = "payments:charge:decide_refund"  # decide whether a charge is paid back
    OUTAGE_MANAGE = "dossiers:outage:manage"  # say that the system will not serve, or does not, and that it does again
    CALENDAR_MANAGE = "procedures:calendar:manage"  # days off and hours of bodies; have open dates counted again
    PROCEDURE_PUBLISH = "procedures:procedure:publish"  # put a definition in force
    PEOPLE_MANAGE = "people:people:manage"  # organisations, posts, appointments
    MANDATE_GRANT = "people:mandate:grant"  # say who may act for a party, or record who does by law
    MANDATE_END = "people:mandate:end"  # end a mandate


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
        mandates: those in force at the time of the request, by which the person acts for other parties.
        language: "vi" or "en".
        post_id, organisation_id: the seat in which an official acts, None for a citizen.
        inherited: bodies that ended and for which the official's own answers now, with their books.
        settles_for: bodies that keep what nobody has decided yet after a split, where the official's own body is one of
            the successors or stands above one.
        signs_as: signing mode of the post, Decree 30/2020 Art. 13.
        stands_for: colleagues who are away and whose work the official does meanwhile (`Absence`).
        fields: codes of the fields that lie with their post, or with that of a colleague whose work they do.
        row: the person, where the request's first statement read them (`people.queries.acting_person`).
    """

    account_id: uuid.UUID | None
    person_id: uuid.UUID | None
    person_name: str
    grants: frozenset[Grant] = field(default_factory=frozenset)
    mandates: tuple[HeldMandate, ...] = ()
    origin: str = "real"
    language: str = "vi"
    post_id: uuid.UUID | None = None
    post_title: str = ""
    signs_as: str = ""
    role: str = "citizen"
    organisation_id: uuid.UUID | None = None
    organisation_code: str = ""
    organisation_name: str = ""
    inherited: frozenset[uuid.UUID] = frozenset()
    settles_for: frozenset[uuid.UUID] = frozenset()
    stands_for: frozenset[uuid.UUID] = frozenset()
    fields: frozenset[str] = frozenset()
    row: "Person | None" = field(default=None, compare=False, repr=False)

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
    def parties(self) -> frozenset[uuid.UUID]:
        """Their own party, and those whom they represent by law in everything: whose notices are theirs to read."""
        return frozenset({self.person, *(mandate.party for mandate in self.mandates if mandate.is_by_law)})

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
    def units(self) -> frozenset[uuid.UUID]:
        """The official's own body, and those for which it answers since they ended; empty for a citizen."""
        return self.inherited | {self.organisation_id} if self.organisation_id else frozenset()

    @property
    def hands(self) -> frozenset[uuid.UUID]:
        """Whose things are in their hand: their own, and those of colleagues who are away and whose work they do."""
        return self.stands_for | {self.person_id} if self.person_id else frozenset()

    @property
    def is_official(self) -> bool:
        return self.post_id is not None

    def holds(self, power: Power) -> bool:
        """True when the actor has the power in any relation: enough to show a menu, never enough to act."""
        return any(grant.power == power for grant in self.grants)


ASKING = frozenset(
    {
        Power.DOSSIER_FILE,
        Power.DOSSIER_READ,
        Power.DOSSIER_CANCEL,
        Power.DOSSIER_SUPPLEMENT,
        Power.DECISION_CHECK,
        Power.DECISION_READ,
        Power.CHARGE_PAY,
    }
)
"""Powers of an official over what their own body asks, where their post lets them ask for it."""

SETTLING = frozenset({Power.DOSSIER_READ, Power.DOSSIER_CHOOSE_BODY})
"""What officials of any successor, and of the body above, may do with what nobody has decided yet."""

WORKER = Actor(account_id=None, person_id=None, person_name="Hệ thống", role="worker")


def allowed(actor: Actor, power: Power, reach: Reach) -> bool:
    """True when a grant of the actor covers the object. Pure: the grants were read for the time of the request."""
    return any(grant.power == power and _covers(actor, grant, reach) for grant in actor.grants)


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


def _covers(actor: Actor, grant: Grant, reach: Reach) -> bool:
    if grant.relation is Relation.OWN:
        return owns(actor, grant.power, reach)
    if reach.confined_to is not None:
        return _is_confided(actor, grant.power, reach.confined_to, reach)
    if grant.relation is Relation.ALL:
        return True
    if actor.organisation_id is None:
        return False
    if grant.relation is Relation.UNIT:
        return _in_units(actor, grant.power, reach)
    holder = reach.holder
    return holder is not None and holder.unit in actor.units and holder.person in {None, *actor.hands}


def _in_units(actor: Actor, power: Power, reach: Reach) -> bool:
    """Whether it lies with the actor's body, or waits for their word which successor of an ended body takes it."""
    settling = power in SETTLING and actor.holds(Power.DOSSIER_CHOOSE_BODY) and reach.undecided_at in actor.settles_for
    return settling or not actor.units.isdisjoint(reach.units)


def _is_confided(actor: Actor, power: Power, roles: frozenset[str], reach: Reach) -> bool:
    """Whether the actor has it in hand now, at the desk of their role, or holds one of the roles beside."""
    if actor.role in roles and _in_units(actor, power, reach):
        return True
    holder = reach.holder
    at_desk = holder is not None and holder.unit in actor.units and holder.role == actor.role
    return holder is not None and at_desk and holder.person in {None, actor.person_id}


def using(actor: Actor, power: Power, reach: Reach) -> HeldMandate | None:
    """The mandate by which the actor reaches the object: None where it is their own, or where they hold no mandate."""
    if actor.person_id in reach.parties:
        return None
    return next((mandate for mandate in actor.mandates if _carries(actor, mandate, power, reach)), None)


def owns(actor: Actor, power: Power, reach: Reach) -> bool:
    """True when the object is the actor's own, or is theirs to act on by a mandate or for their body; of grants only
    the one to ask for the body is looked at."""
    by_post = power in ASKING and asks_for_body(actor, reach.parties)
    return actor.person_id in reach.parties or by_post or using(actor, power, reach) is not None


def asks_for_body(actor: Actor, parties: frozenset[uuid.UUID]) -> bool:
    """True when the matter is that of the actor's own body, and their post lets them ask for it."""
    return actor.holds(Power.DOSSIER_FILE_FOR_BODY) and not actor.units.isdisjoint(parties)


def serves(actor: Actor, reach: Reach) -> bool:
    """True when the party of the object stands at the actor's counter today and has agreed that they act for it."""
    return any(KINDS[mandate.kind].at_counter and _reaches(actor, mandate, reach) for mandate in actor.mandates)


def mandates_for(actor: Actor, power: Power) -> list[HeldMandate]:
    """The mandates by which the actor may do this for others, within their scopes: for lists, never enough to act."""
    return [mandate for mandate in actor.mandates if KINDS[mandate.kind].carries(power)]


def _carries(actor: Actor, mandate: HeldMandate, power: Power, reach: Reach) -> bool:
    return _reaches(actor, mandate, reach) and KINDS[mandate.kind].carries(power)


def _reaches(actor: Actor, mandate: HeldMandate, reach: Reach) -> bool:
    """Consent at a counter is for what this counter's body has to do with, not for what lies with another."""
    if reach.confined_to is not None:
        return False
    at_hand = not KINDS[mandate.kind].at_counter or not actor.units.isdisjoint(reach.units)
    return at_hand and mandate.party in reach.parties and mandate.is_for(reach.procedure, reach.field)
