"""The leader signs: the act is recorded now, the cryptographic signature follows in a job."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from procrastinate.contrib.django import app

from duoc.decisions import before_signing, queries
from duoc.decisions.actions.press_late import press_late
from duoc.decisions.delegated import delegation_of, not_delegated
from duoc.decisions.locking import no_draft, standing_proposal
from duoc.decisions.models import Content, Decision, Proposal
from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import (
    DEATH_SETTLED,
    Act,
    Doing,
    Event,
    Judged,
    Outcome,
    declare,
    declare_event,
    move_on,
    when_declined,
)
from duoc.dossiers.models import Dossier
from duoc.ground.refusal import NotNow, Refusal
from duoc.ground.worktime.calculations import local
from duoc.instruments import actions as instruments
from duoc.language.calculations import changed_between
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
    proposal = standing_proposal(dossier)
    if str(proposal.pk) != doing.given.proposal:
        raise NotNow(_("Dự thảo đã được thay bằng bản khác."), _("Hãy mở lại hồ sơ và đọc bản mới trước khi ký."))
    # Asked when it is signed and not when it is offered: the page shows what the registers hold by itself.
    hindrance = before_signing.hindrance_of(proposal) if proposal.kind == Proposal.Kind.GRANT else None
    if hindrance is not None:
        raise hindrance
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


def _cannot_sign(dossier: Dossier, actor: Actor, at: datetime) -> Refusal | None:
    """A draft stands, it was submitted to this signer, and nothing runs any more that it waits for."""
    proposal = queries.proposal(dossier)
    if proposal is None:
        return no_draft()
    if dossiers.endorses_here(dossier):
        return NotNow(_("Bước này là của người ký trước."), _("Người ký kết quả ký sau cùng."))
    if proposal.signer_id != actor.post_id:
        return NotNow(
            _("Dự thảo này được trình %(post)s ký.") % {"post": proposal.signer.title},
            _("Hãy trả lại để chuyên viên trình đúng người."),
        )
    written_down: bool = getattr(proposal, "written_down", True)
    if (refusal := not_delegated(proposal.signer, dossier, at, written_down=written_down)) is not None:
        return refusal
    unanswered = dossiers.withdrawal_unanswered(dossier)
    if unanswered is not None or proposal.kind != Proposal.Kind.GRANT:
        return unanswered
    if (outdated := _outdated(proposal, at)) is not None:
        return outdated
    disagreement = dossiers.agreement_missing(dossier, proposal.values)
    return disagreement or dossiers.posting_runs(dossier, proposal.values, at)


def _outdated(proposal: Proposal, at: datetime) -> Refusal | None:
    """A number of the law that counts as of the decision has changed since the result was proposed."""
    parameters = dossiers.definition_of(proposal.dossier).parameters
    names = changed_between(parameters, local(proposal.at).date(), local(at).date())
    if not names:
        return None
    return NotNow(
        _("Đã đổi từ khi trình: %(names)s.") % {"names": "; ".join(names)},
        _("Hãy trả lại để chuyên viên trình theo con số có hiệu lực hôm nay."),
    )


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
        conditions=(Judged(_cannot_sign), DEATH_SETTLED),
        write=_sign,
        row=Proposal,
    )
)


def _is_declined(dossier: Dossier) -> bool:
    return Proposal.objects.filter(dossier=dossier, standing=True, kind=Proposal.Kind.DECLINE).exists()


when_declined(_is_declined)
