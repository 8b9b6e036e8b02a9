"""Reading proposals and results."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from duoc.decisions.later import ON_ITS_WAY, about, is_later, later_of, later_signers, to_hand_over
from duoc.decisions.models import Content, CoSignerCheck, Decision, DraftCheck, Endorsement, LaterDecision, Proposal
from duoc.decisions.powers import of_reader
from duoc.decisions.recounting import formulas
from duoc.decisions.rendering import preview, signer_lines
from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import payment_awaited
from duoc.dossiers.models import Dossier
from duoc.ground.files import queries as files
from duoc.ground.refusal import NotFound
from duoc.language.calculations import Plan, signing_roles
from duoc.people import queries as people
from duoc.people.models import Delegation, Post
from duoc.people.powers import Actor, Power, check

__all__ = [
    "ON_ITS_WAY",
    "NotFound",
    "about",
    "asked_beside",
    "by_id",
    "draft_check",
    "formulas",
    "in_order_of_signing",
    "is_later",
    "later_by_id",
    "later_of",
    "later_proposed_by",
    "later_signers",
    "later_to_issue",
    "later_to_number",
    "later_to_sign",
    "of_dossier",
    "preview",
    "proposal",
    "read_content",
    "read_result",
    "signer_lines",
    "signers_of",
    "to_hand_over",
    "to_sign",
    "turns_of",
]

HOLDER = people.party_paths("holder")


def proposal(dossier: Dossier) -> Proposal | None:
    """The proposal that stands, if any; `written_down`: whether anything was ever delegated to its signer."""
    proposals = Proposal.objects.select_related("by", "signer__organisation")
    written_down = Exists(Delegation.objects.filter(post=OuterRef("signer")))
    return proposals.annotate(written_down=written_down).filter(dossier=dossier, standing=True).first()


def draft_check(proposal: Proposal) -> DraftCheck | None:
    """The applicant's reading of the draft, if it was asked for."""
    return DraftCheck.objects.filter(proposal=proposal).first()


def asked_beside(actor: Actor, dossier: Dossier) -> CoSignerCheck | None:
    """What is asked of the actor about the draft that waits, as somebody who signed beside the filer."""
    if not dossier.waits_for_applicant:
        return None
    rows = CoSignerCheck.objects.select_related("check_by_applicant__proposal")
    waiting = rows.filter(answered_at=None, check_by_applicant__answered_at=None)
    own = waiting.filter(person_id=actor.person, check_by_applicant__proposal__dossier=dossier)
    part = own.filter(check_by_applicant__proposal__standing=True).first()
    if part is not None:
        part.check_by_applicant.proposal.dossier = dossier
    return part


def signers_of(dossier: Dossier, at: datetime, plan: Plan | None = None) -> list[Post]:
    """The posts that may sign the results of a dossier, the longest held first.

    Args:
        plan: with the answers of the desk, where the results are known; else any signer of the procedure will do, as
            for a refusal.
    """
    roles = signing_roles(dossiers.definition_of(dossier), plan, dossier.step)
    return [post for role in roles for post in people.seats(dossier.competent_unit_id, role, at)]


def to_sign(actor: Actor) -> "QuerySet[Proposal]":
    """Proposals that wait for the actor's signature now, and for nobody's before it, the most urgent first; `endorses`:
    the actor signs before the signer, at the step where the dossier stands. `was_objected`: a body that was asked did
    not agree, or somebody objected while it was posted."""
    unsigned = Endorsement.objects.filter(proposal=OuterRef("pk"), at=None)
    own_place = unsigned.filter(post=actor.post_id, step=OuterRef("dossier__step"))
    as_signer = Q(signer_id=actor.post_id) & ~Exists(unsigned)
    return (
        Proposal.objects.select_related("by", *people.party_paths("dossier__applicant"))
        .prefetch_related("contents")
        .annotate(endorses=Exists(own_place), was_objected=dossiers.was_objected("dossier"))
        .filter(as_signer | Q(endorses=True), standing=True, dossier__desk=actor.role)
        .order_by("dossier__due_at", "at", "id")
    )


def later_to_sign(actor: Actor) -> "QuerySet[LaterDecision]":
    """What was drafted about results in force and waits for the actor's signature, the oldest first."""
    rows = LaterDecision.objects.filter(standing=True, state=LaterDecision.State.DRAFT, signer_post=actor.post_id)
    return rows.select_related("subject__dossier__version", "by", "signer_post", *HOLDER).order_by("drafted_at", "pk")


