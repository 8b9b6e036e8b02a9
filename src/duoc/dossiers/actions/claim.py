"""An official takes a dossier out of the queue of the unit into their own hand (nhận xử lý)."""

from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm
from duoc.dossiers.acts.doing import Condition, Doing, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.hands import pass_on
from duoc.dossiers.models import Assignment, Dossier
from duoc.ground.once.calculations import Nothing
from duoc.people.powers import Power


def _claim(doing: Doing[Nothing]) -> Outcome[Assignment]:
    actor = doing.actor
    hand = pass_on(doing.dossier, (actor.person, actor.post), by=actor.person, at=doing.at)
    return Outcome(hand, {"to_post": str(actor.post)})


CLAIM = declare(
    Act(
        event=events.declare(Event("dossier.claimed", title=gettext_lazy("Nhận xử lý hồ sơ"))),
        power=Power.DOSSIER_HOLD,
        states=frozenset(Dossier.HELD),
        conditions=(
            Condition(
                lambda dossier: dossier.assigned_to_id is None,
                gettext_lazy("Hồ sơ này đã có người nhận xử lý."),
                gettext_lazy("Hãy tải lại trang để xem ai đang giữ hồ sơ."),
            ),
        ),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Nhận xử lý"),
            fields=(),
            given=lambda _values: Nothing(),
            button=gettext_lazy("Nhận xử lý"),
            done=gettext_lazy("Bạn đã nhận xử lý hồ sơ này."),
        ),
        write=_claim,
        row=Assignment,
    )
)
