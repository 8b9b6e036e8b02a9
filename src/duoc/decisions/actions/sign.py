"""The leader signs: the act is recorded now, the cryptographic signature follows in a job."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from procrastinate.contrib.django import app

from duoc.decisions.actions.press_late import press_late
from duoc.decisions.delegated import delegation_of, not_delegated
from duoc.decisions.models import Content, Decision, Proposal
from duoc.decisions.signing_conditions import draft_to_sign, signing
from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import Act, Doing, Event, Outcome, declare, declare_event, move_on, when_declined
from duoc.dossiers.models import Dossier
from duoc.ground.refusal import NotNow, Refusal
from duoc.instruments import actions as instruments
from duoc.people.models import Delegation
from duoc.people.powers import Actor, Power

State = Dossier.State


@dataclass(frozen=True)
class Given:
    proposal: str


def sign(
    *,
    actor: Actor,
    dossier_id: uuid.UUID | str,
    proposal_id: uuid.UUID | str,
    key: str,
    at: datetime,
    answers: Mapping[str, Any] | None = None,
) -> Proposal:
    """Signs all results of the standing proposal, exactly as the leader read them.

    The key may lie in a token or a remote service, so the signature itself is made by a job after this transaction.

    Args:
        proposal_id: the proposal that was read; another one standing now is not signed unread.
        answers: of the desk to what the definition asks it at this step.

    Raises:
        Forbidden: no leader of the unit.
        NotNow: the proposal changed meanwhile, is submitted to another signer, or a register holds already what it
            would enter.
        duoc.dossiers.rules.OutOfTurn: not on the leader's desk, the posting still runs, or the applicant waits
            to hear whether they may withdraw.
        Incomplete: an answer of the desk is missing or wrong; `faults`.
    """
    return SIGN.perform(dossier_id, Given(str(proposal_id)), actor=actor, key=key, at=at, answers=answers)


def _sign(doing: Doing[Given]) -> Outcome[Proposal]:
    dossier, actor, at = doing.dossier, doing.actor, doing.at
    proposal = draft_to_sign(dossier, doing.given.proposal)
    contents = list(proposal.contents.select_related("text", "signer_post__organisation"))
    for content in contents:
        press_late(content, at)
    dossier.result_signed_at = at
    delegation = delegation_of(proposal.signer, dossier, at)
    decisions = [_decide(content, actor, at, delegation) for content in contents]
    for decision in decisions:
        app.configure_task("decisions.sign_content").defer(decision_id=str(decision.pk))
    return Outcome(
        proposal,
        {"decisions": [str(decision.pk) for decision in decisions], **_under(delegation)},
        hidden={"contents": sorted(content.signed_text.sha256 for content in contents)},
    )


def _decide(content: Content, actor: Actor, at: datetime, delegation: Delegation | None) -> Decision:
    content.delegation = delegation
    instruments.approve(content, actor=actor, at=at, trail=instruments.by_its_act)
    return Decision.of(content)


def _under(delegation: Delegation | None) -> dict[str, str]:
    return {"delegation": str(delegation.pk)} if delegation else {}


def _not_theirs(proposal: Proposal, actor: Actor, at: datetime) -> Refusal | None:
    """It was submitted to this signer, and all who sign before have."""
    if dossiers.readiness.endorses_here(proposal.dossier):
        return NotNow(_("Bước này là của người ký trước."), _("Người ký kết quả ký sau cùng."))
    if proposal.signer_id != actor.post_id:
        return NotNow(
            _("Dự thảo này được trình %(post)s ký.") % {"post": proposal.signer.title},
            _("Hãy trả lại để chuyên viên trình đúng người."),
        )
    written_down: bool = getattr(proposal, "written_down", True)
    return not_delegated(proposal.signer, proposal.dossier, at, written_down=written_down)


SIGN = declare(
    Act(
        event=declare_event(
            Event(
                "dossier.approved",
                title=gettext_lazy("Lãnh đạo ký"),
                to_applicant=gettext_lazy("Lãnh đạo đã ký"),
            )
        ),
        power=Power.DECISION_SIGN,
        states=frozenset({State.PROCESSING}),
        ends_step=True,
        move=move_on,
        conditions=signing(_not_theirs),
        write=_sign,
        row=Proposal,
    )
)


when_declined(Exists(Proposal.objects.filter(dossier=OuterRef("pk"), standing=True, kind=Proposal.Kind.DECLINE)))
