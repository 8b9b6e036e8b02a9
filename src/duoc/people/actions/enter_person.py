"""A person whom another system vouches for is entered, or known again by their personal number."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from duoc.ground.letters.calculations import is_blank, mended, same_name
from duoc.ground.refusal import Invalid
from duoc.people.actions.change_name import NewName, change_name
from duoc.people.actions.correct_typed import Correcting, correct_typed, is_only_typed, may_be_a_slip
from duoc.people.models import Person
from duoc.people.powers import Actor, Forbidden


class OtherPerson(Invalid):
    """The personal number is somebody else's here. `faults` names the fields that differ.

    Attributes:
        slip: only an official had typed what is known, and one of the two fields agrees: who sees the paper may put it
            right (`Claim.slip`).
    """

    slip = False


@dataclass(frozen=True)
class Claim:
    """Why the official who sees the person's papers writes another name or birth date than is known.

    Attributes:
        name_paper: the certificate of a lawful change of name: what it is, number, day; "" for none.
        slip: why what had been typed before was wrong, in the official's words; "" for none.
    """

    name_paper: str = ""
    slip: str = ""


@dataclass(frozen=True)
class Identity:
    """Who somebody is, as another system says it knows from the population database, or as their paper says.

    Attributes:
        personal_number: "" for a foreigner who is known by `passport` and `nationality`.
    """

    personal_number: str
    full_name: str
    birth_date: date
    sex: str = ""
    phone: str = ""
    email: str = ""
    passport: str = ""
    nationality: str = ""

    @property
    def known_by(self) -> dict[str, str]:
        """The columns by which they are known again."""
        if self.personal_number:
            return {"personal_number": self.personal_number}
        return {"passport": self.passport, "nationality": self.nationality}


def enter_person(identity: Identity, *, origin: str, only_typed: bool = False) -> Person:
    """The person of this number; entered when nobody has it yet. They need no account. Two at once make one person.

    What is known of a person here is not written over: a number under which another name (`same_name`) or birth date
    stands is refused, and so is a record of another origin (of the demo, or real).

    Args:
        only_typed: an official types it; False where another system vouches for the person.

    Raises:
        OtherPerson.
    """
    with transaction.atomic():
        person, _new = Person.objects.get_or_create(
            **identity.known_by,
            defaults={
                "origin": origin,
                "full_name": mended(identity.full_name),
                "birth_date": identity.birth_date,
                "sex": identity.sex,
                "phone": identity.phone,
                "email": identity.email,
                "only_typed": only_typed,
            },
        )
    faults = {}
    if person.origin != origin or not same_name(person.full_name, identity.full_name):
        faults["full_name"] = _("Số định danh này đã ghi cho người có họ tên khác.")
    if person.birth_date is not None and person.birth_date != identity.birth_date:
        faults["birth_date"] = _("Số định danh này đã ghi cho người có ngày sinh khác.")
    if faults:
        raise _other(person, identity, origin, faults, only_typed=only_typed)
    if person.only_typed and not only_typed:
        person.only_typed = False
        person.save(update_fields=["only_typed"])
    return person


def _other(person: Person, identity: Identity, origin: str, faults: dict[str, str], *, only_typed: bool) -> OtherPerson:
    near = may_be_a_slip(person, identity.full_name, identity.birth_date)
    slip = near and person.origin == origin and is_only_typed(person)
    if slip and only_typed:
        way = _(
            "Điều đã ghi chỉ do cán bộ gõ. Tại quầy, giấy tờ bản gốc đúng như vừa ghi thì ghi lý do sửa rồi gửi lại."
        )
    elif only_typed:
        way = _(
            "Xem lại số trên giấy tờ. Số đúng mà vẫn khác thì nơi cư trú của người này (công an xã, phường) đối chiếu "
            "với cơ sở dữ liệu dân cư."
        )
    else:
        way = _("Kiểm tra lại với cơ sở dữ liệu dân cư rồi gửi lại.")
    other = OtherPerson(_("Họ tên hoặc ngày sinh không khớp với số định danh."), way, faults)
    other.slip = slip
    return other


def enter_vouched(identity: Identity, *, origin: str, source: str, actor: str, at: datetime) -> tuple[Person, bool]:
    """As `enter_person`, of whom another system vouches: what only an official had typed gives way to it.

    Args:
        source: which system says so, in words that are kept.
        actor: key of that system in the ledger.

    Returns:
        The person, and whether something was put right.

    Raises:
        OtherPerson.
    """
    try:
        return enter_person(identity, origin=origin), False
    except OtherPerson as other:
        if not other.slip:
            raise
    known = Person.objects.get(**identity.known_by)
    correct_typed(known.pk, identity.full_name, identity.birth_date, Correcting(source, actor), at=at)
    return enter_person(identity, origin=origin), True


def enter_renamed(identity: Identity, *, claim: Claim, actor: Actor, at: datetime) -> tuple[Person, bool]:
    """As `enter_person`, typed from a paper in sight; somebody whose name was lawfully changed is known by number and
    birth date, and is called so from now on; what only an official had typed wrongly is put right.

    Returns:
        The person, and whether they got another name or birth date by this: who did is to be told.

    Raises:
        OtherPerson, Forbidden.
    """
    try:
        return enter_person(identity, origin=actor.origin, only_typed=True), False
    except OtherPerson as other:
        person = Person.objects.get(**identity.known_by)
        slip = other.slip and not is_blank(claim.slip)
        renamed = not is_blank(claim.name_paper) and set(other.faults) == {"full_name"}
        if not slip and (not renamed or person.origin != actor.origin):
            raise
    unit = actor.organisation_id
    if unit is None:
        raise Forbidden(_("Việc này chỉ người có chức vụ trong cơ quan mới làm được."))
    if slip:
        correcting = Correcting(claim.slip, actor.key, actor.post_key, actor.person_id, unit)
        correct_typed(person.pk, identity.full_name, identity.birth_date, correcting, at=at)
        person.refresh_from_db()
        return person, True
    change = change_name(person.pk, NewName(identity.full_name, claim.name_paper, unit), actor=actor, at=at)
    person.refresh_from_db()
    return person, change is not None
