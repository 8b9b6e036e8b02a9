"""Who signs results sends an accepted dossier on to the body that is competent for it, as who handles it proposed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events, flow
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field, Shown
from duoc.dossiers.acts.doing import Doing, Judged, Outcome
from duoc.dossiers.acts.events import Event, Happening, Words
from duoc.dossiers.acts.news import News, to_seats
from duoc.dossiers.acts.sending_back import expect_as_read
from duoc.dossiers.acts.transferring import let_fall
from duoc.dossiers.clocks import due_dates, promising
from duoc.dossiers.copies import follow
from duoc.dossiers.models import Dossier, Promise, Transfer
from duoc.dossiers.rules import OutOfTurn, Step
from duoc.dossiers.sending_on import (
    NOT_SIGNED,
    WAITS_FOR_APPROVAL,
    first_step_there,
    is_named,
    transfer_proposal,
    why_not_there,
)
from duoc.dossiers.signing_for import not_delegated
from duoc.ground.worktime.calculations import ProofLine, local, moment
from duoc.notices.actions import Message
from duoc.people.models import Organisation
from duoc.people.powers import Actor, Power
from duoc.procedures.queries import transfer_rules


@dataclass(frozen=True)
class Given:
    proposal: str


def _given(values: Mapping[str, Any]) -> Given:
    return Given(str(values["proposal"]))


def shown_to_decide(dossier: Dossier) -> Shown:
    """What the head reads before they decide."""
    row = transfer_proposal(dossier)
    if row is None:
        return ()
    lines: list[tuple[Words, str]] = [
        (gettext_lazy("Chuyển đến"), row.to_unit.name),
        (gettext_lazy("Vì sao không thuộc cơ quan mình"), row.reason),
        (gettext_lazy("Căn cứ pháp lý"), row.legal_basis),
        (gettext_lazy("Người đề nghị"), row.by.full_name),
    ]
    if not is_named(dossier, row.to_unit):
        say = _("Thủ tục này không giao cho cơ quan đó. Người đề nghị ghi: %(why)s") % {"why": row.why_body}
        lines.insert(1, (gettext_lazy("Vì sao cơ quan này"), say))
    elif row.why_body:
        lines.insert(1, (gettext_lazy("Vì sao cơ quan này"), row.why_body))
    return lines


def to_decide(dossier: Dossier) -> dict[str, str]:
    """The proposal that is decided is named, so that nobody decides about another one than was read."""
    row = transfer_proposal(dossier)
    day = f"{local(row.at):%d/%m/%Y}" if row else ""
    return {str(row.pk): _("Trình ngày %(day)s") % {"day": day}} if row else {}


def _expect_open_there(dossier: Dossier, body: Organisation, at: datetime) -> None:
    """Since it was proposed the body may have ended, or its last official left.

    Raises:
        OutOfTurn: it would lie there unseen.
    """
    if say := why_not_there(dossier, body, at):
        raise OutOfTurn(
            _("Không còn chuyển đến %(body)s được: %(say)s") % {"body": body.name, "say": say},
            _("Hãy trả lại đề nghị để chọn cơ quan khác."),
        )


def _transfer(doing: Doing[Given]) -> Outcome[Transfer]:
    """Raises Changed, OutOfTurn."""
    dossier, at = doing.dossier, doing.at
    proposal = expect_as_read(transfer_proposal(dossier), doing.given.proposal)
    body, before = proposal.to_unit, dossier.competent_unit
    _expect_open_there(dossier, body, at)
    begins = first_step_there(dossier)
    proposal.closed_at = at
    proposal.save(update_fields=["closed_at"])
    was, facts_before = dossier.due_at or at, promising.facts(dossier)
    let_fall([dossier])  # a draft in the name of the other body
    dossier.competent_unit = body
    follow([dossier.pk], body.pk)
    rule, there = transfer_rules.transfer_rule(local(at).date()), due_dates.handing_on(at)
    row = Transfer(
        dossier=dossier,
        from_unit=before,
        to_unit=body,
        at=at,
        arrives_at=there.at,
        by_id=doing.actor.person,
        post_id=doing.actor.post,
        proposal=proposal,
        reason=proposal.reason,
        legal_basis=proposal.legal_basis,
        restarts=rule.restarts,
        due_before=was,
    )
    if rule.restarts:
        dossier.handed_on_at = there.at
        row.promise = _promise_anew(dossier, body, there, rule, at)
    row.save()
    facts = {
        "from": before.name,
        "body": body.name,
        "unit": str(body.pk),
        "arrives": local(there.at).isoformat(),
        "clock": "restart" if rule.restarts else "goes_on",
        "was": facts_before["due"],
        **promising.facts(dossier),
    }
    hidden = {"reason": row.reason, "basis": row.legal_basis}
    words = {"before": before.name, "old": moment(was)}
    return Outcome(row, facts, hidden=hidden, move=_to(begins), words=words)


def _promise_anew(
    dossier: Dossier, body: Organisation, there: due_dates.HandingOn, rule: transfer_rules.TransferRule, at: datetime
) -> Promise | None:
    """The date counted from when the competent body has it, with why; None where it does not move."""
    deadline = promising.computed(dossier, at)
    if deadline.due == dossier.due_at:
        dossier.legal_due_at = deadline.by_law
        return None
    why = _("Chuyển đến %(body)s: thời hạn tính từ khi cơ quan này nhận hồ sơ") % {"body": body.name}
    line = ProofLine(local(there.at).date(), False, why, rule.article, rule.to_verify)
    counted = replace(deadline, proof=(*there.proof, line, *deadline.proof))
    return promising.promise(dossier, Promise.Cause.SENT_ON, counted, at)


def _to(step: Step) -> flow.Move:
    """It begins at the competent body where it began at the other, in the queue."""

    def move(dossier: Dossier, actor: Actor, at: datetime) -> None:
        flow.begin(step, dossier, actor, at)

    return move


def _details(happening: Happening) -> str:
    facts = happening.facts
    words = {"body": facts["body"], "at": moment(facts["arrives"]), "due": moment(facts["due"])}
    if facts["due"] == facts["was"]:
        return _("%(body)s nhận lúc %(at)s; hẹn trả %(due)s, không đổi") % words
    return _("%(body)s nhận lúc %(at)s; thời hạn tính từ đó, hẹn trả %(due)s") % words


ARRIVED = Message(
    "desk_sent_on",
    gettext_noop("Hồ sơ {code} được chuyển đến cơ quan bạn"),
    gettext_noop("{before} chuyển hồ sơ “{procedure}” đến cơ quan bạn giải quyết. Mở hồ sơ để xem vì sao chuyển."),
)


def _there(row: Transfer) -> list[News]:
    """Those who may take it in hand at the step where it lies now, and the head of that body."""
    dossier, words = row.dossier, {"before": row.from_unit.name}
    takers = to_seats(dossier, ARRIVED, Power.DOSSIER_HOLD, row.at, dossier.desk)
    heads = to_seats(dossier, ARRIVED, Power.DOSSIER_OVERSEE, row.at)
    return [replace(one, words=words) for one in (*takers, *heads)]


TRANSFER = declare(
    Act(
        event=events.declare(
            Event(
                "dossier.sent_on",
                title=gettext_lazy("Chuyển đến cơ quan có thẩm quyền"),
                details=_details,
                to_applicant=lambda it: (
                    _("%(before)s chuyển hồ sơ đến cơ quan có thẩm quyền") % {"before": it.facts["from"]}
                ),
                applicant_details=_details,
            )
        ),
        power=Power.DECISION_SIGN,
        states=frozenset({Dossier.State.PROCESSING}),
        lets_go=True,
        on_desk=False,
        conditions=(NOT_SIGNED, WAITS_FOR_APPROVAL, Judged(not_delegated)),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Duyệt chuyển cơ quan có thẩm quyền"),
            lead=gettext_lazy(
                "Duyệt thì hồ sơ sang cơ quan đó ngay. Mã số hồ sơ và nơi trả kết quả giữ nguyên; dự thảo chưa ký "
                "không dùng nữa; trang hồ sơ ghi nơi đang giải quyết và ngày hẹn. Không đồng ý thì trả lại đề nghị "
                "kèm lý do ở trang hồ sơ."
            ),
            fields=(Field("proposal", gettext_lazy("Đề nghị chuyển"), "choice"),),
            options_of=lambda dossier, _at: {"proposal": to_decide(dossier)},
            given=_given,
            shown=shown_to_decide,
            instead="send_back_transfer",
            button=gettext_lazy("Duyệt, chuyển hồ sơ"),
            done=gettext_lazy("Đã chuyển hồ sơ đến cơ quan có thẩm quyền."),
        ),
        message=Message(
            "sent_on",
            gettext_noop("Hồ sơ {code} được chuyển đến cơ quan có thẩm quyền"),
            gettext_noop(
                "{before} đã chuyển hồ sơ “{procedure}” đến {unit} để giải quyết. Hẹn trả kết quả: {due} (trước đó: "
                "{old}). Mở hồ sơ để xem vì sao chuyển và vì sao có ngày này. Bạn không phải nộp lại gì."
            ),
        ),
        arrives=_there,
        write=_transfer,
        row=Transfer,
    )
)
