"""Who signs results does not sign that a dossier is stopped, and says why; the dossier goes on as it was."""

from django.utils.translation import gettext_lazy

from duoc.dossiers.actions.stop import WAITS_FOR_SIGNATURE, shown_to_decide, to_decide
from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.news import SENT_BACK, News
from duoc.dossiers.acts.sending_back import SentBack, send_back, sent_back_as
from duoc.dossiers.models import Dossier, StopProposal
from duoc.dossiers.signing_for import not_delegated
from duoc.dossiers.stopping import stop_proposal
from duoc.people.powers import Power


def _send_back(doing: Doing[SentBack]) -> Outcome[StopProposal]:
    return send_back(stop_proposal(doing.dossier), doing)


SEND_BACK_STOP = declare(
    Act(
        event=events.declare(Event("dossier.stop_sent_back", title=gettext_lazy("Trả lại đề nghị dừng giải quyết"))),
        power=Power.DECISION_SIGN,
        states=frozenset({Dossier.State.PROCESSING, Dossier.State.SUPPLEMENT, Dossier.State.SUSPENDED}),
        on_desk=False,
        conditions=(WAITS_FOR_SIGNATURE, Judged(not_delegated)),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Trả lại đề nghị dừng giải quyết"),
            lead=gettext_lazy("Hồ sơ được giải quyết tiếp; người trình đọc lý do và làm tiếp."),
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
        row=StopProposal,
    )
)
