"""Who signs results stops the handling for good, without one (form 05), as who handles the dossier proposed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field, Shown
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.ending import end
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.judging import INDEPENDENT
from duoc.dossiers.acts.sending_back import expect_as_read
from duoc.dossiers.models import Dossier, Stopping, StopProposal
from duoc.dossiers.papers.papers import preview_form
from duoc.dossiers.papers.stop_notice import STOP_NOTICE
from duoc.dossiers.rules import OutOfTurn
from duoc.dossiers.signing_for import not_delegated
from duoc.dossiers.stopping import stop_proposal
from duoc.dossiers.suspending import UNSIGNED
from duoc.ground.worktime.calculations import local
from duoc.notices.actions import Message
from duoc.people.powers import Actor, Power

State = Dossier.State


@dataclass(frozen=True)
class Given:
    proposal: str


def _given(values: Mapping[str, Any]) -> Given:
    return Given(str(values["proposal"]))


def _nothing_proposed(dossier: Dossier, actor: Actor, _at: datetime) -> OutOfTurn | None:
    """Nothing waits here, or only what this person proposed."""
    proposal = stop_proposal(dossier)
    if proposal is None:
        return OutOfTurn(
            _("Chưa có đề nghị dừng giải quyết nào chờ ký."), _("Công chức xử lý trình lý do và căn cứ trước.")
        )
    if proposal.by_id == actor.person_id:
        return OutOfTurn(_("Người trình không tự ký việc dừng hồ sơ."), _("Hãy để người có quyền ký khác quyết định."))
    return None


WAITS_FOR_SIGNATURE = Judged(_nothing_proposed)


def _stop(doing: Doing[Given]) -> Outcome[Stopping]:
    """Raises Changed: another proposal than the one that was read waits now."""
    proposal = expect_as_read(stop_proposal(doing.dossier), doing.given.proposal)
    row = _stopping(proposal, doing.actor, doing.at)
    row.save()
    facts = {"withdrawn": True} if row.withdrawal_id else {}
    return Outcome(row, facts, hidden={"reason": row.reason, "basis": row.legal_basis})


def _stopping(proposal: StopProposal, actor: Actor, at: datetime) -> Stopping:
    """The stop as it was proposed, not kept yet."""
    return Stopping(
        dossier=proposal.dossier,
        proposal=proposal,
        withdrawal_id=proposal.withdrawal_id,
        at=at,
        by_id=actor.person,
        post_id=actor.post,
        reason=proposal.reason,
        legal_basis=proposal.legal_basis,
    )


def _letter(dossier: Dossier, actor: Actor, at: datetime) -> bytes | None:
    proposal = stop_proposal(dossier)
    return preview_form(STOP_NOTICE, dossier, _stopping(proposal, actor, at), actor, at) if proposal else None


def shown_to_decide(dossier: Dossier) -> Shown:
    proposal = stop_proposal(dossier)
    if proposal is None:
        return ()
    return [
        (gettext_lazy("Vì sao dừng?"), proposal.reason),
        *([(gettext_lazy("Căn cứ pháp lý"), proposal.legal_basis)] if proposal.legal_basis else []),
        (gettext_lazy("Người trình"), proposal.by.full_name),
    ]


def to_decide(dossier: Dossier) -> dict[str, str]:
    """The proposal that is signed is named, so that nobody signs another one than was read."""
    proposal = stop_proposal(dossier)
    day = f"{local(proposal.at):%d/%m/%Y}" if proposal else ""
    return {str(proposal.pk): _("Trình ngày %(day)s") % {"day": day}} if proposal else {}


STOP = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.stopped",
                title=gettext_lazy("Dừng giải quyết hồ sơ"),
                details=lambda it: _("Theo yêu cầu rút hồ sơ") if it.facts.get("withdrawn") else "",
                to_applicant=gettext_lazy("%(unit)s dừng giải quyết hồ sơ"),
                applicant_details=lambda it: _("Theo yêu cầu rút hồ sơ của bạn") if it.facts.get("withdrawn") else "",
                bad=True,
            )
        ),
        power=Power.DECISION_SIGN,
        states=frozenset({State.PROCESSING, State.SUPPLEMENT, State.SUSPENDED}),
        after=frozenset({State.STOPPED}),
        move=end,
        on_desk=False,
        conditions=(UNSIGNED, INDEPENDENT, WAITS_FOR_SIGNATURE, Judged(not_delegated)),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Ký dừng giải quyết (mẫu 05)"),
            lead=gettext_lazy(
                "Ký thì hồ sơ kết thúc ngay, không có kết quả, và không mở lại được. Người yêu cầu nhận Thông báo dừng "
                "giải quyết hồ sơ (mẫu 05)."
            ),
            fields=(Field("proposal", gettext_lazy("Đề nghị dừng"), "choice"),),
            given=_given,
            shown=shown_to_decide,
            letter=_letter,
            options_of=lambda dossier, _at: {"proposal": to_decide(dossier)},
            initial=lambda dossier: {"proposal": next(iter(to_decide(dossier)), "")},
            instead="send_back_stop",
            button=gettext_lazy("Ký"),
            done=gettext_lazy("Đã dừng giải quyết hồ sơ."),
        ),
        message=Message(
            "stopped",
            gettext_noop("{unit} dừng giải quyết hồ sơ {code}"),
            gettext_noop(
                "{unit} dừng giải quyết hồ sơ “{procedure}”. Hãy mở hồ sơ để xem lý do, căn cứ pháp lý, Thông báo dừng "
                "giải quyết hồ sơ và việc có thể làm tiếp."
            ),
        ),
        paper=STOP_NOTICE,
        write=_stop,
        row=Stopping,
    )
)
