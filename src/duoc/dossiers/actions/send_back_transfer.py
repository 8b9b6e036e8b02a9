"""Who signs results does not let a dossier go to another body, and says why; it stays where it lies."""

from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.actions.transfer import shown_to_decide, to_decide
from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import declare
from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.sending_back import SentBack, Words, act_of, send_back
from duoc.dossiers.models import Dossier, TransferProposal
from duoc.dossiers.sending_on import WAITS_FOR_APPROVAL, transfer_proposal
from duoc.notices.actions import Message

SENT_BACK = Message(
    "desk_transfer_sent_back",
    gettext_noop("Đề nghị chuyển hồ sơ {code} bị trả lại"),
    gettext_noop("Đề nghị chuyển hồ sơ “{procedure}” sang cơ quan khác không được duyệt. Mở hồ sơ để xem vì sao."),
)


def _send_back(doing: Doing[SentBack]) -> Outcome[TransferProposal]:
    return send_back(transfer_proposal(doing.dossier), doing)


SEND_BACK_TRANSFER = declare(
    act_of(
        events.declare(
            Event("dossier.transfer_sent_back", title=gettext_lazy("Trả lại đề nghị chuyển cơ quan có thẩm quyền"))
        ),
        Words(
            gettext_lazy("Trả lại đề nghị chuyển cơ quan"),
            gettext_lazy("Hồ sơ ở lại cơ quan này; người đề nghị đọc lý do và làm tiếp."),
            gettext_lazy("Đề nghị chuyển"),
            gettext_lazy("Vì sao không chuyển?"),
            gettext_lazy("Đã trả lại đề nghị chuyển hồ sơ."),
        ),
        _send_back,
        TransferProposal,
        WAITS_FOR_APPROVAL,
        shown=shown_to_decide,
        named=to_decide,
        states=frozenset({Dossier.State.PROCESSING}),
        news=SENT_BACK,
    )
)
