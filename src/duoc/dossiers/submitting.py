"""What somebody asked for about a dossier and waits for its answer: what was proposed to the head of the body, or what
they sent back, one of a kind, the newest; and the applicant's wish to withdraw, until somebody proposes to let it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers import apologising
from duoc.dossiers.acts.act_form import Shown
from duoc.dossiers.models import ApologyDraft, Dossier, StopProposal, SupplementProposal, TransferProposal
from duoc.dossiers.sending_on import newest_proposal
from duoc.dossiers.stopping import newest_stop
from duoc.dossiers.supplement_requests import waiting_proposal
from duoc.dossiers.withdrawals import waiting as waiting_withdrawal
from duoc.dossiers.withdrawals import waits as wants_to_withdraw
from duoc.ground.worktime.calculations import moment

Proposal = ApologyDraft | StopProposal | TransferProposal


@dataclass(frozen=True)
class Submitted:
    """What waits, or was sent back: what it asks for and what it waits for, by whom and when it was made, or sent back;
    `say`: why it was."""

    word: str
    by: str
    at: datetime
    say: str = ""


def submitted(dossier: Dossier, at: datetime) -> list[Submitted]:
    """All that waits at a moment, in no order of worth. No query where it is known that nothing was ever proposed."""
    return list(_submitted(dossier, at))


def _submitted(dossier: Dossier, at: datetime) -> Iterator[Submitted]:
    again = waiting_proposal(dossier)
    if again is not None:
        yield Submitted(_("Yêu cầu bổ sung lần nữa: đã đề nghị, chờ duyệt"), again.by.full_name, again.at)
    apology = apologising.newest_draft(dossier)
    if apology is not None:
        past = apologising.names_a_past_date(apology, at)
        in_time, late = _("Xin lỗi và hẹn lại: đã trình, chờ ký"), _("Xin lỗi và hẹn lại: chưa ký, ngày đề nghị đã qua")
        yield _proposed(apology, late if past else in_time, _("Xin lỗi và hẹn lại: bị trả lại"))
    stop = newest_stop(dossier)
    if stop is not None and stop.withdrawal_id is not None:
        yield _proposed(stop, _("Cho rút hồ sơ: đã trình, chờ ký"), _("Cho rút hồ sơ: bị trả lại"))
    elif stop is not None:
        yield _proposed(stop, _("Dừng giải quyết: đã trình, chờ ký"), _("Dừng giải quyết: bị trả lại"))
    wish = waiting_withdrawal(dossier) if wants_to_withdraw(dossier) else None
    if wish is not None and (stop is None or stop.withdrawal_id is None):
        yield Submitted(_("Người yêu cầu xin rút hồ sơ: chờ trả lời"), wish.by.full_name, wish.at, wish.reason)
    transfer = newest_proposal(dossier)
    if transfer is not None:
        body = {"body": transfer.to_unit.name}
        waits = _("Chuyển đến %(body)s: đã đề nghị, chờ duyệt") % body
        yield _proposed(transfer, waits, _("Chuyển đến %(body)s: đề nghị bị trả lại") % body)


def _proposed(row: Proposal, waits: str, sent_back: str) -> Submitted:
    """It waits, or was sent back and no newer one waits."""
    if row.sent_back_by is not None and row.closed_at is not None:
        return Submitted(sent_back, row.sent_back_by.full_name, row.closed_at, row.answer)
    return Submitted(waits, row.by.full_name if row.by else "", row.at)


def shown_before(row: Proposal | SupplementProposal | None) -> Shown:
    """What the form of a proposal says of the one that waits, which a new one replaces, or that was sent back."""
    if row is None or row.by is None:
        return ()
    if not isinstance(row, SupplementProposal) and row.answer:
        return [(gettext_lazy("Lần trước bị trả lại"), row.answer)]
    words = {"name": row.by.full_name, "at": moment(row.at)}
    say = _("%(name)s đã trình lúc %(at)s. Trình lại thì bản mới thay bản đó.") % words
    return [(gettext_lazy("Đã trình, chờ ký"), say)]
