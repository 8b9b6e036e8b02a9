"""The head of the unit lets supplements be asked for again, or not, with words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.actions.request_supplement import REQUEST_SUPPLEMENT, STEP
from duoc.dossiers.acts import events, flow
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field, Shown
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.news import News
from duoc.dossiers.acts.notifying import notify_applicant
from duoc.dossiers.acts.recording import record
from duoc.dossiers.models import Dossier, SupplementProposal
from duoc.dossiers.papers.papers import draft_form
from duoc.dossiers.rules import APPLICANT, Incomplete, OutOfTurn, Step
from duoc.dossiers.supplement_requests import SAY_ASKED, ask, paper_form, waiting_proposal
from duoc.dossiers.supplement_requests import Given as Asked
from duoc.dossiers.supplementing import names
from duoc.ground.letters.calculations import says_too_little
from duoc.ground.refusal import Refusal
from duoc.notices.actions import Message
from duoc.people.powers import Actor, Power

State = Dossier.State


@dataclass(frozen=True)
class Given:
    approved: bool
    answer: str


def _given(values: Mapping[str, Any]) -> Given:
    """The parameters of the decision.

    Raises:
        Incomplete: not approved, and nothing says why.
    """
    approved, answer = values["approved"] == "yes", str(values.get("answer") or "")
    if not approved and says_too_little(answer):
        faults = {"answer": _("Hãy ghi vì sao không duyệt (ít nhất 10 ký tự).")}
        raise Incomplete(_("Chưa trả lời được."), _("Hãy bổ sung các mục được đánh dấu."), faults)
    return Given(approved, answer)


def _shown(dossier: Dossier) -> Shown:
    proposal = waiting_proposal(dossier)
    if proposal is None:
        return []
    wanted = [(item["name"], item["say"]) for item in proposal.items]
    return [(gettext_lazy("Vì sao phải yêu cầu thêm lần nữa"), proposal.again), *wanted]


def _waits(dossier: Dossier, actor: Actor, _at: datetime) -> Refusal | None:
    """A proposal waits here, and somebody else made it."""
    proposal = waiting_proposal(dossier)
    if proposal is None:
        return OutOfTurn(_("Không có đề nghị yêu cầu bổ sung nào chờ duyệt."), _("Hãy tải lại trang."))
    if proposal.by_id == actor.person_id:
        return OutOfTurn(_("Người đề nghị không tự duyệt."), _("Hãy để người đứng đầu khác của cơ quan duyệt."))
    return None


def _decide(doing: Doing[Given]) -> Outcome[SupplementProposal]:
    dossier, given, at = doing.dossier, doing.given, doing.at
    proposal = waiting_proposal(dossier)
    if proposal is None:
        raise OutOfTurn(_("Không có đề nghị yêu cầu bổ sung nào chờ duyệt."), _("Hãy tải lại trang."))
    proposal.decided_at, proposal.answer, proposal.approved = at, given.answer, given.approved
    proposal.decided_by_id, proposal.decided_post_id = doing.actor.person, doing.actor.post
    facts, hidden = {"approved": given.approved}, {"answer": given.answer}
    if not given.approved:
        proposal.save()
        return Outcome(proposal, facts, hidden, state=dossier.state)
    asked = Asked(proposal.items, proposal.legal_basis, proposal.again)
    request = ask(dossier, asked, by=proposal.by_id, post=proposal.post_id, at=at)
    proposal.request = request
    proposal.save()
    record(dossier, REQUEST_SUPPLEMENT.event.name, doing.actor, at, {"turn": request.turn}, {"items": request.items})
    draft_form(paper_form, dossier, request, doing.actor, at)
    notify_applicant(dossier, SAY_ASKED, at=at, wanted=names(request.items))
    return Outcome(proposal, facts, hidden, state=State.SUPPLEMENT, move=flow.to(Step(STEP, APPLICANT), received=True))


DECIDED = Message(
    "desk_supplement_decided",
    gettext_noop("Đề nghị bổ sung lần nữa của hồ sơ {code} đã được trả lời"),
    gettext_noop("Người đứng đầu đã trả lời đề nghị của bạn trong hồ sơ “{procedure}”."),
)
DECIDE_SUPPLEMENT = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.supplement_decided",
                title=gettext_lazy("Trả lời đề nghị yêu cầu bổ sung thêm lần nữa"),
                details=lambda it: _("Duyệt") if it.facts["approved"] else _("Không duyệt"),
            )
        ),
        power=Power.DOSSIER_APPROVE_SUPPLEMENT,
        states=frozenset({State.FILED, State.PROCESSING}),
        after=frozenset({State.FILED, State.PROCESSING, State.SUPPLEMENT}),
        on_desk=False,
        conditions=(Judged(_waits),),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Duyệt yêu cầu bổ sung thêm lần nữa"),
            lead=gettext_lazy(
                "Hồ sơ đã được yêu cầu bổ sung. Yêu cầu thêm lần nữa bị tính là quá hạn trong bộ chỉ số của cơ quan."
            ),
            fields=(
                Field(
                    "approved",
                    gettext_lazy("Cho yêu cầu bổ sung thêm lần nữa không?"),
                    "choice",
                    options={"yes": gettext_lazy("Duyệt"), "no": gettext_lazy("Không duyệt")},
                ),
                Field(
                    "answer",
                    gettext_lazy("Trả lời người đề nghị"),
                    "long_text",
                    hint=gettext_lazy("Không duyệt thì phải ghi vì sao."),
                    required=False,
                    needed=gettext_lazy("cần khi không duyệt"),
                ),
            ),
            given=_given,
            shown=_shown,
            button=gettext_lazy("Trả lời"),
            done=gettext_lazy("Đã trả lời đề nghị yêu cầu bổ sung."),
        ),
        news=lambda row: News(DECIDED, row.by_id, row.post_id),
        write=_decide,
        row=SupplementProposal,
    )
)
