"""The specialist examines and proposes."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.decisions import before_signing
from duoc.decisions.delegated import may_sign
from duoc.decisions.draft_checks import ask_applicant
from duoc.decisions.endorsing import endorsers, lines_of
from duoc.decisions.lowering import lower
from duoc.decisions.models import DraftCheck, Endorsement, Proposal
from duoc.decisions.queries import signers_of
from duoc.decisions.rendering import write_contents
from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import (
    DEATH_SETTLED,
    Act,
    Doing,
    Event,
    Happening,
    Judged,
    Move,
    Outcome,
    declare,
    declare_event,
    lapsing,
    late_causes,
    move_on,
    move_to_signature,
    not_independent,
)
from duoc.dossiers.models import Dossier
from duoc.ground.letters.calculations import mended, says_too_little
from duoc.ground.refusal import NotNow, Refusal
from duoc.instruments.calculations import Unsound
from duoc.language.calculations import Plan
from duoc.people.models import Post
from duoc.people.powers import Actor, Power

State = Dossier.State


@dataclass(frozen=True)
class Given:
    kind: str
    values: Mapping[str, Any]
    note: str
    reason: str
    legal_basis: str
    signer: str


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
        values: the desk's answers; where the dossier is late, also why (`late_causes`).
        signer_id: post that will sign; the unit's first leader otherwise.

    Raises:
        Forbidden: no specialist of the competent unit.
        duoc.dossiers.rules.Incomplete, Changed: it is late, and nobody said why, or of another broken promise.
        Unsound: a desk answer missing or wrong, a refusal without reason or basis, nobody who could sign; or a register
            holds already what would be entered.
        NotNow: a ministry's system decides it: its paper is the result.
        duoc.dossiers.rules.OutOfTurn: not on the specialist's desk, or a posting or an opinion of another body is
            still missing, or the body that does a step did not agree.
    """
    own, why_late = late_causes.apart(values)
    given = Given(
        kind,
        own,
        mended(note, lines=True),
        mended(reason, lines=True),
        mended(legal_basis, lines=True),
        str(signer_id or ""),
    )
    return PROPOSE.perform(dossier_id, given, actor=actor, key=key, at=at, answers=why_late)


def _propose(doing: Doing[Given]) -> Outcome[Proposal]:
    dossier, at, given = doing.dossier, doing.at, doing.given
    proposal = Proposal(
        dossier=dossier,
        kind=given.kind,
        note=given.note,
        reason=given.reason,
        legal_basis=given.legal_basis,
        at=at,
        by_id=doing.actor.person,
        post_id=doing.actor.post,
    )
    answers = dossiers.answers_at_step(dossier, given.values, proposing=True, at=at)
    plan, proposal.values = answers.plan, dict(answers.values)
    if proposal.kind == Proposal.Kind.GRANT:
        if (lapsed := lapsing.only_refused(dossier, doing.actor, at)) is not None:
            raise lapsed
        dossiers.posted.expect_posted(dossier, plan)
        dossiers.readiness.expect_opinions(dossier, at)
        dossiers.readiness.expect_agreement(dossier, plan)
        if (unpaid := dossiers.readiness.fee_unpaid(dossier)) is not None:
            raise unpaid
    _judge(proposal, answers)
    lower([dossier.pk])
    if proposal.kind == Proposal.Kind.GRANT:
        before_signing.judge(proposal, plan)
        dossier.desk_answers = answers.kept
    proposal.signer = _signer(proposal, plan, given.signer, at)
    places = endorsers(proposal, plan, at)
    proposal.save(force_insert=True)
    Endorsement.objects.bulk_create(places)
    contents = write_contents(proposal, plan, doing.actor, at, lines_of(places, at))
    waits = proposal.kind == Proposal.Kind.GRANT and ask_applicant(proposal, contents, at)
    return Outcome(
        proposal,
        {
            "kind": proposal.kind,
            "signer": f"post:{proposal.signer_id}",
            **_in_time(proposal, at),
            **_agreed_before(proposal),
        },
        hidden={"values": proposal.values, "contents": sorted(content.signed_text.sha256 for content in contents)},
        move=waits or _past_other_steps(proposal),
    )


