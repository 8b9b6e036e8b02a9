"""A person was entered as dead: who acted for them no longer does, and what they asked waits for an official's word."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import events
from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.system_act import SystemAct
from duoc.dossiers.deaths import OPEN
from duoc.dossiers.models import AfterDeath, Dossier
from duoc.dossiers.representations import note_ends
from duoc.people import actions as people
from duoc.people.powers import WORKER


@dataclass(frozen=True)
class Given:
    entry: str


def note_death(person_id: uuid.UUID, *, by: uuid.UUID, entry: str, at: datetime) -> None:
    """Ends the mandates that the person gave or held, and notes the death in their open dossiers, in the transaction
    of whoever writes the entry. A second entry of the same death changes nothing.

    Args:
        by: the person who signed the entry.
        entry: register and number.
    """
    ended = people.end_mandates_of(person_id, by=by, reason=entry, at=at)
    open_ones = Dossier.objects.filter(applicant_id=person_id, ended_at=None, after_death=None)
    for id in open_ones.order_by("pk").values_list("pk", flat=True):
        NOTE_DEATH.perform(id, Given(entry), at=at)
    note_ends(ended, actor=WORKER, at=at)


def _note(doing: Doing[Given]) -> Outcome[AfterDeath]:
    doing.dossier.applicant_died = True
    row = AfterDeath.objects.create(dossier=doing.dossier, noted_at=doing.at, entry=doing.given.entry[:120])
    return Outcome(row, {"entry": doing.given.entry})


NOTE_DEATH = SystemAct(
    event=events.declare(
        Event(
            "dossier.applicant_died",
            title=gettext_lazy("Người yêu cầu đã được đăng ký khai tử"),
            details=lambda it: str(it.facts["entry"]),
            to_applicant=gettext_lazy("Người yêu cầu đã được đăng ký khai tử"),
            bad=True,
        )
    ),
    states=OPEN,
    write=_note,
)
