"""An official who saw the proof records who represents somebody by law: a child, a ward, an organisation."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from duoc.ground.once.actions import once
from duoc.people.actions.enter_person import Identity, OtherPerson, enter_person
from duoc.people.actions.found_business import Founded, found_business
from duoc.people.actions.grant_mandate import grant
from duoc.people.mandates import MandateKind
from duoc.people.models import Mandate
from duoc.people.powers import Actor
from duoc.people.rules import MandateRefused, NewMandate, comes_of_age

PRINCIPAL, HOLDER = "principal", "holder"


@dataclass(frozen=True)
class Representation:
    """Who represents whom, as the papers show it.

    Attributes:
        principal: a person, or a business by its tax code.
        last_day: None as long as nobody ends it. A parent's ends when the child comes of age (Civil Code, Art. 20).
        procedures: codes; none for everything.
        proof_file: key of the stored file that shows it.
    """

    kind: MandateKind
    principal: Identity | Founded
    holder: Identity
    proof: str
    valid_from: date
    last_day: date | None = None
    procedures: Sequence[str] = ()
    proof_file: uuid.UUID | None = None


def record_representative(*, actor: Actor, wanted: Representation, key: str, at: datetime) -> Mandate:
    """Records the representation; persons and the business that nobody knew here are entered with it.

    Raises:
        Forbidden: the actor may not record it, or is the representative.
        MandateRefused: it contradicts itself or lacks its proof; `faults` names the fields ("principal.number").
    """
    id = once(actor.key, "people.record_representative", key, wanted, lambda: str(_record(wanted, actor, at).pk))
    return Mandate.objects.get(pk=id)


def _record(wanted: Representation, actor: Actor, at: datetime) -> Mandate:
    if isinstance(wanted.principal, Identity):
        principal, until = _person(wanted.principal, PRINCIPAL, actor), _until(wanted, wanted.principal)
    else:
        principal, until = _business(wanted.principal, at), _until(wanted, None)
    new = NewMandate(
        principal,
        _person(wanted.holder, HOLDER, actor),
        wanted.kind,
        wanted.proof,
        wanted.valid_from,
        until,
        procedures=sorted(wanted.procedures),
        proof_file=wanted.proof_file,
    )
    return grant(new, actor, at)


def _until(wanted: Representation, child: Identity | None) -> date | None:
    """The first day on which it no longer holds."""
    last = wanted.last_day + timedelta(days=1) if wanted.last_day else None
    if wanted.kind is not MandateKind.PARENT or child is None:
        return last
    of_age = comes_of_age(child.birth_date)
    if of_age <= wanted.valid_from:
        raise MandateRefused(
            _("Người con đã đủ 18 tuổi."),
            _("Người ấy tự làm, hoặc ủy quyền."),
            {f"{PRINCIPAL}.birth_date": _("Theo ngày sinh này, người con đã đủ 18 tuổi.")},
        )
    return min(last, of_age) if last else of_age


def _person(identity: Identity, part: str, actor: Actor) -> uuid.UUID:
    try:
        return enter_person(identity, origin=actor.origin, only_typed=True).pk
    except OtherPerson as other:
        faults = {f"{part}.{field}": say for field, say in other.faults.items()}
        raise MandateRefused(other.say, other.remedy, faults) from other


def _business(founded: Founded, at: datetime) -> uuid.UUID:
    business = found_business(founded, at=at)
    if business is None:
        raise MandateRefused(
            _("Không ghi được tổ chức này."),
            _("Hãy đối chiếu mã số và tên với giấy chứng nhận đăng ký."),
            {f"{PRINCIPAL}.number": _("Mã số không đúng, hoặc đã ghi cho tổ chức có tên khác.")},
        )
    return business.pk
