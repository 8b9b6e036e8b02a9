"""A person says how they can be reached."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from duoc.ground.ledger import actions as ledger
from duoc.ground.refusal import Invalid
from duoc.language.calculations import Question, answer_faults
from duoc.people.models import Person
from duoc.people.powers import Actor

_QUESTIONS = [Question(kind, "", kind, required=False) for kind in ("phone", "email")]


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
    _expect_right(phone, email, at)
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


def _expect_right(phone: str, email: str, at: datetime) -> None:
    if faults := answer_faults(_QUESTIONS, {"phone": phone, "email": email}, at.date()):
        raise Invalid(_("Chưa lưu được."), _("Hãy xem lại chỗ được đánh dấu."), faults)
