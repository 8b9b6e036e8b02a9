"""A step that neither receives, proposes nor signs is finished: the dossier goes on."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import events, flow
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.models import Dossier
from duoc.dossiers.readiness import must_pass_on, opinion_missing
from duoc.dossiers.rules import OutOfTurn
from duoc.dossiers.visiting import minutes_missing
from duoc.ground.once.calculations import Nothing
from duoc.people.powers import Actor, Power


def finish_step(
    *,
    actor: Actor,
    dossier_id: uuid.UUID | str,
    key: str,
    at: datetime,
    answers: Mapping[str, Any] | None = None,
) -> Dossier:
    """Passes the dossier on to the next step.

    Args:
        answers: of the desk to what the definition asks it at this step.

    Raises:
        Forbidden: not of the unit.
        Incomplete: an answer of the desk is missing or wrong; `faults`.
        OutOfTurn: not on the actor's desk; the step has an act of its own; or another body beside it has to answer.
    """
    return FINISH_STEP.perform(dossier_id, Nothing(), actor=actor, key=key, at=at, answers=answers)


def _finish(doing: Doing[Nothing]) -> Outcome[Dossier]:
    return Outcome(doing.dossier, {"step": doing.dossier.step})


def _has_its_own_act(dossier: Dossier, actor: Actor, at: datetime) -> OutOfTurn | None:
    if not must_pass_on(dossier, actor):
        return OutOfTurn(_("Bước này kết thúc bằng việc riêng của nó."), _("Hãy tải lại trang để xem việc phải làm."))
    return minutes_missing(dossier) or opinion_missing(dossier, at)


def _name(happening: Happening) -> str:
    steps = happening.definition.steps
    return next((step.name for step in steps if step.id == happening.facts.get("step")), "")


FINISH_STEP = declare(
    Act(
        event=events.declare(
            Event("dossier.step_finished", title=gettext_lazy("Xong một bước, chuyển tiếp"), details=_name)
        ),
        power=Power.DOSSIER_READ,
        states=frozenset({Dossier.State.PROCESSING}),
        ends_step=True,
        move=flow.move_on,
        conditions=(Judged(_has_its_own_act),),
        write=_finish,
        row=Dossier,
    )
)
