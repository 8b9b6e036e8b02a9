"""What decisions and registers, on the floors above, tell a dossier about its road."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events, flow
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.notifying import notify_applicant
from duoc.dossiers.acts.recording import record
from duoc.dossiers.models import Dossier
from duoc.dossiers.rules import moved_on, step_after
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
NOT_RESOLVED = Message(
    "not_resolved",
    gettext_noop("Hồ sơ {code} không được giải quyết"),
    gettext_noop("{unit} thông báo không giải quyết hồ sơ “{procedure}”. Hãy mở hồ sơ để xem lý do và cách khiếu nại."),
)


def complete(*, actor: Actor, dossier: Dossier, at: datetime, granted: bool = True) -> None:
    """The result is in force: handling ends, the dossier waits to be handed over, the applicant is told.

    Args:
        granted: False when the result is the notice that the request cannot be granted.

    Raises:
        OutOfTurn: nobody is working on it.
    """
    if dossier.state != Dossier.State.PROCESSING:
        raise moved_on()
    dossier.state = Dossier.State.DONE
    flow.to(step_after(flow.steps(dossier.version), dossier.step), received=True)(dossier, actor, at)
    dossier.ended_at = at
    dossier.save()
    on_time = dossier.due_at is None or at <= dossier.due_at
    record(dossier, COMPLETED.name, actor, at, {"on_time": on_time})
    notify_applicant(dossier, RESULT_READY if granted else NOT_RESOLVED, at=at)
