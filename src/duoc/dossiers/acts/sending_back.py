"""Who signs results sends back what was proposed to them, with a reason: alike for each kind of proposal."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.models import ApologyDraft, StopProposal, TransferProposal
from duoc.dossiers.rules import Changed, Incomplete
from duoc.ground.letters.calculations import says_too_little

Proposal = TypeVar("Proposal", ApologyDraft, StopProposal, TransferProposal)


@dataclass(frozen=True)
class SentBack:
    """`proposal`: the one that was read."""

    proposal: str
    answer: str


def sent_back_as(values: Mapping[str, Any]) -> SentBack:
    """The parameters of the answer.

    Raises:
        Incomplete: an answer that says nothing.
    """
    if says_too_little(str(values["answer"])):
        faults = {"answer": _("Hãy ghi rõ vì sao trả lại để người đề nghị hiểu (ít nhất 10 ký tự).")}
        raise Incomplete(_("Chưa trả lại được đề nghị."), _("Hãy xem lại các mục được đánh dấu."), faults)
    return SentBack(str(values["proposal"]), str(values["answer"]))


def expect_as_read(waiting: Proposal | None, proposal: str) -> Proposal:
    """The proposal that waits.

    Raises:
        Changed: another one than the one that was read waits now.
    """
    if waiting is None or str(waiting.pk) != proposal:
        raise Changed(_("Đề nghị đã thay đổi sau khi bạn mở trang."), _("Hãy đọc lại rồi quyết định."))
    return waiting


def send_back(waiting: Proposal | None, doing: Doing[SentBack]) -> Outcome[Proposal]:
    """Raises Changed."""
    row = expect_as_read(waiting, doing.given.proposal)
    row.closed_at, row.answer = doing.at, doing.given.answer
    row.sent_back_by_id, row.sent_back_post_id = doing.actor.person, doing.actor.post
    row.save(update_fields=["closed_at", "answer", "sent_back_by", "sent_back_post"])
    return Outcome(row, hidden={"answer": row.answer})
