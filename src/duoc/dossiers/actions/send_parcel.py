"""The result on paper is given to the public post (gửi kết quả qua bưu chính công ích)."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events, flow
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.doing import Condition, Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.paying import payment_awaited
from duoc.dossiers.handing_over import hand_over_refused, results_unsettled
from duoc.dossiers.models import Dossier, Parcel
from duoc.dossiers.parcels import is_tracking_number, tracking_number
from duoc.dossiers.rules import CARRIER, Incomplete, Step
from duoc.notices.actions import Message
from duoc.people.powers import Actor, Power


@dataclass(frozen=True)
class Given:
    tracking_number: str
    results: tuple[str, ...] = ()


def send_parcel(
    *,
    actor: Actor,
    dossier_id: uuid.UUID | str,
    number: str,
    key: str,
    at: datetime,
    answers: Mapping[str, Any] | None = None,
    results: Sequence[str] = (),
) -> Parcel:
    """Records that the post has the result, to the address that the applicant chose last.

    The result is handed over when the post has delivered it (`confirm_parcel`); until then it lies with the carrier.

    Args:
        number: the tracking number, as it stands on the receipt of the post.
        answers: of the desk to what the definition asks it at this step.
        results: those that are handed over, by their ids, as the page showed them.

    Raises:
        Forbidden: no clerk of the unit.
        Incomplete: the number cannot be one, or was used before; or an answer of the desk is missing; `faults`.
        OutOfTurn: no result yet, on its way or handed over already; not by post; or what is due at the
            hand-over is not paid.
    """
    given = Given(tracking_number(number), tuple(results))
    return SEND_PARCEL.perform(dossier_id, given, actor=actor, key=key, at=at, answers=answers)


def _send(doing: Doing[Given]) -> Outcome[Parcel]:
    if (refusal := hand_over_refused(doing.dossier, doing.given.results)) is not None:
        raise refusal
    number, choice = doing.given.tracking_number, doing.dossier.return_choices.get(current=True)
    if not number:
        raise _wrong(_("Chưa ghi số hiệu bưu gửi. Số này ở trên biên nhận của bưu chính."))
    if not is_tracking_number(number):
        raise _wrong(_("Số hiệu bưu gửi chưa đúng. Hãy xem lại từng ký tự trên biên nhận của bưu chính."))
    parcel = Parcel(
        dossier=doing.dossier,
        choice=choice,
        tracking_number=number,
        sent_at=doing.at,
        sent_by_id=doing.actor.person,
        sent_post_id=doing.actor.post,
    )
    try:
        with transaction.atomic():
            parcel.save(force_insert=True)
    except IntegrityError:
        raise _wrong(_("Số hiệu này đã ghi cho một bưu gửi khác.")) from None
    return Outcome(parcel, hidden={"tracking_number": number}, words={"number": number})


def _wrong(say: str) -> Incomplete:
    return Incomplete(_("Chưa ghi được bưu gửi."), _("Hãy sửa số hiệu rồi gửi lại."), {"tracking_number": say})


def _to_carrier(dossier: Dossier, actor: Actor, at: datetime) -> None:
    flow.to(Step(dossier.step, CARRIER), received=True)(dossier, actor, at)


SEND_PARCEL = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.parcel_sent",
                title=gettext_lazy("Gửi kết quả qua bưu chính"),
                to_applicant=gettext_lazy("Kết quả bản giấy đã giao cho bưu chính"),
            )
        ),
        power=Power.DOSSIER_RETURN,
        states=frozenset({Dossier.State.DONE}),
        ends_step=True,
        move=_to_carrier,
        conditions=(
            Condition(
                lambda dossier: dossier.return_by_post,
                gettext_lazy("Người yêu cầu không chọn nhận kết quả qua bưu chính."),
                gettext_lazy("Ghi cách nhận kết quả và địa chỉ trước, rồi gửi."),
            ),
            Judged(payment_awaited),
            Judged(results_unsettled),
        ),
        message=Message(
            "parcel_sent",
            gettext_noop("Kết quả hồ sơ {code} đã gửi qua bưu chính"),
            gettext_noop(
                "Bưu chính đang chuyển kết quả “{procedure}” đến địa chỉ bạn chọn. Số hiệu bưu gửi: {number}."
            ),
        ),
        write=_send,
        row=Parcel,
    )
)
