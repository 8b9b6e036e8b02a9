"""Who handles a dossier lets its applicant withdraw it: form 05, which ends it, is proposed to who signs results."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field, Shown
from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.acts.events import Event
from duoc.dossiers.models import Dossier, StopProposal, Withdrawal
from duoc.dossiers.stopping import newest_stop
from duoc.dossiers.submitting import shown_before
from duoc.dossiers.withdrawals import ACCEPTED, UNSIGNED, WAITS, reason_given
from duoc.people.powers import Power

State = Dossier.State


@dataclass(frozen=True)
class Given:
    answer: str


def _given(values: Mapping[str, Any]) -> Given:
    return Given(str(values.get("answer") or ""))


def _reason(withdrawal: Withdrawal, answer: str) -> str:
    """What form 05 says of it: Vietnamese, whoever proposes."""
    with translation.override(settings.LANGUAGE_CODE):
        words = [_("Người yêu cầu đã xin rút hồ sơ và được đồng ý.")]
        words += [_("Lý do người yêu cầu ghi: %(reason)s") % {"reason": withdrawal.reason}] if withdrawal.reason else []
    return "\n".join([*words, *([answer] if answer else [])])


def _propose(doing: Doing[Given]) -> Outcome[StopProposal]:
    dossier = doing.dossier
    withdrawal = dossier.withdrawals.get(decided_at__isnull=True)
    dossier.stop_proposals.filter(closed_at=None).update(closed_at=doing.at)
    row = StopProposal.objects.create(
        dossier=dossier,
        at=doing.at,
        by_id=doing.actor.person,
        post_id=doing.actor.post,
        reason=_reason(withdrawal, doing.given.answer),
        withdrawal=withdrawal,
        step=dossier.step,
        desk=dossier.desk,
    )
    return Outcome(row, hidden={"reason": row.reason})


def _shown(dossier: Dossier) -> Shown:
    return [*reason_given(dossier), *shown_before(newest_stop(dossier))]


PROPOSE_WITHDRAWAL = declare(
    Act(
        event=events.declare(Event("dossier.withdrawal_proposed", title=gettext_lazy("Trình cho rút hồ sơ"))),
        power=Power.DOSSIER_EXAMINE,
        states=frozenset({State.PROCESSING, State.SUPPLEMENT, State.SUSPENDED}),
        on_desk=False,
        conditions=(ACCEPTED, UNSIGNED, WAITS),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Cho rút hồ sơ (mẫu 05)"),
            lead=gettext_lazy(
                "Người ký kết quả ký thông báo dừng giải quyết (mẫu 05); khi ký, hồ sơ kết thúc và khoản chưa nộp "
                "không còn phải nộp."
            ),
            fields=(
                Field(
                    "answer",
                    gettext_lazy("Lời nhắn cho người yêu cầu"),
                    "long_text",
                    hint=gettext_lazy("Ghi trong thông báo dừng giải quyết."),
                    required=False,
                ),
            ),
            given=_given,
            shown=_shown,
            button=gettext_lazy("Trình ký"),
            done=gettext_lazy("Đã trình việc cho rút hồ sơ để lãnh đạo ký."),
        ),
        write=_propose,
        row=StopProposal,
    )
)
