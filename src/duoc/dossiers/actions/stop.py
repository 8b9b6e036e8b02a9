"""The handling stops for good without a result (form 05): an official says why and on which basis."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.acts.ending import end
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.judging import INDEPENDENT
from duoc.dossiers.models import Dossier, Stopping
from duoc.dossiers.papers.stop_notice import STOP_NOTICE
from duoc.dossiers.rules import Incomplete
from duoc.dossiers.suspending import UNSIGNED
from duoc.ground.letters.calculations import says_too_little
from duoc.notices.actions import Message
from duoc.people.powers import Power

State = Dossier.State


@dataclass(frozen=True)
class Given:
    reason: str
    legal_basis: str


def _given(values: Mapping[str, Any]) -> Given:
    """The parameters of the stop.

    Raises:
        Incomplete: a reason that says nothing.
    """
    if says_too_little(str(values["reason"])):
        faults = {"reason": _("Hãy ghi rõ vì sao dừng để người yêu cầu hiểu (ít nhất 10 ký tự).")}
        raise Incomplete(_("Chưa dừng được hồ sơ."), _("Hãy bổ sung các mục được đánh dấu."), faults)
    return Given(str(values["reason"]), str(values["legal_basis"]))


def _stop(doing: Doing[Given]) -> Outcome[Stopping]:
    given = doing.given
    row = Stopping.objects.create(
        dossier=doing.dossier,
        at=doing.at,
        by_id=doing.actor.person,
        post_id=doing.actor.post,
        reason=given.reason,
        legal_basis=given.legal_basis,
    )
    return Outcome(row, hidden={"reason": given.reason, "basis": given.legal_basis})


STOP = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.stopped",
                title=gettext_lazy("Dừng giải quyết hồ sơ"),
                to_applicant=gettext_lazy("%(unit)s dừng giải quyết hồ sơ"),
                bad=True,
            )
        ),
        power=Power.DOSSIER_EXAMINE,
        states=frozenset({State.PROCESSING, State.SUSPENDED}),
        after=frozenset({State.STOPPED}),
        move=end,
        conditions=(UNSIGNED, INDEPENDENT),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Dừng giải quyết"),
            lead=gettext_lazy(
                "Hồ sơ kết thúc, không có kết quả, và không mở lại được. Người yêu cầu nhận Thông báo dừng giải quyết "
                "hồ sơ (mẫu 05). Đủ căn cứ để từ chối trên nội dung thì trình thông báo không giải quyết."
            ),
            fields=(
                Field("reason", gettext_lazy("Vì sao dừng?"), "long_text"),
                Field(
                    "legal_basis",
                    gettext_lazy("Căn cứ pháp lý"),
                    "text",
                    hint=gettext_lazy("Điều, khoản, số hiệu văn bản cho phép dừng."),
                ),
            ),
            given=_given,
            button=gettext_lazy("Dừng giải quyết"),
            done=gettext_lazy("Đã dừng giải quyết hồ sơ."),
        ),
        message=Message(
            "stopped",
            gettext_noop("{unit} dừng giải quyết hồ sơ {code}"),
            gettext_noop(
                "{unit} dừng giải quyết hồ sơ “{procedure}”. Hãy mở hồ sơ để xem lý do, căn cứ pháp lý, Thông báo dừng "
                "giải quyết hồ sơ và việc có thể làm tiếp."
            ),
        ),
        paper=STOP_NOTICE,
        write=_stop,
        row=Stopping,
    )
)
