"""A person says how they can be reached."""

import re
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from duoc.ground.ledger import actions as ledger
from duoc.ground.refusal import Invalid
from duoc.language.calculations import PATTERNS
from duoc.people.models import Person
from duoc.people.powers import Actor


@transaction.atomic
def change_contact_data(*, actor: Actor, phone: str, email: str, at: datetime) -> Person:
    """Changes the actor's own phone number and e-mail address; "" takes one away. Nobody does it for somebody else.

    Notices go to the new address from now on, those of running dossiers too. The ledger keeps which of the two changed.

    Args:
        phone: as dialled at home, "0912345678"; abroad in E.164.

    Raises:
        Invalid: one of the two cannot be right; `faults` says which.
        Forbidden: the actor is a part of the system itself.
    """
    _expect_right(phone, email)
    person = Person.objects.select_for_update().get(pk=actor.person)
    wanted = {"phone": phone, "email": email}
    changed = sorted(name for name, value in wanted.items() if getattr(person, name) != value)
    if not changed:
        return person
    person.phone, person.email = phone, email
    person.save(update_fields=changed)
    ledger.append(
        action="person.contact_data_changed",
        actor=actor.key,
        post="",
        subject=("person", str(person.pk)),
        facts={"changed": changed},
        at=at,
    )
    return person


def _expect_right(phone: str, email: str) -> None:
    faults = {}
    if phone and not re.fullmatch(PATTERNS["phone"], phone):
        faults["phone"] = _(
            "Số điện thoại không đúng. Số di động Việt Nam có 10 chữ số, bắt đầu bằng 0; "
            "số nước ngoài thì ghi từ dấu +."
        )
    try:
        if email:
            validate_email(email)
    except ValidationError:
        faults["email"] = _("Địa chỉ thư điện tử không đúng. Ví dụ: ten@gmail.com.")
    if faults:
        raise Invalid(_("Chưa lưu được."), _("Hãy xem lại chỗ được đánh dấu."), faults)
