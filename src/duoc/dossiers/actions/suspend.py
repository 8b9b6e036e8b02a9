"""The handling rests (tạm dừng) until something that is awaited has come."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.acts.events import Event, Happening, Words
from duoc.dossiers.acts.grounds import BASIS
from duoc.dossiers.models import Dossier, Suspension, Whose
from duoc.dossiers.planning import definition_of
from duoc.dossiers.rules import Incomplete
from duoc.dossiers.suspending import UNSIGNED
from duoc.ground.letters.calculations import says_too_little
from duoc.ground.worktime.calculations import day, local
from duoc.notices.actions import Message
from duoc.people.powers import Power

State = Dossier.State


WAITED_FOR: Mapping[str, Words] = {
    Whose.APPLICANT: gettext_lazy("Người yêu cầu"),
    Whose.OTHER_BODY: gettext_lazy("Cơ quan, tổ chức khác"),
    Whose.OFFICE: gettext_lazy("Cơ quan giải quyết, hoặc người được cơ quan mời (giám định, chuyên gia)"),
}
WHOSE_TIME = gettext_lazy("Thời gian tạm dừng được ghi là thời gian của bên này.")


@dataclass(frozen=True)
class Given:
    reason: str
    legal_basis: str
    awaits: str
    waits_for: str
    expected_on: str


def _given(values: Mapping[str, Any]) -> Given:
    """The parameters of the suspension.

    Raises:
        Incomplete: a reason, or what is awaited, that says nothing.
    """
    faults = {}
    if says_too_little(str(values["reason"])):
        faults["reason"] = _("Hãy ghi rõ vì sao phải tạm dừng (ít nhất 10 ký tự).")
    if says_too_little(str(values["awaits"])):
        faults["awaits"] = _("Hãy ghi rõ đang chờ điều gì, của ai (ít nhất 10 ký tự).")
    if faults:
        raise Incomplete(_("Chưa tạm dừng được."), _("Hãy bổ sung các mục được đánh dấu."), faults)
    return Given(*(str(values[name]) for name in ("reason", "legal_basis", "awaits", "waits_for", "expected_on")))


def _suspend(doing: Doing[Given]) -> Outcome[Suspension]:
    dossier, given = doing.dossier, doing.given
    expected = date.fromisoformat(given.expected_on)
    _expect_to_come(expected, doing.at)
    clock = definition_of(dossier).clock.suspension
    row = Suspension.objects.create(
        dossier=dossier,
        at=doing.at,
        by_id=doing.actor.person,
        post_id=doing.actor.post,
        reason=given.reason,
        legal_basis=given.legal_basis,
        awaits=given.awaits,
        waits_for=given.waits_for,
        expected_on=expected,
        clock=clock,
    )
    hidden = {"reason": given.reason, "basis": given.legal_basis, "awaits": given.awaits}
    words = {"expected": f"{expected:%d/%m/%Y}"}
    facts = {"expected": expected.isoformat(), "clock": clock, "waits_for": row.waits_for}
    return Outcome(row, facts, hidden=hidden, words=words)


def _expect_to_come(expected: date, at: datetime) -> None:
    """Refuses a day that has come: what is awaited would be there.

    Raises:
        Incomplete: today, or before.
    """
    if expected <= local(at).date():
        fault = _("Ngày dự kiến phải sau hôm nay.")
        remedy = _("Ghi ngày dự kiến có điều đang chờ; chưa chắc thì ghi ngày sẽ xem lại.")
        raise Incomplete(_("Chưa tạm dừng được."), remedy, {"expected_on": fault})


def _details(happening: Happening) -> str:
    return _("Dự kiến đến %(day)s") % {"day": day(str(happening.facts["expected"]))}


def _for_applicant(happening: Happening) -> str:
    if happening.facts["clock"] == "restart":
        return _("%(expected)s. Khi tiếp tục, thời hạn tính lại từ đầu.") % {"expected": _details(happening)}
    return _("%(expected)s. Thời gian tạm dừng không tính vào thời hạn.") % {"expected": _details(happening)}


SUSPEND = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.suspended",
                title=gettext_lazy("Tạm dừng giải quyết"),
                details=_details,
                to_applicant=gettext_lazy("%(unit)s tạm dừng giải quyết hồ sơ"),
                applicant_details=_for_applicant,
            )
        ),
        power=Power.DOSSIER_EXAMINE,
        states=frozenset({State.PROCESSING}),
        after=frozenset({State.SUSPENDED}),
        conditions=(UNSIGNED,),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Tạm dừng giải quyết"),
            lead=gettext_lazy(
                "Chỉ tạm dừng khi pháp luật cho phép. Hãy viết cho người yêu cầu vì sao, chờ gì và đến bao giờ; "
                "khi tiếp tục ngày hẹn được tính lại."
            ),
            fields=(
                Field("reason", gettext_lazy("Vì sao phải tạm dừng?"), "long_text"),
                Field(
                    BASIS,
                    gettext_lazy("Căn cứ pháp lý"),
                    "text",
                    hint=gettext_lazy("Điều, khoản, số hiệu văn bản cho phép tạm dừng."),
                ),
                Field("awaits", gettext_lazy("Đang chờ điều gì, của ai?"), "long_text"),
                Field("waits_for", gettext_lazy("Chờ ai?"), "choice", hint=WHOSE_TIME, options=WAITED_FOR),
                Field("expected_on", gettext_lazy("Dự kiến đến ngày nào?"), "date"),
            ),
            given=_given,
            button=gettext_lazy("Tạm dừng"),
            done=gettext_lazy("Đã tạm dừng giải quyết hồ sơ."),
        ),
        message=Message(
            "suspended",
            gettext_noop("Hồ sơ {code} tạm dừng giải quyết"),
            gettext_noop(
                "{unit} tạm dừng giải quyết hồ sơ “{procedure}”, dự kiến đến {expected}. Hãy mở hồ sơ để xem vì sao và "
                "đang chờ điều gì. Khi tiếp tục, bạn được báo ngày hẹn."
            ),
        ),
        write=_suspend,
        row=Suspension,
    )
)
