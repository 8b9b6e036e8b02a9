"""The applicant takes a request back before acceptance."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.doing import Condition, Doing, Outcome
from duoc.dossiers.acts.ending import end
from duoc.dossiers.acts.events import Event
from duoc.dossiers.models import Cancellation, Dossier
from duoc.ground.letters.calculations import mended
from duoc.notices.actions import Message
from duoc.people.powers import Actor, Power

State = Dossier.State


@dataclass(frozen=True)
class Given:
    reason: str


def cancel(*, actor: Actor, dossier_id: uuid.UUID | str, key: str, at: datetime, reason: str = "") -> Cancellation:
    """Cancels a request that was not accepted yet. No reason is needed.

    Raises:
        Forbidden: not the applicant's own.
        OutOfTurn: accepted already (then it is a withdrawal), or over.
    """
    return CANCEL.perform(dossier_id, Given(mended(reason, lines=True)[:1000]), actor=actor, key=key, at=at)


def _cancel(doing: Doing[Given]) -> Outcome[Cancellation]:
    dossier, at, reason = doing.dossier, doing.at, doing.given.reason
    cancellation = Cancellation.objects.create(dossier=dossier, at=at, by_id=doing.actor.person, reason=reason)
    return Outcome(cancellation, hidden={"reason": reason})


CANCEL = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.cancelled",
                title=gettext_lazy("Người nộp hủy hồ sơ"),
                to_applicant=gettext_lazy("Bạn đã hủy hồ sơ"),
            )
        ),
        power=Power.DOSSIER_CANCEL,
        states=frozenset({State.FILED, State.SUPPLEMENT}),
        after=frozenset({State.CANCELLED}),
        on_desk=False,
        move=end,
        conditions=(
            Condition(
                lambda dossier: dossier.accepted_at is None,
                gettext_lazy("Hồ sơ đã được tiếp nhận nên không hủy được nữa."),
                gettext_lazy("Muốn rút hồ sơ, hãy gửi yêu cầu rút hồ sơ đến cơ quan đang giải quyết."),
            ),
        ),
        message=Message(
            "cancelled",
            gettext_noop("Đã hủy hồ sơ {code}"),
            gettext_noop("Hồ sơ “{procedure}” đã được hủy theo yêu cầu. Có thể nộp hồ sơ mới bất cứ lúc nào."),
        ),
        write=_cancel,
        row=Cancellation,
    )
)
