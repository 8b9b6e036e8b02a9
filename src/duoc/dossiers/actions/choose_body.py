"""Somebody says which successor of an ended body decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events, flow
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.acts.doing import Condition, Doing, Outcome
from duoc.dossiers.acts.events import Event, Words
from duoc.dossiers.copies import follow
from duoc.dossiers.models import Dossier
from duoc.dossiers.rules import APPLICANT, Incomplete, Step
from duoc.dossiers.seated import next_desk_of_decider, nobody_there
from duoc.ground.worktime.calculations import local
from duoc.notices.actions import Message
from duoc.payments import actions as payments
from duoc.people import queries as people
from duoc.people.models import Organisation
from duoc.people.powers import Actor, Power

State = Dossier.State


@dataclass(frozen=True)
class Given:
    body: str


def _bodies(dossier: Dossier, at: datetime) -> dict[str, Organisation]:
    return {body.code: body for body in people.choosable([dossier.competent_unit_id], local(at).date())}


def _options(dossier: Dossier, at: datetime) -> Mapping[str, Mapping[str, Words]]:
    return {"body": {code: body.name for code, body in _bodies(dossier, at).items()}}


def _given(values: Mapping[str, Any]) -> Given:
    return Given(str(values["body"]))


def _choose(doing: Doing[Given]) -> Outcome[Dossier]:
    """The dossier and its copies go to the body chosen, to the desk where it stood; so does what is owed for it, unless
    another body took it in for them.

    Raises:
        Incomplete: none of the successors, or one in which nobody works on such dossiers: it would lie there unseen.
    """
    dossier = doing.dossier
    body = _bodies(dossier, doing.at).get(doing.given.body)
    if body is None:
        say = _("Hãy chọn một trong các cơ quan kế thừa.")
    else:
        say = nobody_there(body, next_desk_of_decider(dossier), doing.at)
    if body is None or say:
        raise Incomplete(_("Chưa xác định được cơ quan giải quyết."), say, {"body": say})
    if dossier.receiving_unit_id == dossier.competent_unit_id:
        dossier.receiving_unit = body
    dossier.competent_unit, dossier.body_undecided = body, False
    follow([dossier.pk], body.pk)
    payments.reassign([dossier.subject], dossier.receiving_unit_id)
    return Outcome(dossier, {"unit": str(body.pk), "body": body.name}, words={"body": body.name})


def _move(dossier: Dossier, actor: Actor, at: datetime) -> None:
    """To the desk of the step at which it stands; what waits for the applicant goes on waiting."""
    if dossier.desk != APPLICANT:
        flow.return_to_step(dossier, actor, at)
        return
    waiting = dossier.turns.get(closed_at__isnull=True)
    flow.to(Step(waiting.step, APPLICANT), same_step=True)(dossier, actor, at)


CHOOSE_BODY = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.body_chosen",
                title=gettext_lazy("Xác định cơ quan kế thừa giải quyết"),
                details=lambda it: it.facts["body"],
                to_applicant=lambda it: _("%(body)s giải quyết tiếp hồ sơ") % {"body": it.facts["body"]},
            )
        ),
        power=Power.DOSSIER_CHOOSE_BODY,
        states=frozenset({State.FILED, State.SUPPLEMENT, State.PROCESSING, State.SUSPENDED}),
        on_desk=False,
        conditions=(
            Condition(
                lambda dossier: dossier.body_undecided,
                gettext_lazy("Cơ quan giải quyết hồ sơ này đã được xác định."),
                gettext_lazy("Hãy tải lại trang để xem hồ sơ đang ở đâu."),
            ),
        ),
        move=_move,
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Xác định cơ quan kế thừa"),
            lead=gettext_lazy(
                "Cơ quan giải quyết hồ sơ này đã được chia, tách hoặc giải thể. Hồ sơ chỉ được xử lý tiếp sau khi xác "
                "định cơ quan kế thừa; thời hạn vẫn tính."
            ),
            fields=(Field("body", gettext_lazy("Cơ quan nào giải quyết tiếp?"), "choice"),),
            options_of=_options,
            given=_given,
            button=gettext_lazy("Chuyển hồ sơ"),
            done=gettext_lazy("Đã xác định cơ quan giải quyết; hồ sơ đã sang bàn của cơ quan đó."),
        ),
        message=Message(
            "body_chosen",
            gettext_noop("Đã xác định cơ quan giải quyết hồ sơ {code}"),
            gettext_noop("{body} giải quyết tiếp hồ sơ “{procedure}”; thời hạn không đổi."),
        ),
        write=_choose,
        row=Dossier,
    )
)
