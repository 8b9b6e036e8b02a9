"""The leader sends a proposal back."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.decisions.locking import no_draft, standing_proposal
from duoc.decisions.lowering import lower
from duoc.decisions.models import Proposal, SendBack
from duoc.dossiers.acts import Act, Doing, Event, Judged, News, Outcome, declare, declare_event, move_back
from duoc.dossiers.models import Dossier
from duoc.ground.letters.calculations import mended
from duoc.ground.refusal import NotNow
from duoc.instruments.calculations import Unsound
from duoc.notices.actions import Message
from duoc.people.powers import Actor, Power

State = Dossier.State


@dataclass(frozen=True)
class Given:
    reason: str


def send_back(*, actor: Actor, dossier_id: uuid.UUID | str, reason: str, key: str, at: datetime) -> SendBack:
    """Returns the dossier to the desk that proposed it, with what to change. The proposal no longer stands.

    Raises:
        Forbidden: no leader of the unit.
        Unsound: no reason.
        duoc.dossiers.rules.OutOfTurn: not on the leader's desk.
    """
    given = Given(mended(reason, lines=True))
    if not given.reason:
        raise Unsound(
            _("Chưa ghi nội dung cần sửa."), _("Hãy ghi rõ để chuyên viên sửa đúng."), {"reason": _("Hãy ghi lý do.")}
        )
    return SEND_BACK.perform(dossier_id, given, actor=actor, key=key, at=at)


def _send_back(doing: Doing[Given]) -> Outcome[SendBack]:
    proposal = standing_proposal(doing.dossier)
    lower([doing.dossier.pk])
    row = SendBack.objects.create(
        proposal=proposal,
        at=doing.at,
        by_id=doing.actor.person,
        post_id=doing.actor.post,
        reason=doing.given.reason,
    )
    return Outcome(row, hidden={"reason": doing.given.reason}, move=move_back(proposal.post.role))


def _nothing_to_send_back(dossier: Dossier, _actor: Actor, _at: datetime) -> NotNow | None:
    return None if Proposal.objects.filter(dossier=dossier, standing=True).exists() else no_draft()


RETURNED = Message(
    "desk_sent_back",
    gettext_noop("Dự thảo của hồ sơ {code} bị trả lại"),
    gettext_noop("Người ký trả lại dự thảo kết quả “{procedure}” mà bạn trình. Mở hồ sơ để xem phải sửa gì."),
)
SEND_BACK = declare(
    Act(
        event=declare_event(
            Event(
                "dossier.sent_back",
                title=gettext_lazy("Lãnh đạo trả lại dự thảo"),
                to_applicant=gettext_lazy("Lãnh đạo yêu cầu công chức xem lại"),
            )
        ),
        power=Power.DECISION_SEND_BACK,
        states=frozenset({State.PROCESSING}),
        conditions=(Judged(_nothing_to_send_back),),
        news=lambda row: News(RETURNED, row.proposal.by_id, row.proposal.post_id),
        write=_send_back,
        row=SendBack,
    )
)
