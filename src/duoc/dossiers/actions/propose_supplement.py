"""The desk proposes to ask for supplements again; the head of the unit decides. The term runs on meanwhile."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.news import to_seats
from duoc.dossiers.happened import perhaps
from duoc.dossiers.lapsing import only_refused
from duoc.dossiers.models import Dossier, SupplementProposal
from duoc.dossiers.rules import OutOfTurn
from duoc.dossiers.supplement_requests import Given, needs_reason, waiting_proposal
from duoc.dossiers.withdrawals import NOT_WITHDRAWING
from duoc.ground.refusal import Refusal
from duoc.notices.actions import Message
from duoc.people.powers import Actor, Power

State = Dossier.State


def _again(dossier: Dossier, actor: Actor, at: datetime) -> Refusal | None:
    """It was asked for once, and no proposal waits."""
    if not (perhaps(dossier, "was_asked") and dossier.supplement_requests.exists()):
        return OutOfTurn(_("Hồ sơ này chưa được yêu cầu bổ sung lần nào."), _("Hãy yêu cầu bổ sung lần đầu."))
    if waiting_proposal(dossier) is not None:
        return OutOfTurn(
            _("Đề nghị yêu cầu bổ sung thêm lần nữa đang chờ người đứng đầu duyệt."), _("Hãy chờ trả lời.")
        )
    return only_refused(dossier, actor, at)


def _propose(doing: Doing[Given]) -> Outcome[SupplementProposal]:
    dossier, given = doing.dossier, doing.given
    needs_reason(given.again)
    proposal = SupplementProposal.objects.create(
        dossier=dossier,
        at=doing.at,
        by_id=doing.actor.person,
        post_id=doing.actor.post,
        items=given.items,
        legal_basis=given.legal_basis,
        again=given.again,
        step=dossier.step,
        desk=dossier.desk,
    )
    return Outcome(proposal, hidden={"items": given.items, "again": given.again})


TO_DECIDE = Message(
    "desk_supplement_to_decide",
    gettext_noop("Hồ sơ {code}: đề nghị yêu cầu bổ sung lần nữa"),
    gettext_noop("Hồ sơ “{procedure}” chờ bạn duyệt: cho yêu cầu bổ sung thêm lần nữa hay không."),
)
PROPOSE_SUPPLEMENT = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.supplement_proposed",
                title=gettext_lazy("Đề nghị duyệt yêu cầu bổ sung thêm lần nữa"),
            )
        ),
        power=Power.DOSSIER_REQUEST_SUPPLEMENT,
        states=frozenset({State.FILED, State.PROCESSING}),
        conditions=(Judged(_again), NOT_WITHDRAWING),
        arrives=lambda row: to_seats(row.dossier, TO_DECIDE, Power.DOSSIER_APPROVE_SUPPLEMENT, row.at),
        write=_propose,
        row=SupplementProposal,
    )
)
