"""The system serves again: the clock of a dossier goes on, and its promise is counted again."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events
from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.acts.system_act import SystemAct
from duoc.dossiers.clocks import promising
from duoc.dossiers.models import Dossier, Promise
from duoc.dossiers.outages import OPEN, RESUMES
from duoc.dossiers.planning import definition_of
from duoc.ground.once.calculations import Nothing
from duoc.ground.worktime.calculations import moment
from duoc.notices.actions import Message


def recover(*, dossier_id: uuid.UUID | str, at: datetime) -> None:
    """Promises anew what an outage has moved, and tells the applicant. Does nothing where the date stays."""
    RECOVER.perform(dossier_id, Nothing(), at=at)


def _moved(dossier: Dossier, at: datetime) -> bool:
    if dossier.due_at is None or definition_of(dossier).clock.outage != RESUMES:
        return False
    return promising.computed(dossier, at).due != dossier.due_at


def _recover(doing: Doing[Nothing]) -> Outcome[Dossier]:
    return Outcome(doing.dossier, promising.counted_again(doing.dossier, Promise.Cause.RECOVERED, doing.at))


def _details(happening: Happening) -> str:
    return _("Thời gian hệ thống gián đoạn không tính. Hẹn trả %(due)s") % {"due": moment(happening.facts["due"])}


RECOVER = SystemAct(
    event=events.declare(
        Event(
            "dossier.clock_recovered",
            title=gettext_lazy("Tính lại ngày hẹn sau khi hệ thống gián đoạn"),
            details=_details,
            to_applicant=gettext_lazy("Ngày hẹn được tính lại sau khi hệ thống gián đoạn"),
            applicant_details=_details,
        )
    ),
    states=frozenset(OPEN),
    waits=_moved,
    message=Message(
        "clock_recovered",
        gettext_noop("Ngày hẹn của hồ sơ {code} được tính lại"),
        gettext_noop(
            "Hệ thống đã gián đoạn, thời gian đó không tính vào thời hạn của hồ sơ “{procedure}”. Hẹn trả kết quả mới: "
            "{due}. Chúng tôi xin lỗi vì sự bất tiện này."
        ),
    ),
    write=_recover,
)
