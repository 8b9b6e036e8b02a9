"""What was proposed to the head of the body about a dossier and waits for them, or what they sent back: one of a kind,
the newest."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers import apologising
from duoc.dossiers.acts.act_form import Shown
from duoc.dossiers.models import ApologyDraft, Dossier, StopProposal, SupplementProposal, TransferProposal
from duoc.dossiers.sending_on import newest_proposal
from duoc.dossiers.stopping import stop_proposal
from duoc.dossiers.supplement_requests import waiting_proposal
from duoc.ground.worktime.calculations import moment


@dataclass(frozen=True)
class Submitted:
    """A proposal that waits, or was sent back: what it asks for and what it waits for, by whom and when it was made, or
    sent back; `say`: why it was."""

    word: str
    by: str
    at: datetime
    say: str = ""


def submitted(dossier: Dossier, at: datetime) -> list[Submitted]:
    """All that waits at a moment, in no order of worth. No query where it is known that nothing was ever proposed."""
    return list(_submitted(dossier, at))


def _submitted(dossier: Dossier, at: datetime) -> Iterator[Submitted]:
    apology = apologising.to_sign(dossier)
    past = apology is not None and apologising.names_a_past_date(apology, at)
    in_time, too_late = _("Xin lỗi và hẹn lại: đã trình, chờ ký"), _("Xin lỗi và hẹn lại: chưa ký, ngày đề nghị đã qua")
    stop = stop_proposal(dossier)
    withdrawn = stop is not None and stop.withdrawal_id is not None
    stopped, let_go = _("Dừng giải quyết: đã trình, chờ ký"), _("Cho rút hồ sơ: đã trình, chờ ký")
    waiting = {
        too_late if past else in_time: apology,
        let_go if withdrawn else stopped: stop,
        _("Yêu cầu bổ sung lần nữa: đã đề nghị, chờ duyệt"): waiting_proposal(dossier),
    }
    for word, row in waiting.items():
        if row is not None and row.by is not None:
            yield Submitted(word, row.by.full_name, row.at)
    transfer = newest_proposal(dossier)
    if transfer is not None:
        yield _transfer(transfer)


def _transfer(row: TransferProposal) -> Submitted:
    """It waits, or was sent back and no newer one waits."""
    words = {"body": row.to_unit.name}
    if row.sent_back_by is not None and row.closed_at is not None:
        sent_back = _("Chuyển đến %(body)s: đề nghị bị trả lại") % words
        return Submitted(sent_back, row.sent_back_by.full_name, row.closed_at, row.answer)
    return Submitted(_("Chuyển đến %(body)s: đã đề nghị, chờ duyệt") % words, row.by.full_name, row.at)


def shown_before(row: ApologyDraft | StopProposal | SupplementProposal | TransferProposal | None) -> Shown:
    """What the form of a proposal says of the one that waits: a new one takes its place."""
    if row is None or row.by is None:
        return ()
    words = {"name": row.by.full_name, "at": moment(row.at)}
    say = _("%(name)s đã trình lúc %(at)s. Trình lại thì bản mới thay bản đó.") % words
    return [(gettext_lazy("Đã trình, chờ ký"), say)]
