"""Somebody who signs beside the filer came to the counter and signed on paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.acts.doing import Condition, Doing, Outcome
from duoc.dossiers.acts.events import Event, Words
from duoc.dossiers.co_signing import unsigned
from duoc.dossiers.models import CoSignature, Dossier
from duoc.dossiers.rules import Incomplete
from duoc.people.powers import Power


@dataclass(frozen=True)
class Given:
    part: str


def _options(dossier: Dossier, _at: datetime) -> Mapping[str, Mapping[str, Words]]:
    return {"part": {one.part: one.name for one in unsigned(dossier)}}


def _record(doing: Doing[Given]) -> Outcome[CoSignature]:
    row = next((one for one in unsigned(doing.dossier) if one.part == doing.given.part), None)
    if row is None:
        say = _("Hãy chọn người vừa ký.")
        raise Incomplete(_("Chưa ghi được chữ ký."), say, {"part": say})
    row.signed_at, row.seen_by_id, row.seen_post_id = doing.at, doing.actor.person, doing.actor.post
    row.save()
    return Outcome(row, {"part": row.part}, hidden={"name": row.name})


RECORD_CO_SIGNATURE = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.co_signed",
                title=gettext_lazy("Người cùng ký đã ký giấy tại quầy"),
                to_applicant=gettext_lazy("Người cùng ký đã ký giấy tại quầy"),
            )
        ),
        power=Power.DOSSIER_ACCEPT,
        states=frozenset({Dossier.State.FILED}),
        conditions=(
            Condition(
                lambda dossier: bool(unsigned(dossier)),
                gettext_lazy("Hồ sơ này không chờ ai ký giấy."),
                gettext_lazy("Hãy tải lại trang."),
            ),
        ),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Ghi nhận người cùng ký đã ký giấy"),
            lead=gettext_lazy("Đối chiếu giấy tờ tùy thân bản gốc, xem người ấy ký vào tờ khai rồi mới ghi."),
            fields=(Field("part", gettext_lazy("Ai vừa ký?"), "choice"),),
            options_of=_options,
            given=lambda values: Given(str(values["part"])),
            button=gettext_lazy("Ghi nhận chữ ký"),
            done=gettext_lazy("Đã ghi nhận chữ ký."),
        ),
        write=_record,
        row=CoSignature,
    )
)
