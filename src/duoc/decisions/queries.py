"""Reading proposals and results."""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from duoc.decisions.models import Content, Decision, DraftCheck, Proposal
from duoc.decisions.powers import of_decision
from duoc.decisions.recounting import recounted
from duoc.decisions.rendering import preview, signer_lines
from duoc.decisions.seals import signers
from duoc.dossiers.models import Dossier
from duoc.ground.documents.queries import Report, verify
from duoc.ground.files import queries as files
from duoc.ground.refusal import NotFound
from duoc.people import queries as people
from duoc.people.models import Post
from duoc.people.powers import Actor, Power, check

__all__ = [
    "Finding",
    "NotFound",
    "by_id",
    "by_token",
    "draft_check",
    "examine_file",
    "of_dossier",
    "preview",
    "proposal",
    "read_content",
    "read_result",
    "recounted",
    "report_of",
    "signer_lines",
    "signers_of",
    "to_sign",
]

HOLDER = people.party_paths("holder")
SHOWN = ("organisation", "approved_by", "replaced_by", "file", "dossier", *HOLDER)


@dataclass(frozen=True)
class Finding:
    """What a handed-in PDF turned out to be.

    Attributes:
        report: what its signatures say.
        decision: the result that it belongs to, when it is one of ours.
    """

    report: Report
    decision: Decision | None

    @property
    def same(self) -> bool:
        """True when it is, byte for byte, the file that was issued."""
        return self.decision is not None


def proposal(dossier: Dossier) -> Proposal | None:
    """The proposal that stands, if any."""
    return Proposal.objects.select_related("by", "signer__organisation").filter(dossier=dossier, standing=True).first()


def draft_check(proposal: Proposal) -> DraftCheck | None:
    """The applicant's reading of the draft, if it was asked for."""
    return DraftCheck.objects.filter(proposal=proposal).first()


def signers_of(dossier: Dossier, at: datetime) -> list[Post]:
    """The posts that may sign the results of a dossier, the longest held first."""
    return people.seats(dossier.competent_unit_id, "leader", at)


def to_sign(actor: Actor) -> "QuerySet[Proposal]":
    """Proposals that wait for the actor's signature, the most urgent first."""
    return (
        Proposal.objects.select_related("by", *people.party_paths("dossier__applicant"))
        .prefetch_related("contents")
        .filter(standing=True, signer_id=actor.post_id, dossier__desk=actor.role)
        .order_by("dossier__due_at", "at", "id")
    )


def of_dossier(dossier: Dossier) -> Sequence[Decision]:
    """The results of a dossier, in the order in which they were made."""
    return list(
        Decision.objects.select_related("file", "content__file", "approved_by", "organisation")
        .filter(dossier=dossier)
        .order_by("approved_at", "id")
    )


def by_token(token: str) -> Decision:
    """The result behind a verification address. Anyone may ask; a result not in force yet does not exist for them.

    Raises:
        NotFound.
    """
    found = Decision.objects.select_related(*SHOWN).filter(token=token, issued_at__isnull=False).first()
    if found is None:
        raise NotFound(
            _("Không tìm thấy kết quả nào có mã này."), _("Hãy quét lại mã QR, hoặc thả tệp PDF vào trang kiểm tra.")
        )
    return found


def read_content(content: Content) -> bytes:
    """The text of a result before signing."""
    return files.read(content.file)


def read_result(actor: Actor, decision: Decision, at: datetime) -> bytes:
    """The issued file, for its holder and the agency.

    Raises:
        Forbidden, NotFound.
    """
    check(actor, Power.DECISION_READ, of_decision(decision), at)
    if decision.file is None:
        raise NotFound(_("Kết quả chưa được ban hành."), _("Hãy quay lại sau khi nhận được thông báo."))
    return files.read(decision.file)


def examine_file(pdf: bytes) -> Finding:
    """Judges a PDF that somebody hands in: its signatures, and whether it is one of the results kept here.

    Any bytes give a finding; nothing is kept.
    """
    report = verify(pdf, roots=signers().roots())
    same = Decision.objects.select_related(*SHOWN)
    decision = same.filter(file__sha256=hashlib.sha256(pdf).hexdigest()).first()
    return Finding(report, decision)


def report_of(decision: Decision) -> Report:
    """What the signatures of an issued file say, checked now."""
    if decision.file is None:
        raise NotFound(_("Kết quả chưa được ban hành."))
    return verify(files.read(decision.file), roots=signers().roots())


def by_id(id: uuid.UUID | str) -> Decision:
    """The result of this id.

    Raises:
        NotFound.
    """
    found = Decision.objects.select_related("organisation", "dossier", "file", *HOLDER).filter(pk=id).first()
    if found is None:
        raise NotFound(_("Không tìm thấy kết quả này."))
    return found
