"""Withdrawal of an accepted request (rút hồ sơ): asked by the applicant, granted or refused by the handling unit.

Statuses 7 (asked) and 8 (stopped) of the national interface; only before the result is issued (to verify for 2026).
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers import events, flow
from duoc.dossiers.act import Act, declare
from duoc.dossiers.act_form import APPLICANT, DESK, ActForm, Field, Shown
from duoc.dossiers.doing import Condition, Doing, Outcome
from duoc.dossiers.events import Event
from duoc.dossiers.models import Dossier, Withdrawal
from duoc.dossiers.rules import Incomplete
from duoc.notices.actions import Message
from duoc.payments import actions as payments
from duoc.people.powers import Actor, Power

State = Dossier.State
ACCEPTED = Condition(
    lambda dossier: dossier.accepted_at is not None,
    gettext_lazy("Hồ sơ chưa được tiếp nhận."),
    gettext_lazy("Trước khi được tiếp nhận, hãy hủy hồ sơ; không cần ai đồng ý."),
)


@dataclass(frozen=True)
class Asked:
    reason: str


@dataclass(frozen=True)
class Decided:
    granted: bool
    answer: str


def request_withdrawal(
    *, actor: Actor, dossier_id: uuid.UUID | str, key: str, at: datetime, reason: str = ""
) -> Withdrawal:
    """Asks to withdraw an accepted request. Work goes on until the unit has answered. No reason is needed.

    Raises:
        Forbidden: not the applicant's own.
        OutOfTurn: not accepted yet (then it is a cancellation), over, or asked already.
    """
    return REQUEST_WITHDRAWAL.perform(dossier_id, Asked(reason.strip()), actor=actor, key=key, at=at)


def decide_withdrawal(
    *, actor: Actor, dossier_id: uuid.UUID | str, granted: bool, answer: str, key: str, at: datetime
) -> Withdrawal:
    """Grants the withdrawal, which stops the handling, or refuses it with words.

    Raises:
        Forbidden: no specialist of the competent unit.
        Incomplete: refused without saying why.
        OutOfTurn: nobody asked, or it is answered already.
    """
    given = _decided({"granted": "yes" if granted else "no", "answer": answer})
    return DECIDE_WITHDRAWAL.perform(dossier_id, given, actor=actor, key=key, at=at)


def waiting(dossier: Dossier) -> Withdrawal | None:
    """The request to withdraw that waits for an answer, if any."""
    return dossier.withdrawals.select_related("by").filter(decided_at__isnull=True).first()


def _waits(dossier: Dossier) -> bool:
    """Does a request to withdraw wait for an answer? Known without a query where the dossier was read to be shown."""
    known: bool | None = getattr(dossier, "withdrawal_waits", None)
    return waiting(dossier) is not None if known is None else known


def _decided(values: Mapping[str, Any]) -> Decided:
    """The parameters of the decision.

    Raises:
        Incomplete: no decision, or a refusal without words.
    """
    granted, answer = values.get("granted"), str(values.get("answer") or "").strip()
    faults = {}
    if granted not in ("yes", "no"):
        faults["granted"] = _("Hãy chọn cho rút hoặc không cho rút.")
    if granted == "no" and len(answer) < 10:
        faults["answer"] = _("Hãy ghi vì sao không cho rút hồ sơ (ít nhất 10 ký tự).")
    if faults:
        raise Incomplete(_("Chưa trả lời được yêu cầu rút hồ sơ."), _("Hãy bổ sung các mục được đánh dấu."), faults)
    return Decided(granted == "yes", answer)


def _shown(dossier: Dossier) -> Shown:
    withdrawal = waiting(dossier)
    return [(gettext_lazy("Lý do người yêu cầu ghi"), withdrawal.reason)] if withdrawal and withdrawal.reason else []


def _ask(doing: Doing[Asked]) -> Outcome[Withdrawal]:
    withdrawal = Withdrawal.objects.create(
        dossier=doing.dossier, at=doing.at, by_id=doing.actor.person, reason=doing.given.reason
    )
    return Outcome(withdrawal, hidden={"reason": doing.given.reason})


def _decide(doing: Doing[Decided]) -> Outcome[Withdrawal]:
    dossier, given = doing.dossier, doing.given
    withdrawal = dossier.withdrawals.get(decided_at__isnull=True)
    withdrawal.decided_at, withdrawal.decided_by_id = doing.at, doing.actor.person
    withdrawal.decided_post_id = doing.actor.post
    withdrawal.granted, withdrawal.answer = given.granted, given.answer
    withdrawal.save()
    if given.granted:
        dossier.ended_at = doing.at
        payments.cancel_due(dossier.subject, at=doing.at, actor=doing.actor)
    return Outcome(
        withdrawal,
        {"granted": given.granted},
        hidden={"answer": given.answer},
        state=State.STOPPED if given.granted else dossier.state,
        move=flow.leave if given.granted else None,
    )


REQUEST_WITHDRAWAL = declare(
    Act(
        name="request_withdrawal",
        event=events.declare(
            Event(
                "dossier.withdrawal_requested",
                title=gettext_lazy("Người yêu cầu xin rút hồ sơ"),
                to_applicant=gettext_lazy("Bạn đã yêu cầu rút hồ sơ"),
            )
        ),
        power=Power.DOSSIER_CANCEL,
        states=frozenset({State.PROCESSING, State.SUPPLEMENT}),
        on_desk=False,
        conditions=(
            ACCEPTED,
            Condition(
                lambda dossier: not _waits(dossier),
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
            given=lambda values: Asked(str(values.get("reason") or "").strip()),
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
        write=_ask,
        row=Withdrawal,
    )
)
DECIDE_WITHDRAWAL = declare(
    Act(
        name="decide_withdrawal",
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
        states=frozenset({State.PROCESSING, State.SUPPLEMENT}),
        after=frozenset({State.STOPPED, State.PROCESSING, State.SUPPLEMENT}),
        on_desk=False,
        conditions=(
            ACCEPTED,
            Condition(
                _waits,
                gettext_lazy("Không có yêu cầu rút hồ sơ nào chờ trả lời."),
                gettext_lazy("Hãy tải lại trang."),
            ),
        ),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Trả lời yêu cầu rút hồ sơ"),
            lead=gettext_lazy("Cho rút thì hồ sơ dừng giải quyết ngay, khoản chưa nộp không còn phải nộp."),
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
                ),
            ),
            given=_decided,
            shown=_shown,
            button=gettext_lazy("Trả lời"),
            done=gettext_lazy("Đã trả lời yêu cầu rút hồ sơ. Người yêu cầu đã được báo."),
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
