"""Who signs results does not let a dossier go to another body, and says why; it stays where it lies."""

from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.actions.transfer import shown_to_decide, to_decide
from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.news import News
from duoc.dossiers.acts.sending_back import SentBack, send_back, sent_back_as
from duoc.dossiers.models import Dossier, TransferProposal
from duoc.dossiers.sending_on import WAITS_FOR_APPROVAL, transfer_proposal
from duoc.dossiers.signing_for import not_delegated
from duoc.notices.actions import Message
from duoc.people.powers import Power


def _send_back(doing: Doing[SentBack]) -> Outcome[TransferProposal]:
    return send_back(transfer_proposal(doing.dossier), doing)


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
            given=sent_back_as,
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
