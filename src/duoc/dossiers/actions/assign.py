"""The head of a unit says who handles a dossier, whoever has it in hand (phân công người xử lý)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.actions.give import chosen, seats, too_short
from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field, Shown
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event, Words
from duoc.dossiers.hands import hand_of, may_change, pass_on
from duoc.dossiers.models import Assignment, Dossier
from duoc.dossiers.rules import OutOfTurn
from duoc.ground.worktime.calculations import local
from duoc.people.powers import Actor, Power

QUEUE = "queue"
"""Chosen instead of a person: nobody, it goes back into the queue."""


@dataclass(frozen=True)
class Given:
    """`to`: a seat, as `candidates` names it, or `QUEUE`. `reason`: needed where somebody has the dossier in hand."""

    to: str
    reason: str = ""


def _options(dossier: Dossier, at: datetime) -> dict[str, Words]:
    queue = {QUEUE: gettext_lazy("Không ai: trả về hàng chờ của đơn vị")} if dossier.assigned_to_id else {}
    return {**seats(dossier, at), **queue}


def _given(values: Mapping[str, Any]) -> Given:
    return Given(str(values["to"]), str(values["reason"] or ""))


def _shown(dossier: Dossier) -> Shown:
    hand = hand_of(dossier)
    if hand is None:
        return ()
    words = {"name": hand.name, "post": hand.post, "since": f"{local(hand.since):%H:%M, %d/%m/%Y}"}
    return ((_("Người đang giữ hồ sơ"), _("%(name)s, %(post)s, từ %(since)s") % words),)


def _assign(doing: Doing[Given]) -> Outcome[Assignment]:
    dossier, given = doing.dossier, doing.given
    if dossier.assigned_to_id is not None and (fault := too_short(given.reason)):
        raise fault
    by, at, hidden = doing.actor.person, doing.at, {"reason": given.reason}
    if given.to == QUEUE and dossier.assigned_to_id is not None:
        return Outcome(pass_on(dossier, None, by=by, at=at, reason=given.reason), hidden=hidden)
    seat = chosen(dossier, given.to, at)
    hand = pass_on(dossier, (seat.person_id, seat.post_id), by=by, at=at, reason=given.reason)
    return Outcome(hand, {"to_post": str(seat.post_id)}, hidden=hidden)


def _outside(dossier: Dossier, actor: Actor, _at: datetime) -> OutOfTurn | None:
    """It waits for somebody else, or lies with the other of the two bodies, whose head says who handles it there."""
    if dossier.assigned_unit_id in actor.units:
        return None
    return OutOfTurn(_("Hồ sơ đang ở ngoài đơn vị của bạn."), _("Phân công được khi hồ sơ về lại đơn vị."))


def _nobody(dossier: Dossier, _actor: Actor, at: datetime) -> OutOfTurn | None:
    """Nobody may take it in hand: at this desk dossiers are submitted to one person, or no seat is held."""
    if dossier.assigned_to_id is not None or may_change(dossier, at):
        return None
    return OutOfTurn(
        _("Bước này không có ai để phân công."), _("Hồ sơ trình một người ký, hoặc chức danh chưa có người giữ.")
    )


ASSIGN = declare(
    Act(
        event=events.declare(Event("dossier.assigned", title=gettext_lazy("Phân công người xử lý"))),
        power=Power.DOSSIER_ASSIGN,
        states=frozenset(Dossier.HELD),
        on_desk=False,
        conditions=(
            Judged(_outside),
            Judged(_nobody),
        ),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Phân công người xử lý"),
            fields=(
                Field("to", gettext_lazy("Ai xử lý hồ sơ này?"), "choice"),
                Field(
                    "reason",
                    gettext_lazy("Vì sao?"),
                    "long_text",
                    required=False,
                    needed=gettext_lazy("cần khi đổi người đang giữ"),
                ),
            ),
            options_of=lambda dossier, at: {"to": _options(dossier, at)},
            shown=_shown,
            given=_given,
            button=gettext_lazy("Phân công"),
            done=gettext_lazy("Đã phân công người xử lý."),
        ),
        write=_assign,
        row=Assignment,
    )
)
