"""A request came by post: the clerk enters what the letter says, under the day of its postmark and of its arrival."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.actions.begin_at_counter import Entering, begin_for
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.filing.mailed import Mailed
from duoc.dossiers.models import Channel, Draft
from duoc.dossiers.rules import Incomplete
from duoc.dossiers.visitors import IDENTITY_FIELDS, Visitor
from duoc.ground.once.actions import once
from duoc.ground.worktime.calculations import local
from duoc.people.powers import Actor


@dataclass(frozen=True)
class Sender:
    """Who wrote, as the papers in the letter say, and when: days in ISO."""

    personal_number: str
    full_name: str
    birth_date: str
    posted_on: str
    arrived_on: str
    phone: str = ""
    passport: str = ""
    nationality: str = ""
    principal: str = ""


@dataclass(frozen=True)
class Given:
    code: str
    sender: Sender


def _sender(values: Mapping[str, Any]) -> Sender:
    return Sender(**{name: values[name] or "" for name in Sender.__dataclass_fields__ if name in values})


SENDER_FORM = ActForm(
    by=DESK,
    title=gettext_lazy("Hồ sơ gửi bưu chính"),
    button=gettext_lazy("Bắt đầu nhập"),
    done="",
    lead=gettext_lazy(
        "Ghi đúng như giấy tờ trong bì thư. Thời hạn tính từ ngày hồ sơ đến. Thiếu giấy tờ thì vẫn nộp, rồi gửi phiếu "
        "yêu cầu bổ sung (mẫu 02)."
    ),
    fields=[
        Field("posted_on", gettext_lazy("Ngày trên dấu bưu điện"), "date", today=True),
        Field("arrived_on", gettext_lazy("Ngày hồ sơ đến"), "date", today=True),
        *IDENTITY_FIELDS,
        Field("phone", gettext_lazy("Số điện thoại"), "phone", required=False),
        Field(
            "signed",
            gettext_lazy("Chữ ký của người yêu cầu"),
            "choices",
            hint=gettext_lazy("Không có chữ ký thì không nhập; trả lại kèm lý do."),
            options={"yes": gettext_lazy("Tờ khai trong bì thư có chữ ký của người yêu cầu.")},
        ),
    ],
    given=_sender,
)
"""What is asked before the interview. Its answers make a `Sender`."""


def begin_by_post(*, actor: Actor, code: str, sender: Sender, key: str, at: datetime) -> Draft:
    """A draft of what came by post; the actor is named as helper, and what they enter is what the signed form says.

    The draft of the same person and procedure that the actor left is gone on with, under the days of the new letter.

    Raises:
        Incomplete: days that do not follow each other or have not come; `faults`.
        Forbidden, duoc.people.actions.OtherPerson, NotInForce, NotHere: see `begin_at_counter`.
    """
    given = Given(code, sender)
    id = once(actor.key, "dossiers.begin_by_post", key, given, lambda: str(_begin(given, actor, at).pk))
    return Draft.objects.select_related("version").get(pk=id)


def _begin(given: Given, actor: Actor, at: datetime) -> Draft:
    sender = given.sender
    mailed = _mailed(sender, local(at).date())
    with translation.override(settings.LANGUAGE_CODE):  # the proof is kept as a record, in the State's language
        proof = _("Hồ sơ gửi bưu chính, dấu bưu điện ngày %(day)s; tờ khai có chữ ký") % {
            "day": f"{mailed.posted_on:%d/%m/%Y}"
        }
    visitor = Visitor(
        sender.personal_number,
        sender.full_name,
        sender.birth_date,
        phone=sender.phone,
        passport=sender.passport,
        nationality=sender.nationality,
        principal=sender.principal,
    )
    return begin_for(visitor, Entering(given.code, Channel.POST, proof, mailed), actor, at)


def _mailed(sender: Sender, today: date) -> Mailed:
    posted, arrived = date.fromisoformat(sender.posted_on), date.fromisoformat(sender.arrived_on)
    faults = {}
    if posted > arrived:
        faults["posted_on"] = _("Dấu bưu điện không thể sau ngày hồ sơ đến.")
    if arrived > today:
        faults["arrived_on"] = _("Ngày hồ sơ đến không thể sau hôm nay.")
    if faults:
        raise Incomplete(_("Ngày chưa đúng."), _("Hãy xem lại các mục được đánh dấu."), faults)
    return Mailed(posted, arrived)
