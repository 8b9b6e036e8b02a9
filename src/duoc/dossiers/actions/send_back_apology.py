"""Who signs results does not sign an apology, and says why; the dossier goes on as it was."""

from django.utils.translation import gettext_lazy

from duoc.dossiers.actions.sign_apology import WAITS_FOR_SIGNATURE, shown_to_decide, to_decide
from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import declare
from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.sending_back import SentBack, Words, act_of, send_back
from duoc.dossiers.apologising import to_sign
from duoc.dossiers.models import ApologyDraft, Dossier


def _send_back(doing: Doing[SentBack]) -> Outcome[ApologyDraft]:
    return send_back(to_sign(doing.dossier), doing)


SEND_BACK_APOLOGY = declare(
    act_of(
        events.declare(Event("dossier.apology_sent_back", title=gettext_lazy("Trả lại văn bản xin lỗi, hẹn lại"))),
        Words(
            gettext_lazy("Trả lại văn bản xin lỗi, hẹn lại"),
            gettext_lazy("Ngày hẹn không đổi, thời hạn vẫn chạy; chưa hết hạn thì trình lại được."),
        ),
        _send_back,
        ApologyDraft,
        WAITS_FOR_SIGNATURE,
        shown=shown_to_decide,
        named=to_decide,
        states=frozenset({Dossier.State.PROCESSING}),
    )
)
