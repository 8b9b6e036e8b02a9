"""What decisions and registers, on the floors above, tell a dossier about its road."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import ending, events, flow
from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.notifying import notify_applicant
from duoc.dossiers.acts.paying import AT_HAND_OVER, ask_to_pay
from duoc.dossiers.acts.system_act import SystemAct
from duoc.dossiers.models import Dossier
from duoc.dossiers.rules import step_after
from duoc.notices.actions import Message
from duoc.people.powers import Actor

COMPLETED = events.declare(
    Event(
        "dossier.completed",
        title=gettext_lazy("Có kết quả"),
        details=lambda it: _("Đúng hạn") if it.facts.get("on_time") else _("Quá hạn"),
        to_applicant=gettext_lazy("Đã có kết quả"),
    )
)
RESULT_READY = Message(
    "result_ready",
    gettext_noop("Hồ sơ {code} đã có kết quả"),
    gettext_noop("Kết quả “{procedure}” đã được ký và phát hành. Hãy mở hồ sơ để xem và tải về."),
)
RESULT_BY_POST = Message(
    "result_ready",
    gettext_noop("Hồ sơ {code} đã có kết quả"),
    gettext_noop(
        "Kết quả “{procedure}” đã được ký và phát hành. Bản giấy gửi qua bưu chính đến địa chỉ đã chọn; có số bưu gửi "
        "thì có tin tiếp."
    ),
)
RESULT_AT_COUNTER = Message(
    "result_ready",
    gettext_noop("Hồ sơ {code} đã có kết quả"),
    gettext_noop("Kết quả “{procedure}” đã được ký và phát hành. Nơi nhận bản giấy: {place}."),
)
NOT_RESOLVED = Message(
    "not_resolved",
    gettext_noop("Hồ sơ {code} không được giải quyết"),
    gettext_noop("{unit} thông báo không giải quyết hồ sơ “{procedure}”. Hãy mở hồ sơ để xem lý do và cách khiếu nại."),
)


@dataclass(frozen=True)
class Given:
    granted: bool


def complete(*, dossier_id: uuid.UUID | str, at: datetime, granted: bool = True) -> None:
    """The result is in force: handling ends, the dossier waits to be handed over, the applicant is told.

    Args:
        granted: False when the result is the notice that the request cannot be granted.
    """
    COMPLETE.perform(dossier_id, Given(granted), at=at)


def _complete(doing: Doing[Given]) -> Outcome[Dossier]:
    dossier, at = doing.dossier, doing.at
    ending.end_with_result(dossier, at)
    if not (doing.given.granted and ask_to_pay(dossier, AT_HAND_OVER, doing.actor, at)):
        _announce(dossier, granted=doing.given.granted, at=at)
    return Outcome(dossier, {"on_time": not dossier.latenesses.exists()})


def _announce(dossier: Dossier, *, granted: bool, at: datetime) -> None:
    """By the way that was chosen; else what was filed at a counter is fetched there, whichever body decided."""
    if granted and dossier.return_by_post:
        notify_applicant(dossier, RESULT_BY_POST, at=at)
    elif granted and dossier.channel == Dossier.Channel.COUNTER:
        notify_applicant(dossier, RESULT_AT_COUNTER, at=at, place=dossier.receiving_unit.name)
    else:
        notify_applicant(dossier, RESULT_READY if granted else NOT_RESOLVED, at=at)


def _to_be_handed_over(dossier: Dossier, actor: Actor, at: datetime) -> None:
    flow.to(step_after(flow.steps(dossier), dossier.step))(dossier, actor, at)


COMPLETE = SystemAct(
    event=COMPLETED,
    states=frozenset({Dossier.State.PROCESSING}),
    after=frozenset({Dossier.State.DONE}),
    move=_to_be_handed_over,
    write=_complete,
)