def _past_other_steps(proposal: Proposal) -> Move | None:
    """A refusal for silence needs no step before the signature; None where the step behind this one follows."""
    return move_to_signature(proposal.signer.role) if lapsing.lapse_of(proposal.dossier) is not None else None


def _agreed_before(proposal: Proposal) -> dict[str, Any]:
    """That the applicant has agreed to the same words before; nothing where they have not."""
    kept = DraftCheck.objects.filter(proposal=proposal, kept_from__isnull=False)
    return {"agreed_before": True} if kept.exists() else {}


def _in_time(proposal: Proposal, at: datetime) -> dict[str, Any]:
    """Whether a refusal comes within the time that the definition gives it; nothing where it gives none."""
    until = dossiers.refusal_deadline(proposal.dossier, at) if proposal.kind == Proposal.Kind.DECLINE else None
    return {"refusal_deadline": until.due.isoformat(), "in_time": at <= until.due} if until else {}


def _judge(proposal: Proposal, answers: dossiers.DeskAnswers) -> None:
    """Refuses a proposal with gaps, and one that answers what is not the desk's to answer at this step."""
    faults: dict[str, str] = {}
    if proposal.kind == Proposal.Kind.DECLINE:
        if says_too_little(proposal.reason):
            faults["reason"] = _("Hãy ghi rõ lý do để người yêu cầu hiểu (ít nhất 10 ký tự).")
        if not proposal.legal_basis:
            faults["legal_basis"] = _("Hãy ghi căn cứ pháp lý.")
    elif proposal.kind == Proposal.Kind.GRANT:
        faults = answers.faults
    else:
        faults["kind"] = _("Hãy chọn giải quyết hoặc không giải quyết.")
    if faults:
        raise Unsound(_("Đề xuất chưa đầy đủ."), _("Hãy xem lại các mục được đánh dấu."), faults)


def _signer(proposal: Proposal, plan: Plan, signer_id: str, at: datetime) -> Post:
    seats = signers_of(proposal.dossier, at, plan if proposal.kind == Proposal.Kind.GRANT else None)
    if proposal.kind == Proposal.Kind.GRANT and len({post.role for post in seats}) > 1:
        raise Unsound(
            _("Các kết quả của hồ sơ này do những chức danh khác nhau ký."), _("Hãy báo người quản lý thủ tục.")
        )
    if signer_id:
        seats = [post for post in seats if str(post.pk) == signer_id]
    seats = [post for post in seats if may_sign(post, proposal.dossier, at)]
    if not seats:
        raise Unsound(
            _("Cơ quan chưa có ai ký được, hoặc người được chọn không được giao ký thủ tục này."),
            _("Hãy chọn người khác, hoặc báo quản trị bổ nhiệm người ký rồi trình lại."),
        )
    return seats[0]


def _only_passes_on(dossier: Dossier, actor: Actor, _at: datetime) -> Refusal | None:
    """Another step of the same role comes before the signature: that one proposes. Who signs does not propose."""
    if dossiers.readiness.endorses_here(dossier):
        return NotNow(_("Bước này ký dự thảo đã trình."), _("Cần sửa thì trả lại để chuyên viên trình bản khác."))
    if not dossiers.readiness.must_pass_on(dossier, actor):
        refusal = not_independent(dossier, actor, signs=False) or dossiers.minutes_missing(dossier)
        return refusal or dossiers.not_decided_here(dossier)
    return NotNow(_("Bước này chưa trình kết quả."), _("Hãy làm xong bước này rồi chuyển tiếp."))


def _agreed_words(happening: Happening) -> str:
    return _("Nội dung như bản đã được đồng ý, không hỏi lại") if "agreed_before" in happening.facts else ""


PROPOSE = declare(
    Act(
        event=declare_event(
            Event(
                "dossier.proposed",
                title=gettext_lazy("Trình dự thảo kết quả"),
                to_applicant=gettext_lazy("Công chức đã xem xét và soạn kết quả"),
                details=_agreed_words,
                applicant_details=_agreed_words,
            )
        ),
        power=Power.DOSSIER_EXAMINE,
        states=frozenset({State.PROCESSING}),
        move=move_on,
        conditions=(Judged(_only_passes_on), DEATH_SETTLED),
        write=_propose,
        row=Proposal,
    )
)
