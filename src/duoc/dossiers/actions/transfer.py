"""An accepted dossier is sent on to the body that is competent for it (chuyển hồ sơ)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from duoc.dossiers.acts import events, flow
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.acts.doing import Condition, Doing, Outcome
from duoc.dossiers.acts.events import Event, Happening, Words
from duoc.dossiers.acts.grounds import BASIS
from duoc.dossiers.acts.news import News, to_seats
from duoc.dossiers.acts.transferring import let_fall
from duoc.dossiers.clocks import due_dates, promising
from duoc.dossiers.copies import follow
from duoc.dossiers.models import Dossier, Promise, Transfer
from duoc.dossiers.rules import Incomplete, Step, step_after
from duoc.dossiers.seated import nobody_there
from duoc.ground.letters.calculations import says_too_little
from duoc.ground.worktime.calculations import ProofLine, local, moment
from duoc.notices.actions import Message
from duoc.people import queries as people
from duoc.people.models import Organisation
from duoc.people.powers import Actor, Power
from duoc.procedures.queries import transfer_rules


@dataclass(frozen=True)
class Given:
    """`body`: the code of the competent body."""

    body: str
    reason: str
    legal_basis: str


def _bodies(dossier: Dossier, at: datetime) -> dict[str, Organisation]:
    rows = people.units(local(at).date())
    return {body.code: body for body in rows if body.pk != dossier.competent_unit_id}


def _options(dossier: Dossier, at: datetime) -> Mapping[str, Mapping[str, Words]]:
    return {"body": {code: body.name for code, body in _bodies(dossier, at).items()}}


def _given(values: Mapping[str, Any]) -> Given:
    given = Given(*(str(values[name]) for name in ("body", "reason", "legal_basis")))
    if says_too_little(given.reason):
        raise _refused({"reason": _("Hãy ghi rõ vì sao hồ sơ thuộc cơ quan khác (ít nhất 10 ký tự).")})
    return given


def _refused(faults: dict[str, str]) -> Incomplete:
    return Incomplete(_("Chưa chuyển được hồ sơ."), _("Hãy xem lại các mục được đánh dấu."), faults)


def _chosen(doing: Doing[Given], next_step: Step) -> Organisation:
    """The competent body.

    Raises:
        Incomplete: no body in force, the one where it lies, or one in which nobody works on such dossiers: it would lie
            there unseen.
    """
    body = _bodies(doing.dossier, doing.at).get(doing.given.body)
    if body is None:
        raise _refused({"body": _("Hãy chọn một cơ quan khác đang hoạt động.")})
    if not next_step.elsewhere and (say := nobody_there(body, next_step.desk, doing.at)):
        raise _refused({"body": say})
    return body


def _transfer(doing: Doing[Given]) -> Outcome[Transfer]:
    dossier, at, given = doing.dossier, doing.at, doing.given
    steps = flow.steps(dossier)
    next_step = step_after(steps, steps[0].id)
    body, before = _chosen(doing, next_step), dossier.competent_unit
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
        reason=given.reason,
        legal_basis=given.legal_basis,
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
    hidden = {"reason": given.reason, "basis": given.legal_basis}
    words = {"before": before.name, "old": moment(was)}
    return Outcome(row, facts, hidden=hidden, move=_to(next_step), words=words)


def _promise_anew(
    dossier: Dossier, body: Organisation, there: due_dates.HandingOn, rule: transfer_rules.TransferRule, at: datetime
) -> Promise | None:
    """The date counted from when the competent body has it, with why; None where it does not move."""
    deadline = promising.computed(dossier, at)
    if deadline.due == dossier.due_at:
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
        power=Power.DOSSIER_EXAMINE,
        states=frozenset({Dossier.State.PROCESSING}),
        conditions=(
            Condition(
                lambda dossier: dossier.result_signed_at is None,
                gettext_lazy("Kết quả của hồ sơ đã được ký nên không chuyển sang cơ quan khác được nữa."),
                gettext_lazy("Hãy phát hành và trả kết quả; kết quả sai thì thu hồi hoặc trả lại."),
            ),
        ),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Chuyển cơ quan có thẩm quyền"),
            lead=gettext_lazy(
                "Dùng khi hồ sơ đã tiếp nhận nhưng thuộc thẩm quyền cơ quan khác. Mã số hồ sơ và nơi trả kết quả giữ "
                "nguyên; dự thảo chưa ký không dùng nữa; trang hồ sơ ghi nơi đang giải quyết và ngày hẹn."
            ),
            fields=(
                Field("body", gettext_lazy("Cơ quan nào có thẩm quyền?"), "choice"),
                Field("reason", gettext_lazy("Vì sao thuộc cơ quan đó?"), "long_text"),
                Field(
                    BASIS,
                    gettext_lazy("Căn cứ pháp lý"),
                    "text",
                    hint=gettext_lazy("Điều, khoản, số hiệu văn bản giao thẩm quyền."),
                ),
            ),
            options_of=_options,
            given=_given,
            button=gettext_lazy("Chuyển hồ sơ"),
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
