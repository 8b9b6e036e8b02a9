"""Who has a dossier in hand puts it back into the queue of the unit (trả về hàng chờ)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy

from duoc.dossiers.actions.give import IS_HELD, too_short
from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.hands import pass_on
from duoc.dossiers.models import Assignment, Dossier
from duoc.people.powers import Power


@dataclass(frozen=True)
class Given:
    reason: str


def _given(values: Mapping[str, Any]) -> Given:
    if fault := too_short(str(values["reason"])):
        raise fault
    return Given(str(values["reason"]))


def _put_back(doing: Doing[Given]) -> Outcome[Assignment]:
    reason = doing.given.reason
    hand = pass_on(doing.dossier, None, by=doing.actor.person, at=doing.at, reason=reason)
    return Outcome(hand, hidden={"reason": reason})


PUT_BACK = declare(
    Act(
        event=events.declare(Event("dossier.put_back", title=gettext_lazy("Trả hồ sơ về hàng chờ của đơn vị"))),
        power=Power.DOSSIER_HOLD,
        states=frozenset(Dossier.HELD),
        conditions=(IS_HELD,),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Trả về hàng chờ"),
            fields=(Field("reason", gettext_lazy("Vì sao trả về hàng chờ?"), "long_text"),),
            given=_given,
            button=gettext_lazy("Trả về hàng chờ"),
            done=gettext_lazy("Hồ sơ đã về hàng chờ của đơn vị."),
        ),
        write=_put_back,
        row=Assignment,
    )
)
