"""A business is founded: it is known from now on, and who represents it by law acts for it."""

import re
import uuid
from dataclasses import dataclass
from datetime import datetime

from duoc.ground.letters.calculations import mended, same_name
from duoc.ground.worktime.calculations import local
from duoc.people.actions.grant_mandate import enter
from duoc.people.mandates import MandateKind
from duoc.people.models import Business, Mandate
from duoc.people.models.business import NUMBER
from duoc.people.powers import WORKER
from duoc.people.rules import NewMandate


@dataclass(frozen=True)
class Founded:
    """A business as the register has it.

    Attributes:
        number: tax code; of a household business its owner's personal number.
        form: a `Business.Form`.
        origin: "demo" or "real".
    """

    name: str
    number: str
    form: str
    origin: str


def found_business(founded: Founded, *, at: datetime) -> Business | None:
    """The business of this number, entered when nobody has it yet, in the caller's transaction.

    None when the number is no tax code, or is known under another name: a slip in a number opens no business to a
    stranger.
    """
    if not re.fullmatch(NUMBER, founded.number):
        return None
    business, _made = Business.objects.get_or_create(
        number=founded.number,
        defaults={
            "name": mended(founded.name),
            "form": founded.form,
            "origin": founded.origin,
            "valid_from": local(at).date(),
        },
    )
    return business if same_name(business.name, founded.name) else None


def record_founder(
    business: uuid.UUID, holder: uuid.UUID, *, unit: uuid.UUID, by: uuid.UUID, proof: str, at: datetime
) -> Mandate | None:
    """Records who represents a founded business by law (Civil Code 2015, Art. 137); the system does it, in the caller's
    transaction, for the act of the person who signed.

    Args:
        unit: the body that keeps the register.
        proof: the entry, by its number and register.

    Returns:
        None where somebody represents it by law already.
    """
    wanted = NewMandate(business, holder, MandateKind.LEGAL_REPRESENTATIVE, proof, local(at).date())
    if Mandate.objects.filter(principal_id=business, kind=wanted.kind, ended_at=None).exists():
        return None
    return enter(wanted, WORKER, at, unit=unit, by=by)
