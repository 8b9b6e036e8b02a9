"""What only an official had typed of a person is put right: the paper in sight, or a surer source, outranks it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from duoc.ground.ledger import actions as ledger
from duoc.ground.ledger.calculations import commit
from duoc.ground.letters.calculations import mended, same_name
from duoc.people.models import Account, Person, TypedCorrection


@dataclass(frozen=True)
class Correcting:
    """Who puts it right and why.

    Attributes:
        actor, post: keys of the ledger.
        by, unit: ids of the official and of their body; None for another system.
    """

    reason: str
    actor: str
    post: str = ""
    by: UUID | None = None
    unit: UUID | None = None


def is_only_typed(person: Person) -> bool:
    """Whether nobody but an official who typed says who this is: no account, no system that vouched."""
    return person.only_typed and not Account.objects.filter(person=person).exists()


def may_be_a_slip(person: Person, name: str, born: date) -> bool:
    """Whether name or birth date alone differs. Where both do, the number itself was mistyped once and the record is
    somebody else's."""
    return same_name(person.full_name, name) or person.birth_date == born


def correct_typed(person_id: UUID, name: str, born: date, correcting: Correcting, *, at: datetime) -> TypedCorrection:
    """Writes name and birth date as they are, in the transaction of the act whose power was checked. What was before
    is kept; the ledger holds commitments."""
    person = Person.objects.select_for_update().get(pk=person_id)
    was = _identity(person.full_name, person.birth_date)
    person.full_name, person.birth_date = mended(name), born
    person.save(update_fields=["full_name", "birth_date"])
    row = TypedCorrection.objects.create(
        person=person,
        organisation_id=correcting.unit,
        was=was,
        now=_identity(person.full_name, person.birth_date),
        reason=mended(correcting.reason),
        at=at,
        by_id=correcting.by,
    )
    salt = bytes(row.salt)
    ledger.append(
        action="person.typed_corrected",
        actor=correcting.actor,
        post=correcting.post,
        subject=("person", str(person.pk)),
        facts={"identity": commit(salt, [row.was, row.now]), "reason": commit(salt, row.reason)},
        at=at,
    )
    return row


def _identity(name: str, born: date | None) -> dict[str, str]:
    return {"full_name": name, "birth_date": born.isoformat() if born else ""}
