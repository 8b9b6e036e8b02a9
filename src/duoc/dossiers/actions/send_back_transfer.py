"""Who signs results does not let a dossier go to another body, and says why; it stays where it lies."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.actions.transfer import expect_as_read, shown_to_decide, to_decide
from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.news import News
from duoc.dossiers.models import Dossier, TransferProposal
from duoc.dossiers.rules import Incomplete
from duoc.dossiers.sending_on import WAITS_FOR_APPROVAL
from duoc.dossiers.signing_for import not_delegated
from duoc.ground.letters.calculations import says_too_little
from duoc.notices.actions import Message
from duoc.people.powers import Power


@dataclass(frozen=True)
class Given:
    proposal: str
    answer: str


def _given(values: Mapping[str, Any]) -> Given:
    """The parameters of the answer.

    Raises:
        Incomplete: an answer that says nothing.
    """
    if says_too_little(str(values["answer"])):
        faults = {"answer": _("Hãy ghi rõ vì sao trả lại để người đề nghị hiểu (ít nhất 10 ký tự).")}
        raise Incomplete(_("Chưa trả lại được đề nghị."), _("Hãy xem lại các mục được đánh dấu."), faults)
    return Given(str(values["proposal"]), str(values["answer"]))


def _send_back(doing: Doing[Given]) -> Outcome[TransferProposal]:
    row = expect_as_read(doing.dossier, doing.given.proposal)
    row.closed_at, row.answer = doing.at, doing.given.answer
    row.sent_back_by_id, row.sent_back_post_id = doing.actor.person, doing.actor.post
    row.save(update_fields=["closed_at", "answer", "sent_back_by", "sent_back_post"])
    return Outcome(row, hidden={"answer": row.answer})


SENT_BACK = Message(
    "desk_transfer_sent_back",
    gettext_noop("Đề nghị chuyển hồ sơ {code} bị trả lại"),
    gettext_noop("Đề nghị chuyển hồ sơ “{procedure}” sang cơ quan khác không được duyệt. Mở hồ sơ để xem vì sao."),
)
SEND_BACK_TRANSFER = declare(
    Act(
        event=events.declare(
            Event("dossier.transfer_sent_back", title=gettext_lazy("Trả lại đề nghị chuyển cơ quan có thẩm quyền"))
        ),
        power=Power.DECISION_SIGN,
        states=frozenset({Dossier.State.PROCESSING}),
        on_desk=False,
        conditions=(WAITS_FOR_APPROVAL, Judged(not_delegated)),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Trả lại đề nghị chuyển cơ quan"),
            lead=gettext_lazy("Hồ sơ ở lại cơ quan này; người đề nghị đọc lý do và làm tiếp."),
            fields=(
                Field("proposal", gettext_lazy("Đề nghị chuyển"), "choice"),
                Field("answer", gettext_lazy("Vì sao không chuyển?"), "long_text"),
            ),
            given=_given,
            shown=shown_to_decide,
            options_of=lambda dossier, _at: {"proposal": to_decide(dossier)},
            button=gettext_lazy("Trả lại"),
            done=gettext_lazy("Đã trả lại đề nghị chuyển hồ sơ."),
        ),
        news=lambda row: News(SENT_BACK, row.by_id, row.post_id),
        write=_send_back,
        row=TransferProposal,
    )
)
