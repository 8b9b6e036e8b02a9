"""The unit grants a withdrawal, which stops the handling, or refuses it with words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field, Shown
from duoc.dossiers.acts.doing import Condition, Doing, Outcome
from duoc.dossiers.acts.ending import end
from duoc.dossiers.acts.events import Event
from duoc.dossiers.models import Dossier, Stopping, Withdrawal
from duoc.dossiers.papers.papers import draft_form
from duoc.dossiers.papers.stop_notice import STOP_NOTICE
from duoc.dossiers.rules import Incomplete
from duoc.dossiers.withdrawals import ACCEPTED, UNSIGNED, waiting, waits
from duoc.ground.letters.calculations import says_too_little
from duoc.notices.actions import Message
from duoc.people.powers import Power

State = Dossier.State


@dataclass(frozen=True)
class Given:
    granted: bool
    answer: str


def _given(values: Mapping[str, Any]) -> Given:
    """The parameters of the decision.

    Raises:
        Incomplete: a refusal without words.
    """
    granted, answer = values["granted"] == "yes", str(values.get("answer") or "")
    if not granted and says_too_little(answer):
        faults = {"answer": _("Hãy ghi vì sao không cho rút hồ sơ (ít nhất 10 ký tự).")}
        raise Incomplete(_("Chưa trả lời được yêu cầu rút hồ sơ."), _("Hãy bổ sung các mục được đánh dấu."), faults)
    return Given(granted, answer)


def _shown(dossier: Dossier) -> Shown:
    withdrawal = waiting(dossier)
    return [(gettext_lazy("Lý do người yêu cầu ghi"), withdrawal.reason)] if withdrawal and withdrawal.reason else []


def _stopping(withdrawal: Withdrawal, at: datetime) -> Stopping:
    """The stop that the grant is, with what form 05 says of it: Vietnamese, whoever grants."""
    with translation.override(settings.LANGUAGE_CODE):
        words = [_("Người yêu cầu đã xin rút hồ sơ và được đồng ý.")]
        words += [_("Lý do người yêu cầu ghi: %(reason)s") % {"reason": withdrawal.reason}] if withdrawal.reason else []
    words += [withdrawal.answer] if withdrawal.answer else []
    return Stopping.objects.create(
        dossier=withdrawal.dossier,
        withdrawal=withdrawal,
        at=at,
        by=withdrawal.decided_by,
        post_id=withdrawal.decided_post_id,
        reason="\n".join(words),
    )


def _decide(doing: Doing[Given]) -> Outcome[Withdrawal]:
    dossier, given = doing.dossier, doing.given
    withdrawal = dossier.withdrawals.get(decided_at__isnull=True)
    withdrawal.decided_at, withdrawal.decided_by_id = doing.at, doing.actor.person
    withdrawal.decided_post_id = doing.actor.post
    withdrawal.granted, withdrawal.answer = given.granted, given.answer
    withdrawal.save()
    if given.granted:
        draft_form(STOP_NOTICE, dossier, _stopping(withdrawal, doing.at), doing.actor, doing.at)
    return Outcome(
        withdrawal,
        {"granted": given.granted},
        hidden={"answer": given.answer},
        state=State.STOPPED if given.granted else dossier.state,
        move=end if given.granted else None,
    )


DECIDE_WITHDRAWAL = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.withdrawal_decided",
                title=gettext_lazy("Trả lời yêu cầu rút hồ sơ"),
                details=lambda it: _("Cho rút, dừng giải quyết") if it.facts["granted"] else _("Không cho rút"),
                to_applicant=lambda it: (
                    _("Hồ sơ đã được rút") if it.facts["granted"] else _("Yêu cầu rút hồ sơ không được chấp nhận")
                ),
            )
        ),
        power=Power.DOSSIER_EXAMINE,
        states=frozenset({State.PROCESSING, State.SUPPLEMENT, State.SUSPENDED}),
        after=frozenset({State.STOPPED, State.PROCESSING, State.SUPPLEMENT, State.SUSPENDED}),
        on_desk=False,
        conditions=(
            ACCEPTED,
            UNSIGNED,
            Condition(
                waits,
                gettext_lazy("Không có yêu cầu rút hồ sơ nào chờ trả lời."),
                gettext_lazy("Hãy tải lại trang."),
            ),
        ),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Trả lời yêu cầu rút hồ sơ"),
            lead=gettext_lazy(
                "Cho rút thì hồ sơ dừng giải quyết ngay, có thông báo dừng giải quyết (mẫu 05); khoản chưa nộp không "
                "còn phải nộp."
            ),
            fields=(
                Field(
                    "granted",
                    gettext_lazy("Cho rút hồ sơ không?"),
                    "choice",
                    options={"yes": gettext_lazy("Cho rút"), "no": gettext_lazy("Không cho rút")},
                ),
                Field(
                    "answer",
                    gettext_lazy("Trả lời người yêu cầu"),
                    "long_text",
                    hint=gettext_lazy("Không cho rút thì phải ghi vì sao."),
                    required=False,
                    needed=gettext_lazy("cần khi không cho rút"),
                ),
            ),
            given=_given,
            shown=_shown,
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
