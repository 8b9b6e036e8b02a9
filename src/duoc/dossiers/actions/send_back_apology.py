"""Who signs results does not sign an apology, and says why; the dossier goes on as it was."""

from django.utils.translation import gettext_lazy

from duoc.dossiers.actions.sign_apology import WAITS_FOR_SIGNATURE, shown_to_decide, to_decide
from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.news import SENT_BACK, News
from duoc.dossiers.acts.sending_back import SentBack, send_back, sent_back_as
from duoc.dossiers.apologising import to_sign
from duoc.dossiers.models import ApologyDraft, Dossier
from duoc.dossiers.signing_for import not_delegated
from duoc.people.powers import Power


def _send_back(doing: Doing[SentBack]) -> Outcome[ApologyDraft]:
    return send_back(to_sign(doing.dossier), doing)


SEND_BACK_APOLOGY = declare(
    Act(
        event=events.declare(
            Event("dossier.apology_sent_back", title=gettext_lazy("Trả lại văn bản xin lỗi, hẹn lại"))
        ),
        power=Power.DECISION_SIGN,
        states=frozenset({Dossier.State.PROCESSING}),
        on_desk=False,
        conditions=(WAITS_FOR_SIGNATURE, Judged(not_delegated)),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Trả lại văn bản xin lỗi, hẹn lại"),
            lead=gettext_lazy("Ngày hẹn không đổi, thời hạn vẫn chạy; chưa hết hạn thì trình lại được."),
            fields=(
                Field("proposal", gettext_lazy("Văn bản trình ký"), "choice"),
                Field("answer", gettext_lazy("Vì sao không ký?"), "long_text"),
            ),
            given=sent_back_as,
            shown=shown_to_decide,
            options_of=lambda dossier, _at: {"proposal": to_decide(dossier)},
            button=gettext_lazy("Trả lại"),
            done=gettext_lazy("Đã trả lại văn bản trình ký."),
        ),
        news=lambda row: News(SENT_BACK, row.by_id, row.post_id),
        write=_send_back,
        row=ApologyDraft,
    )
)
