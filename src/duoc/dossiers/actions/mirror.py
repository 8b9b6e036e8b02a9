"""Mirroring: how a dossier stands on the ministry's own system, copied by whoever works there."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.doing import Condition, Doing, Outcome
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.models import Dossier
from duoc.dossiers.planning import definition_of
from duoc.dossiers.reconciliation.mirroring import MIRRORED, mirrored_words
from duoc.dossiers.rules import Incomplete
from duoc.people.powers import Actor, Power

State = Dossier.State
LONGEST = 60


@dataclass(frozen=True)
class Given:
    number: str
    status: str


def mirror(*, actor: Actor, dossier_id: uuid.UUID | str, number: str, status: str, key: str, at: datetime) -> None:
    """Notes number and status of the dossier on the ministry's system. It moves no dossier here; acts do.

    Args:
        number: the ministry's number of the dossier, at most 60 characters.
        status: one of `MIRRORED`.

    Raises:
        Forbidden: no specialist of the unit.
        Incomplete: number or status missing or unknown.
        OutOfTurn: handled here and nowhere else, or not accepted yet.
    """
    given = Given(number.strip(), status)
    faults = {}
    if not given.number or len(given.number) > LONGEST or not given.number.isprintable():
        faults["number"] = _("Hãy ghi mã hồ sơ trên hệ thống của Bộ, không quá 60 ký tự.")
    if given.status not in MIRRORED:
        faults["status"] = _("Hãy chọn trạng thái đang thấy trên hệ thống của Bộ.")
    if faults:
        raise Incomplete(_("Chưa ghi được."), _("Hãy bổ sung các mục được đánh dấu."), faults)
    MIRROR.perform(dossier_id, given, actor=actor, key=key, at=at)


def _mirror(doing: Doing[Given]) -> Outcome[Dossier]:
    return Outcome(doing.dossier, {"number": doing.given.number, "status": doing.given.status})


def _details(happening: Happening) -> str:
    return f"{happening.facts.get('number', '')}: {mirrored_words(happening.facts)}"


def _applicant_details(happening: Happening) -> str:
    return _("%(words)s. Mã hồ sơ bên Bộ: %(number)s") % {
        "words": mirrored_words(happening.facts),
        "number": happening.facts.get("number", ""),
    }


MIRROR = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.mirrored",
                title=gettext_lazy("Ghi trạng thái trên hệ thống của Bộ"),
                details=_details,
                to_applicant=gettext_lazy("Trên hệ thống của Bộ"),
                applicant_details=_applicant_details,
            )
        ),
        power=Power.DOSSIER_EXAMINE,
        states=frozenset(State.values),
        on_desk=False,
        conditions=(
            Condition(
                lambda dossier: definition_of(dossier).handled_in == "ministry",
                gettext_lazy("Thủ tục này giải quyết ngay ở đây, không có hệ thống nào của Bộ để đối chiếu."),
            ),
            Condition(
                lambda dossier: dossier.accepted_at is not None,
                gettext_lazy("Hồ sơ chưa được tiếp nhận."),
                gettext_lazy("Tiếp nhận trước, rồi nhập vào hệ thống của Bộ."),
            ),
        ),
        write=_mirror,
        row=Dossier,
    )
)