def later_proposed_by(actor: Actor) -> "QuerySet[LaterDecision]":
    """What the actor has drafted about results and waits to be signed, or was returned, newest first."""
    states = {LaterDecision.State.DRAFT, LaterDecision.State.VOID}
    rows = LaterDecision.objects.filter(by_id=actor.person_id, state__in=states)
    return rows.select_related("subject__dossier").order_by("-drafted_at", "pk")


def later_to_number(actor: Actor) -> "QuerySet[LaterDecision]":
    """What was signed about results in the actor's body and has no number yet."""
    return LaterDecision.objects.filter(state=LaterDecision.State.SIGNED, organisation_id__in=actor.units)


def later_to_issue(dossier_id: uuid.UUID | str) -> list[uuid.UUID]:
    """What the leader has signed about results of a dossier and the registry has not numbered yet."""
    later = LaterDecision.objects.filter(subject__dossier_id=dossier_id, state=LaterDecision.State.SIGNED)
    return list(later.order_by("approved_at").values_list("pk", flat=True))


def turns_of(ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, str]:
    """What those of these results do that decide about another one, in a word: revoke, correct, re-issue. One query."""
    rows = LaterDecision.objects.filter(pk__in=ids)
    return {row.pk: str(row.get_turn_display()) for row in rows.only("turn")}


def later_by_id(id: uuid.UUID | str) -> LaterDecision:
    """What was drafted, or decided, about a result.

    Raises:
        NotFound.
    """
    rows = LaterDecision.objects.select_related(
        "subject__dossier__version", "by", "returned_by", "signer_post", "text", "signed_file", "file", *HOLDER
    )
    later = rows.filter(pk=id).first()
    if later is None:
        raise NotFound(_("Không tìm thấy đề nghị này."), _("Hãy mở lại kết quả."))
    return later


def of_dossier(dossier: Dossier) -> Sequence[Decision]:
    """The results of a dossier, in the order in which they were made; what was returned unissued is none."""
    return list(
        Decision.objects.select_related("file", "text", "approved_by", "organisation")
        .filter(dossier=dossier)
        .exclude(state=Decision.State.VOID)
        .order_by("approved_at", "place")
    )


def in_order_of_signing(dossier_ids: Sequence[str]) -> list[str]:
    """The same dossiers, the one signed first in front: in this order they are numbered (Decree 30/2020 Art. 15).

    One order for everybody, so that two officials never wait for each other; those without a result come last.
    """
    signed = Decision.objects.filter(dossier_id__in=dossier_ids).exclude(state=Decision.State.VOID)
    times = {
        str(id): at
        for id, at in signed.order_by("-approved_at").values_list("dossier_id", "approved_at")
        if at is not None
    }
    return sorted(times, key=lambda id: (times[id], id)) + sorted(set(dossier_ids) - set(times))


def read_content(content: Content) -> bytes:
    """The text of a result before signing."""
    return files.read(content.signed_text)


def read_result(actor: Actor, decision: Decision, at: datetime) -> bytes:
    """The issued file, for its holder, the agency, and the unit that hands it over.

    What a law does not let be handed over online its holder reads here once it was handed over.

    Raises:
        Forbidden, NotFound.
        duoc.dossiers.rules.OutOfTurn: what is due at the hand-over is not paid; officials read it all the same.
    """
    check(actor, Power.DECISION_READ, of_reader(decision), at)
    if decision.file is None:
        raise NotFound(_("Kết quả chưa được ban hành."), _("Hãy quay lại sau khi nhận được thông báo."))
    if not actor.is_official and (refusal := payment_awaited(decision.dossier, actor, at)) is not None:
        raise refusal
    if not actor.is_official and not dossiers.readable_online(decision.dossier):
        raise NotFound(_("Kết quả này chưa trao."), _("Hãy đến nhận tại nơi tiếp nhận hồ sơ."))
    return files.read(decision.file)


def given_once_more(decision: Decision) -> bool:
    """Whether it may be given once more when its original is lost: a notice of refusal is no result."""
    return decision.proposal.kind == Proposal.Kind.GRANT


def by_id(id: uuid.UUID | str) -> Decision:
    """The result of this id.

    Raises:
        NotFound.
    """
    decision = (
        Decision.objects.select_related("organisation", "dossier", "file", "text", "approved_by", *HOLDER)
        .filter(pk=id)
        .first()
    )
    if decision is None:
        raise NotFound(_("Không tìm thấy kết quả này."))
    return decision
