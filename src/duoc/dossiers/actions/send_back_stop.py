"""Who signs results does not sign that a dossier is stopped, and says why; the dossier goes on as it was."""

from django.utils.translation import gettext_lazy

from duoc.dossiers.actions.stop import WAITS_FOR_SIGNATURE, shown_to_decide, to_decide
from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import declare
from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.sending_back import SentBack, Words, act_of, send_back
from duoc.dossiers.models import Dossier, StopProposal
from duoc.dossiers.stopping import stop_proposal


def _send_back(doing: Doing[SentBack]) -> Outcome[StopProposal]:
    return send_back(stop_proposal(doing.dossier), doing)


SEND_BACK_STOP = declare(
    act_of(
        events.declare(Event("dossier.stop_sent_back", title=gettext_lazy("Trả lại đề nghị dừng giải quyết"))),
        Words(
            gettext_lazy("Trả lại đề nghị dừng giải quyết"),
            gettext_lazy("Hồ sơ được giải quyết tiếp; người trình đọc lý do và làm tiếp."),
        ),
        _send_back,
        StopProposal,
        WAITS_FOR_SIGNATURE,
        shown=shown_to_decide,
        named=to_decide,
        states=frozenset({Dossier.State.PROCESSING, Dossier.State.SUPPLEMENT, Dossier.State.SUSPENDED}),
    )
)
