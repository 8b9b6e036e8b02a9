"""The registry returns a signed result instead of issuing it: the register holds it already, or its form is wrong."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.decisions import queries
from duoc.decisions.actions.send_back import RETURNED
from duoc.decisions.locking import standing_proposal
from duoc.decisions.lowering import lower
from duoc.decisions.models import Decision, SendBack
from duoc.dossiers.acts import (
    DESK,
    Act,
    ActForm,
    Doing,
    Event,
    Field,
    Judged,
    News,
    Outcome,
    declare,
    declare_event,
    move_back,
)
from duoc.dossiers.models import Dossier
from duoc.ground.letters.calculations import mended, says_too_little
from duoc.ground.refusal import NotNow
from duoc.instruments import actions as instruments
from duoc.instruments.calculations import Unsound
from duoc.people.powers import Actor, Power

RETURNABLE = frozenset({Decision.State.APPROVED, Decision.State.SIGNED})


@dataclass(frozen=True)
class Given:
    reason: str


def _return(doing: Doing[Given]) -> Outcome[SendBack]:
    """What was signed is never issued, and stays as evidence; the dossier goes back to whoever proposed it. It has no
    signed result any more, so its applicant may ask to withdraw it again."""
    dossier, given, at = doing.dossier, doing.given, doing.at
    if says_too_little(given.reason):
        raise Unsound(
            _("Chưa ghi lý do trả lại."),
            _("Hãy ghi rõ để công chức sửa đúng."),
            {"reason": _("Hãy ghi lý do (ít nhất 10 ký tự).")},
        )
    proposal = standing_proposal(dossier)
    decisions = queries.of_dossier(dossier)
    for decision in decisions:
        instruments.void(decision, actor=doing.actor, at=at, trail=instruments.by_its_act)
    lower([dossier.pk])
    dossier.result_signed_at = None
    by = {"at": at, "by_id": doing.actor.person, "post_id": doing.actor.post}
    row = SendBack.objects.create(proposal=proposal, reason=given.reason, **by)
    facts = {"decisions": [str(decision.pk) for decision in decisions]}
    return Outcome(row, facts, hidden={"reason": given.reason}, move=move_back(proposal.post.role))


def _nothing_to_return(dossier: Dossier, _actor: Actor, _at: datetime) -> NotNow | None:
    states = {decision.state for decision in queries.of_dossier(dossier)}
    if states and states <= RETURNABLE:
        return None
    return NotNow(_("Hồ sơ không có kết quả đã ký nào còn trả lại được."), _("Hãy tải lại trang."))


RETURN_SIGNED = declare(
    Act(
        event=declare_event(
            Event(
                "decision.returned",
                title=gettext_lazy("Văn thư trả lại kết quả đã ký"),
                to_applicant=gettext_lazy("Cơ quan xem lại kết quả trước khi phát hành"),
                bad=True,
            )
        ),
        power=Power.DECISION_ISSUE,
        states=frozenset({Dossier.State.PROCESSING}),
        conditions=(Judged(_nothing_to_return),),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Trả lại kết quả đã ký"),
            button=gettext_lazy("Trả lại, không phát hành"),
            done=gettext_lazy("Đã trả lại. Công chức xử lý đọc lý do và trình lại."),
            lead=gettext_lazy(
                "Dùng khi kết quả không vào sổ được hoặc sai thể thức. "
                "Bản đã ký không được phát hành và không có giá trị."
            ),
            fields=[Field("reason", gettext_lazy("Vì sao trả lại?"), "long_text")],
            given=lambda values: Given(mended(values["reason"], lines=True)),
        ),
        news=lambda row: News(RETURNED, row.proposal.by_id, row.proposal.post_id),
        write=_return,
        row=SendBack,
    )
)
