"""The applicant asks to withdraw an accepted request (rút hồ sơ). Work goes on until the unit has answered.

Statuses 7 (asked) and 8 (stopped) of the national interface; only before the result is issued (to verify for 2026).
Here it can be asked until the result is signed, so that nothing is signed and numbered in vain.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import ActForm, Field
from duoc.dossiers.acts.doing import Condition, Doing, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.acts.news import to_handler
from duoc.dossiers.models import Dossier, Withdrawal
from duoc.dossiers.rules import APPLICANT
from duoc.dossiers.withdrawals import ACCEPTED, UNSIGNED, waits
from duoc.notices.actions import Message
from duoc.people.powers import Power

State = Dossier.State


@dataclass(frozen=True)
class Given:
    reason: str


def _ask(doing: Doing[Given]) -> Outcome[Withdrawal]:
    withdrawal = Withdrawal.objects.create(
        dossier=doing.dossier, at=doing.at, by_id=doing.actor.person, reason=doing.given.reason
    )
    return Outcome(withdrawal, hidden={"reason": doing.given.reason})


ASKED = Message(
    "desk_withdrawal_asked",
    gettext_noop("Người yêu cầu xin rút hồ sơ {code}"),
    gettext_noop("Hồ sơ “{procedure}” chờ bạn trả lời: cho rút hay không."),
)
REQUEST_WITHDRAWAL = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.withdrawal_requested",
                title=gettext_lazy("Người yêu cầu xin rút hồ sơ"),
                to_applicant=gettext_lazy("Bạn đã yêu cầu rút hồ sơ"),
            )
        ),
        power=Power.DOSSIER_CANCEL,
        states=frozenset({State.PROCESSING, State.SUPPLEMENT, State.SUSPENDED}),
        on_desk=False,
        conditions=(
            ACCEPTED,
            UNSIGNED,
            Condition(
                lambda dossier: not waits(dossier),
                gettext_lazy("Bạn đã yêu cầu rút hồ sơ này."),
                gettext_lazy("Hãy chờ cơ quan giải quyết trả lời."),
            ),
        ),
        form=ActForm(
            by=APPLICANT,
            title=gettext_lazy("Yêu cầu rút hồ sơ"),
            lead=gettext_lazy(
                "Hồ sơ đã được tiếp nhận nên cơ quan giải quyết phải đồng ý. Trong lúc chờ, hồ sơ vẫn được giải quyết."
            ),
            fields=(Field("reason", gettext_lazy("Lý do"), "long_text", required=False),),
            given=lambda values: Given(str(values.get("reason") or "")),
            button=gettext_lazy("Gửi yêu cầu rút hồ sơ"),
            done=gettext_lazy("Đã gửi yêu cầu rút hồ sơ. Cơ quan giải quyết sẽ trả lời."),
        ),
        message=Message(
            "withdrawal_requested",
            gettext_noop("Đã nhận yêu cầu rút hồ sơ {code}"),
            gettext_noop(
                "{unit} đã nhận yêu cầu rút hồ sơ “{procedure}” và sẽ trả lời. "
                "Trong lúc chờ, hồ sơ vẫn được giải quyết."
            ),
        ),
        arrives=lambda row: to_handler(row.dossier, ASKED, row.at),
        write=_ask,
        row=Withdrawal,
    )
)
