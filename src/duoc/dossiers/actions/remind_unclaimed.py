"""The applicant is reminded of a result that nobody has fetched."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events
from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.system_act import SystemAct
from duoc.dossiers.models import Dossier, ResultReminder
from duoc.dossiers.unclaimed import kept_until, ready_since, to_remind, unclaimed_rule
from duoc.ground.once.calculations import Nothing
from duoc.ground.worktime.calculations import day, local
from duoc.notices.actions import Message


def remind_unclaimed(*, dossier_id: uuid.UUID | str, at: datetime) -> ResultReminder | None:
    """Reminds them once, of the result or of a new original that came after it; None where it was fetched meanwhile,
    the post has it, or they were reminded already."""
    return REMIND_UNCLAIMED.perform(dossier_id, Nothing(), at=at)


def _waits(dossier: Dossier, at: datetime) -> bool:
    return dossier.pk in to_remind(at, dossier)


def _remind(doing: Doing[Nothing]) -> Outcome[ResultReminder]:
    dossier = doing.dossier
    turn = dossier.result_reminders.count() + 1
    reminder = ResultReminder.objects.create(dossier=dossier, turn=turn, at=doing.at)
    rule = unclaimed_rule(doing.at)
    until = kept_until(dossier, rule) if rule else None
    since = ready_since(dossier)
    words = {
        "when": day(local(since).date().isoformat()) if since else "",
        "until": day(local(until).date().isoformat()) if until else "",
        "place": dossier.receiving_unit.name,
    }
    return Outcome(reminder, {"turn": turn}, words=words)


REMIND_UNCLAIMED = SystemAct(
    event=events.declare(
        Event(
            "dossier.result_reminded",
            title=gettext_lazy("Nhắc nhận kết quả"),
            details=lambda it: _("Lần %(n)s") % {"n": it.facts["turn"]},
            to_applicant=gettext_lazy("Đã nhắc bạn nhận kết quả"),
            applicant_details=lambda it: _("Lần %(n)s") % {"n": it.facts["turn"]},
        )
    ),
    states=frozenset({Dossier.State.DONE, Dossier.State.RETURNED}),
    outlives=lambda _dossier: True,
    waits=_waits,
    message=Message(
        "result_unclaimed",
        gettext_noop("Kết quả hồ sơ {code} chưa ai nhận"),
        gettext_noop(
            "Kết quả “{procedure}” có từ {when} và chưa ai nhận. Nơi nhận bản giấy: {place}. "
            "Nơi đó giữ đến {until}, sau đó chuyển vào lưu trữ cùng hồ sơ."
        ),
    ),
    write=_remind,
)
