"""The leader signs: the act is recorded now, the cryptographic signature follows in a job."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.decisions import jobs
from duoc.decisions.actions.held import hold_dossier, standing_proposal
from duoc.decisions.models import Content, Decision, Proposal
from duoc.decisions.rules import NotNow
from duoc.dossiers import actions as dossiers
from duoc.dossiers import queries as dossier_queries
from duoc.dossiers.actions import record
from duoc.dossiers.models import Dossier
from duoc.dossiers.powers import of_dossier
from duoc.ground.once.actions import once
from duoc.people.powers import Actor, Power, check


def sign(
    *, actor: Actor, dossier_id: uuid.UUID | str, proposal_id: uuid.UUID | str, key: str, at: datetime
) -> Proposal:
    """Signs all results of the standing proposal, exactly as the leader read them.

    The key may lie in a token or a remote service, so the signature itself is made by a job after this transaction.

    Args:
        proposal_id: the proposal that was read; another one standing now is not signed unread.

    Raises:
        Forbidden: no leader of the unit.
        NotNow: the proposal changed meanwhile, or is submitted to another signer.
        duoc.dossiers.rules.OutOfTurn: not on the leader's desk, or the posting still runs.
    """
    request = {"dossier": str(dossier_id), "proposal": str(proposal_id)}
    id = once(actor.key, "decisions.sign", key, request, lambda: str(_sign(actor, dossier_id, proposal_id, at).pk))
    return Proposal.objects.select_related("dossier").get(pk=id)


def _sign(actor: Actor, dossier_id: uuid.UUID | str, proposal_id: uuid.UUID | str, at: datetime) -> Proposal:
    dossier = hold_dossier(dossier_id)
    check(actor, Power.DECISION_SIGN, of_dossier(dossier), at)
    dossiers.expect_desk(dossier, actor.role)
    proposal = standing_proposal(dossier)
    if str(proposal.pk) != str(proposal_id):
        raise NotNow(_("Dự thảo đã được thay bằng bản khác."), _("Hãy mở lại hồ sơ và đọc bản mới trước khi ký."))
    if proposal.signer_id != actor.post_id:
        raise NotNow(_("Dự thảo này được trình cho người ký khác."), _("Hãy trả lại để chuyên viên trình đúng người."))
    if proposal.kind == Proposal.Kind.GRANT:
        dossier_queries.expect_posting_over(dossier, proposal.values, at)
    contents = list(proposal.contents.select_related("file"))
    decisions = [_decide(dossier, proposal, content, actor, at) for content in contents]
    dossiers.pass_on(actor=actor, dossier=dossier, at=at)
    signed = sorted(content.file.sha256 for content in contents)
    record(
        dossier,
        "dossier.approved",
        actor,
        at,
        {"decisions": [str(decision.pk) for decision in decisions]},
        hidden={"contents": signed},
    )
    for decision in decisions:
        jobs.sign_content.defer(decision_id=str(decision.pk))
    return proposal


def _decide(dossier: Dossier, proposal: Proposal, content: Content, actor: Actor, at: datetime) -> Decision:
    return Decision.objects.create(
        dossier=dossier,
        content=content,
        code=content.code,
        name=content.name,
        organisation=dossier.competent_unit,
        holder=dossier.applicant,
        origin=dossier.origin,
        state=Decision.State.APPROVED,
        token=content.token,
        approved_at=at,
        approved_by_id=actor.person,
        signer_post=proposal.signer,
    )
