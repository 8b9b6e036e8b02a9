"""Handing the result over (trả kết quả)."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events, flow
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.doing import Condition, Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.notifying import notify_applicant
from duoc.dossiers.acts.paying import payment_awaited
from duoc.dossiers.handing_over import hand_over_refused, results_unsettled, return_ways
from duoc.dossiers.models import Dossier, Handover
from duoc.dossiers.new_originals import given_with_result
from duoc.dossiers.planning import definition_of
from duoc.dossiers.rules import Incomplete
from duoc.dossiers.taking import COUNTER, Taker, on_record, taken, way_in_words
from duoc.ground.letters.calculations import mended
from duoc.notices.actions import Message
from duoc.people.powers import Actor, Power

State = Dossier.State
WAYS = (Handover.Way.ONLINE, COUNTER)
TAKEN = Message(
    "result_taken",
    gettext_noop("Kết quả hồ sơ {code} đã được trao tại quầy"),
    gettext_noop(
        "{unit} đã trao kết quả “{procedure}” tại quầy. Ai nhận được ghi trong hồ sơ. "
        "Nếu không phải bạn hoặc người bạn nhờ, hãy báo ngay cho {unit}."
    ),
)


@dataclass(frozen=True)
class Given:
    way: str
    note: str
    results: tuple[str, ...] = ()
    taker: Taker | None = None


def hand_over(
    *,
    actor: Actor,
    dossier_id: uuid.UUID | str,
    way: str,
    key: str,
    at: datetime,
    note: str = "",
    answers: Mapping[str, Any] | None = None,
    results: Sequence[str] = (),
    taker: Taker | None = None,
) -> Handover:
    """Records that the result reached the applicant, and how; what the post brings goes by `send_parcel`.

    Args:
        way: one of `WAYS`.
        answers: of the desk to what the definition asks it at this step.
        results: those that are handed over, by their ids, as the page showed them.
        taker: who takes it at the counter, and what proves it; nobody takes what is put online.

    Raises:
        Forbidden: no clerk of the unit.
        Incomplete: unknown way, one that the procedure does not leave open, at the counter to nobody, to a stranger or
            without proof, or an answer of the desk is missing or stands against it; `faults`.
        OutOfTurn: no result yet, or returned already; or what is due at the hand-over is not paid.
        NotNow: a result was revoked or replaced since the page was opened, or is about to be.
    """
    if way not in WAYS:
        raise _wrong(_("Chưa chọn cách trả kết quả."), _("Hãy chọn trực tuyến hoặc tại quầy."))
    given = Given(way, mended(note, lines=True)[:300], tuple(results), taker if way == COUNTER else None)
    return HAND_OVER.perform(dossier_id, given, actor=actor, key=key, at=at, answers=answers)


def _wrong(say: str, remedy: str) -> Incomplete:
    return Incomplete(say, remedy, {"way": f"{say} {remedy}"})


def _hand_over(doing: Doing[Given]) -> Outcome[Handover]:
    if (refusal := hand_over_refused(doing.dossier, doing.given.results)) is not None:
        raise refusal
    if doing.given.way not in return_ways(doing.dossier):
        rule = definition_of(doing.dossier).hand_over
        raise _wrong(_("Kết quả này không trả bằng cách đó."), rule.say if rule else "")
    row = taken(doing, doing.given.taker or Taker("", "")) if doing.given.way == COUNTER else {}
    handover = Handover.objects.create(
        dossier=doing.dossier,
        at=doing.at,
        by_id=doing.actor.person,
        post_id=doing.actor.post,
        way=doing.given.way,
        note=doing.given.note,
        **row,
    )
    given_with_result(doing.dossier, doing.at)
    if not row:
        return Outcome(handover, {"way": doing.given.way})
    notify_applicant(doing.dossier, TAKEN, at=doing.at)
    facts, hidden = on_record(handover)
    return Outcome(handover, facts, hidden | {"returned_papers": handover.returned_papers})


HAND_OVER = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.returned",
                title=gettext_lazy("Trả kết quả"),
                details=way_in_words,
                to_applicant=gettext_lazy("Đã trả kết quả"),
                applicant_details=way_in_words,
            )
        ),
        power=Power.DOSSIER_RETURN,
        states=frozenset({State.DONE}),
        after=frozenset({State.RETURNED}),
        on_desk=False,
        ends_step=True,
        move=flow.leave,
        conditions=(
            Condition(
                lambda dossier: not dossier.with_carrier,
                gettext_lazy("Kết quả đang ở chỗ bưu chính."),
                gettext_lazy("Ghi bưu chính đã phát hoặc chuyển hoàn."),
            ),
            Judged(payment_awaited),
            Judged(results_unsettled),
        ),
        write=_hand_over,
        row=Handover,
    )
)
