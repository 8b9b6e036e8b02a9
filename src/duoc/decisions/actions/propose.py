"""The specialist examines and proposes."""

import uuid
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.decisions.actions.held import hold_dossier
from duoc.decisions.draft_checks import ask_applicant
from duoc.decisions.models import Proposal
from duoc.decisions.queries import signers_of
from duoc.decisions.rendering import write_contents
from duoc.decisions.rules import Unsound
from duoc.dossiers import actions as dossiers
from duoc.dossiers import queries as dossier_queries
from duoc.dossiers.actions import record
from duoc.dossiers.models import Dossier
from duoc.dossiers.powers import of_dossier
from duoc.ground.once.actions import once
from duoc.language.calculations import Plan
from duoc.people.models import Post
from duoc.people.powers import Actor, Power, check


def propose(
    *,
    actor: Actor,
    dossier_id: uuid.UUID | str,
    kind: str,
    values: Mapping[str, Any],
    key: str,
    at: datetime,
    note: str = "",
    reason: str = "",
    legal_basis: str = "",
    signer_id: uuid.UUID | str | None = None,
) -> Proposal:
    """Proposes a result (with the desk's answers) or a refusal on the merits, and makes the text to be signed.

    The dossier goes to the leader, or first to the applicant where the procedure lets them check the draft.

    Args:
        kind: `grant` or `decline`.
        signer_id: post that will sign; the unit's first leader otherwise.

    Raises:
        Forbidden: no specialist of the competent unit.
        Unsound: a desk answer missing or wrong, a refusal without reason or basis, nobody who could sign.
        duoc.dossiers.rules.OutOfTurn: not on the specialist's desk, or a posting or an opinion of another body is
            still missing.
    """
    request = {
        "dossier": str(dossier_id),
        "kind": kind,
        "values": dict(values),
        "note": note,
        "reason": reason,
        "basis": legal_basis,
        "signer": str(signer_id or ""),
    }
    given = Proposal(
        kind=kind, values=dict(values), note=note.strip(), reason=reason.strip(), legal_basis=legal_basis.strip()
    )
    id = once(
        actor.key, "decisions.propose", key, request, lambda: str(_propose(actor, dossier_id, given, signer_id, at).pk)
    )
    return Proposal.objects.select_related("dossier").get(pk=id)


def _propose(
    actor: Actor, dossier_id: uuid.UUID | str, proposal: Proposal, signer_id: uuid.UUID | str | None, at: datetime
) -> Proposal:
    dossier = hold_dossier(dossier_id)
    check(actor, Power.DOSSIER_EXAMINE, of_dossier(dossier), at)
    dossiers.expect_desk(dossier, actor.role)
    plan = dossier_queries.plan_of_dossier(dossier, proposal.values)
    if proposal.kind == Proposal.Kind.GRANT:
        dossier_queries.expect_posted(dossier, plan)
        dossier_queries.expect_opinions(dossier, at)
    _judge(proposal, plan, {question.id for question in dossier_queries.definition_of(dossier).desk})
    Proposal.objects.filter(dossier=dossier, standing=True).update(standing=False)
    proposal.dossier, proposal.at, proposal.signer = dossier, at, _signer(dossier, signer_id, at)
    proposal.by_id, proposal.post_id = actor.person, actor.post
    proposal.save(force_insert=True)
    contents = write_contents(proposal, plan, at)
    facts = {"kind": proposal.kind, "signer": f"post:{proposal.signer_id}", **_in_time(proposal, at)}
    record(
        dossier,
        "dossier.proposed",
        actor,
        at,
        facts,
        hidden={"values": proposal.values, "contents": sorted(content.file.sha256 for content in contents)},
    )
    if proposal.kind == Proposal.Kind.GRANT and ask_applicant(proposal, actor, at):
        return proposal
    dossiers.pass_on(actor=actor, dossier=dossier, at=at)
    return proposal


def _in_time(proposal: Proposal, at: datetime) -> dict[str, Any]:
    """Whether a refusal comes within the time that the definition gives it; nothing where it gives none."""
    until = dossier_queries.refusal_deadline(proposal.dossier, at) if proposal.kind == Proposal.Kind.DECLINE else None
    return {"refusal_deadline": until.due.isoformat(), "in_time": at <= until.due} if until else {}


def _judge(proposal: Proposal, plan: Plan, own: Collection[str]) -> None:
    """Refuses a proposal with gaps, and one that answers what is not the desk's `own` to answer."""
    faults: dict[str, str] = {}
    if proposal.kind == Proposal.Kind.DECLINE:
        if len(proposal.reason) < 10:
            faults["reason"] = _("Hãy ghi rõ lý do để người yêu cầu hiểu (ít nhất 10 ký tự).")
        if not proposal.legal_basis:
            faults["legal_basis"] = _("Hãy ghi căn cứ pháp lý.")
    elif proposal.kind == Proposal.Kind.GRANT:
        faults = {fault.question: fault.say for fault in plan.desk_faults}
        faults |= {id: _("Câu này do người yêu cầu trả lời.") for id in proposal.values if id not in own}
    else:
        faults["kind"] = _("Hãy chọn giải quyết hoặc không giải quyết.")
    if faults:
        raise Unsound(_("Đề xuất chưa đầy đủ."), _("Hãy xem lại các mục được đánh dấu."), faults)


def _signer(dossier: Dossier, signer_id: uuid.UUID | str | None, at: datetime) -> Post:
    seats = signers_of(dossier, at)
    if signer_id:
        seats = [post for post in seats if str(post.pk) == str(signer_id)]
    if not seats:
        raise Unsound(
            _("Cơ quan chưa có lãnh đạo nào có thể ký."), _("Hãy báo quản trị bổ nhiệm người ký, rồi trình lại.")
        )
    return seats[0]
