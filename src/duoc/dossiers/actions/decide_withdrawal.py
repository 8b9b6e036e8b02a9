"""The unit does not let a request be withdrawn, and says why; letting it is proposed (`propose_withdrawal`), and signed
as a stop."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.models import Dossier, Withdrawal
from duoc.dossiers.rules import Incomplete
from duoc.dossiers.withdrawals import ACCEPTED, UNSIGNED, WAITS, reason_given
from duoc.ground.letters.calculations import says_too_little
from duoc.notices.actions import Message
from duoc.people.powers import Power

State = Dossier.State


@dataclass(frozen=True)
class Given:
    answer: str


def _given(values: Mapping[str, Any]) -> Given:
    """The parameters of the refusal.

    Raises:
        Incomplete: a refusal without words.
    """
    if says_too_little(str(values["answer"])):
        faults = {"answer": _("Hãy ghi vì sao không cho rút hồ sơ (ít nhất 10 ký tự).")}
        raise Incomplete(_("Chưa trả lời được yêu cầu rút hồ sơ."), _("Hãy bổ sung các mục được đánh dấu."), faults)
    return Given(str(values["answer"]))


def _decide(doing: Doing[Given]) -> Outcome[Withdrawal]:
    withdrawal = doing.dossier.withdrawals.get(decided_at__isnull=True)
    withdrawal.decided_at, withdrawal.decided_by_id = doing.at, doing.actor.person
    withdrawal.decided_post_id = doing.actor.post
    withdrawal.granted, withdrawal.answer = False, doing.given.answer
    withdrawal.save()
    return Outcome(withdrawal, {"granted": False}, hidden={"answer": withdrawal.answer})


DECIDE_WITHDRAWAL = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.withdrawal_decided",
                title=gettext_lazy("Không cho rút hồ sơ"),
                to_applicant=gettext_lazy("Yêu cầu rút hồ sơ không được chấp nhận"),
            )
        ),
        power=Power.DOSSIER_EXAMINE,
        states=frozenset({State.PROCESSING, State.SUPPLEMENT, State.SUSPENDED}),
        on_desk=False,
        conditions=(ACCEPTED, UNSIGNED, WAITS),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Không cho rút hồ sơ"),
            lead=gettext_lazy("Hồ sơ được giải quyết tiếp; người yêu cầu đọc vì sao."),
            fields=(Field("answer", gettext_lazy("Vì sao không cho rút?"), "long_text"),),
            given=_given,
            shown=reason_given,
            button=gettext_lazy("Trả lời"),
            done=gettext_lazy("Đã trả lời yêu cầu rút hồ sơ."),
        ),
        message=Message(
            "withdrawal_decided",
            gettext_noop("{unit} đã trả lời yêu cầu rút hồ sơ {code}"),
            gettext_noop("{unit} đã trả lời yêu cầu rút hồ sơ “{procedure}”. Hãy mở hồ sơ để xem câu trả lời."),
        ),
        write=_decide,
        row=Withdrawal,
    )
)
