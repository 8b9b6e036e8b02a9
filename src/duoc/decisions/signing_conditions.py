"""What holds for everybody who signs, whether before the signer or as the signer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.decisions import before_signing, queries
from duoc.decisions.locking import no_draft, standing_proposal
from duoc.decisions.models import Proposal
from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import DEATH_SETTLED, Condition, Judged, not_independent
from duoc.dossiers.models import Dossier
from duoc.ground.refusal import NotNow, Refusal
from duoc.ground.worktime.calculations import local
from duoc.language.calculations import changed_between
from duoc.people.powers import Actor


@dataclass(frozen=True)
class Signable:
    """A draft stands, the place is the actor's, and nothing runs any more that a signature waits for.

    Attributes:
        not_theirs: why this draft is not the actor's to sign at this step; None when it is.
    """

    not_theirs: Callable[[Proposal, Actor, datetime], Refusal | None]

    def __call__(self, dossier: Dossier, actor: Actor, at: datetime) -> Refusal | None:
        proposal = queries.proposal(dossier)
        if proposal is None:
            return no_draft()
        proposal.dossier = dossier
        granted = proposal.kind == Proposal.Kind.GRANT
        refusal = self.not_theirs(proposal, actor, at) or not_independent(dossier, actor, signs=True)
        refusal = refusal or dossiers.readiness.withdrawal_unanswered(dossier)
        refusal = refusal or dossiers.not_decided_here(dossier)
        if refusal is not None or not granted:
            return refusal
        return (
            _outdated(proposal, at)
            or dossiers.readiness.agreement_missing(dossier, proposal.values)
            or dossiers.posted.posting_runs(dossier, proposal.values, at)
        )


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


def signing(not_theirs: Callable[[Proposal, Actor, datetime], Refusal | None]) -> tuple[Judged, Condition]:
    """The conditions of every act by which somebody signs a draft."""
    return Judged(Signable(not_theirs)), DEATH_SETTLED


def draft_to_sign(dossier: Dossier, proposal_id: str) -> Proposal:
    """The proposal that is signed now.

    Raises:
        NotNow: another one stands than the one that was read, or a register holds already what it would enter. That is
            asked when it is signed and not when it is offered: the page shows what the registers hold by itself.
    """
    proposal = standing_proposal(dossier)
    if str(proposal.pk) != proposal_id:
        raise NotNow(_("Dự thảo đã được thay bằng bản khác."), _("Hãy mở lại hồ sơ và đọc bản mới trước khi ký."))
    hindrance = before_signing.hindrance_of(proposal) if proposal.kind == Proposal.Kind.GRANT else None
    if hindrance is not None:
        raise hindrance
    proposal.dossier = dossier
    return proposal
