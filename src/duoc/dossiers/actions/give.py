"""Who has a dossier in hand gives it to a colleague (chuyển người xử lý)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.acts.doing import Condition, Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event, Words
from duoc.dossiers.hands import candidates, may_change, pass_on
from duoc.dossiers.models import Assignment, Dossier
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.letters.calculations import says_too_little
from duoc.ground.worktime.calculations import local
from duoc.people import queries as people
from duoc.people.models import Appointment
from duoc.people.powers import Actor, Power

IS_HELD = Condition(
    lambda dossier: dossier.assigned_to_id is not None,
    gettext_lazy("Hồ sơ này chưa có ai nhận xử lý."),
    gettext_lazy("Hãy nhận xử lý hồ sơ trước."),
)


@dataclass(frozen=True)
class Given:
    """`to`: the seat of the colleague, as `candidates` names it."""

    to: str
    reason: str


def seats(dossier: Dossier, at: datetime) -> dict[str, Words]:
    """Who may be chosen, in words: name, post, and that they are away."""
    away = set(people.away_on(local(at).date()).values_list("person", flat=True))
    words = {True: _("%(name)s, %(post)s (đang vắng mặt, có người làm thay)"), False: "%(name)s, %(post)s"}
    return {
        key: words[one.person_id in away] % {"name": one.person.full_name, "post": one.post.title}
        for key, one in candidates(dossier, at).items()
    }


def chosen(dossier: Dossier, to: str, at: datetime) -> Appointment:
    """The seat into whose hand it is given.

    Raises:
        Incomplete: nobody of this unit who holds such a desk, or who has it already.
    """
    seat = candidates(dossier, at).get(to)
    if seat is None:
        say = _("Hãy chọn một người đang giữ chức danh xử lý bước này ở đơn vị, và không phải người đang giữ hồ sơ.")
        raise Incomplete(_("Chưa chuyển được hồ sơ."), _("Hãy xem lại các mục được đánh dấu."), {"to": say})
    return seat


def too_short(reason: str) -> Incomplete | None:
    """The refusal of a reason that says nothing."""
    if not says_too_little(reason):
        return None
    say = _("Hãy ghi vì sao (ít nhất 10 ký tự), để người nhận và lãnh đạo biết.")
    return Incomplete(_("Chưa chuyển được hồ sơ."), _("Hãy xem lại các mục được đánh dấu."), {"reason": say})


def _given(values: Mapping[str, Any]) -> Given:
    given = Given(str(values["to"]), str(values["reason"]))
    if fault := too_short(given.reason):
        raise fault
    return given


def _give(doing: Doing[Given]) -> Outcome[Assignment]:
    seat = chosen(doing.dossier, doing.given.to, doing.at)
    hand = pass_on(
        doing.dossier,
        (seat.person_id, seat.post_id),
        by=doing.actor.person,
        at=doing.at,
        reason=doing.given.reason,
    )
    return Outcome(hand, {"to_post": str(seat.post_id)}, hidden={"reason": doing.given.reason})


def _alone(dossier: Dossier, _actor: Actor, at: datetime) -> OutOfTurn | None:
    """Nobody else holds such a desk in the unit."""
    if may_change(dossier, at):
        return None
    return OutOfTurn(
        _("Đơn vị không có ai khác giữ chức danh xử lý bước này."),
        _("Trả hồ sơ về hàng chờ, hoặc báo lãnh đạo đơn vị bố trí người."),
    )


GIVE = declare(
    Act(
        event=events.declare(Event("dossier.given", title=gettext_lazy("Chuyển hồ sơ cho đồng nghiệp xử lý"))),
        power=Power.DOSSIER_HOLD,
        states=frozenset(Dossier.HELD),
        conditions=(IS_HELD, Judged(_alone)),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Chuyển người xử lý"),
            fields=(
                Field("to", gettext_lazy("Chuyển cho ai?"), "choice"),
                Field("reason", gettext_lazy("Vì sao? Người nhận cần biết gì?"), "long_text"),
            ),
            options_of=lambda dossier, at: {"to": seats(dossier, at)},
            given=_given,
            button=gettext_lazy("Chuyển hồ sơ"),
            done=gettext_lazy("Đã chuyển hồ sơ cho đồng nghiệp."),
        ),
        write=_give,
        row=Assignment,
    )
)
