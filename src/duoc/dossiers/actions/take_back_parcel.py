"""The post could not deliver the result and brings it back: it waits at the counter, and the applicant is told why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events, flow
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.models import Dossier, Parcel
from duoc.dossiers.parcels import ON_ITS_WAY, close_parcel, shown_parcel
from duoc.dossiers.rules import Incomplete
from duoc.notices.actions import Message
from duoc.people.powers import Power

Reason = Parcel.Reason


@dataclass(frozen=True)
class Given:
    on: str
    reason: str
    note: str


def _given(values: Mapping[str, Any]) -> Given:
    given = Given(str(values["on"]), str(values["reason"]), str(values.get("note") or ""))
    if given.reason == Reason.OTHER and not given.note:
        say = _("Hãy ghi lý do mà bưu chính nêu.")
        raise Incomplete(_("Chưa rõ vì sao bưu gửi bị chuyển hoàn."), say, {"note": say})
    return given


def _take_back(doing: Doing[Given]) -> Outcome[Parcel]:
    given = doing.given
    parcel = close_parcel(doing, date.fromisoformat(given.on), Parcel.Outcome.UNDELIVERED)
    parcel.reason, parcel.note = given.reason, given.note[:300]
    parcel.save()
    doing.dossier.return_by_post = False  # it waits at the counter until they choose anew
    with translation.override(settings.LANGUAGE_CODE):  # what is sent is kept as a record, in the State's language
        reason = str(Reason(given.reason).label)
    words = {"reason": reason, "counter": doing.dossier.receiving_unit.name}
    return Outcome(parcel, {"reason": given.reason, "on": given.on}, {"note": given.note}, words=words)


def _reason(happening: Happening) -> str:
    return str(Reason(happening.facts["reason"]).label)


TAKE_BACK_PARCEL = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.parcel_undelivered",
                title=gettext_lazy("Bưu chính chuyển hoàn kết quả"),
                details=_reason,
                to_applicant=gettext_lazy("Bưu chính không phát được; kết quả chờ bạn tại quầy"),
                applicant_details=_reason,
                bad=True,
            )
        ),
        power=Power.DOSSIER_RETURN,
        states=frozenset({Dossier.State.DONE}),
        on_desk=False,
        move=flow.return_to_step,
        conditions=(ON_ITS_WAY,),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Ghi bưu chính chuyển hoàn"),
            lead=gettext_lazy("Kết quả về lại quầy. Người yêu cầu có thể chọn lại cách nhận."),
            fields=(
                Field("on", gettext_lazy("Chuyển hoàn ngày nào?"), "date", today=True),
                Field("reason", gettext_lazy("Bưu chính nêu lý do gì?"), "choice", options=dict(Reason.choices)),
                Field(
                    "note",
                    gettext_lazy("Ghi thêm"),
                    "text",
                    required=False,
                    needed=gettext_lazy("cần khi lý do không có trong danh sách"),
                ),
            ),
            given=_given,
            shown=shown_parcel,
            button=gettext_lazy("Ghi chuyển hoàn"),
            done=gettext_lazy("Đã ghi chuyển hoàn. Kết quả chờ trả tại quầy."),
        ),
        message=Message(
            "parcel_undelivered",
            gettext_noop("Bưu chính không phát được kết quả hồ sơ {code}"),
            gettext_noop(
                "Kết quả “{procedure}” đã về lại {counter}. Lý do bưu chính nêu: {reason}. "
                "Hãy đến quầy nhận, hoặc mở hồ sơ để chọn lại địa chỉ."
            ),
        ),
        write=_take_back,
        row=Parcel,
    )
)
