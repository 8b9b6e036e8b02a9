"""The post has delivered the result: it is handed over."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events, flow
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.models import Dossier, Handover, Parcel
from duoc.dossiers.new_originals import given_with_result
from duoc.dossiers.parcels import ON_ITS_WAY, close_parcel, shown_parcel
from duoc.notices.actions import Message
from duoc.people.powers import Power


@dataclass(frozen=True)
class Given:
    on: str
    received_by: str


def _given(values: Mapping[str, Any]) -> Given:
    return Given(str(values["on"]), str(values.get("received_by") or ""))


def _confirm(doing: Doing[Given]) -> Outcome[Handover]:
    parcel = close_parcel(doing, date.fromisoformat(doing.given.on), Parcel.Outcome.DELIVERED)
    parcel.received_by = doing.given.received_by
    parcel.save()
    handover = Handover.objects.create(
        dossier=doing.dossier, at=doing.at, by_id=doing.actor.person, post_id=doing.actor.post, way=Handover.Way.POST
    )
    given_with_result(doing.dossier, doing.at, sent_at=parcel.sent_at)
    return Outcome(handover, {"way": Handover.Way.POST, "on": doing.given.on})


CONFIRM_PARCEL = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.parcel_delivered",
                title=gettext_lazy("Bưu chính đã phát kết quả"),
                to_applicant=gettext_lazy("Bưu chính đã phát kết quả bản giấy"),
            )
        ),
        power=Power.DOSSIER_RETURN,
        states=frozenset({Dossier.State.DONE}),
        after=frozenset({Dossier.State.RETURNED}),
        on_desk=False,
        move=flow.leave,
        conditions=(ON_ITS_WAY,),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Ghi bưu chính đã phát"),
            fields=(
                Field("on", gettext_lazy("Phát ngày nào?"), "date", today=True),
                Field("received_by", gettext_lazy("Người ký nhận"), "person_name", required=False),
            ),
            given=_given,
            shown=shown_parcel,
            button=gettext_lazy("Ghi đã phát"),
            done=gettext_lazy("Đã ghi: kết quả đến tay người nhận."),
        ),
        message=Message(
            "parcel_delivered",
            gettext_noop("Bưu chính đã phát kết quả hồ sơ {code}"),
            gettext_noop("Kết quả “{procedure}” đã được phát. Nếu bạn chưa nhận, hãy báo ngay cho {unit}."),
        ),
        write=_confirm,
        row=Handover,
    )
)
