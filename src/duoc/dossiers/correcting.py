"""An answer found wrong is put right: everything that follows from it is judged again, nothing that left changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts.act_form import Field
from duoc.dossiers.acts.doing import Doing, Outcome
from duoc.dossiers.acts.events import Words
from duoc.dossiers.clocks import promising
from duoc.dossiers.filing.charging import charge
from duoc.dossiers.filing.keeping import is_later, snapshot
from duoc.dossiers.models import AnswerCorrection, Dossier, Promise
from duoc.dossiers.planning import as_meant, definition_of, plan_of_dossier
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.letters.calculations import says_too_little
from duoc.language.calculations import Plan, Question, shown
from duoc.payments import actions as payments
from duoc.payments import queries as charges

TITLE_LENGTH = 300
YES_NO = {"có": True, "yes": True, "không": False, "no": False}
NOT_IN_ONE_FIELD = frozenset({"group", "register_entry"})
"""Types whose answer is no single value that can be typed."""


@dataclass(frozen=True)
class Given:
    question: str
    new: str
    reason: str
    proof: str = ""


def questions_of(dossier: Dossier) -> dict[str, Question]:
    """What was asked of the applicant, is answered, and can be put right in one field."""
    plan = plan_of_dossier(dossier)
    asked = [question for page in plan.pages for question in page.questions]
    return {
        one.id: one for one in asked if one.type not in NOT_IN_ONE_FIELD and _is_one_value(dossier.answers.get(one.id))
    }


def _is_one_value(answer: Any) -> bool:
    return isinstance(answer, str | int | float) and answer != ""


def options(dossier: Dossier, _at: datetime) -> Mapping[str, Mapping[str, Words]]:
    """The answers to choose from, each as it stands now."""
    asked = questions_of(dossier)
    return {"question": {id: f"{one.name}: {shown(one, dossier.answers[id])}" for id, one in asked.items()}}


QUESTION = Field("question", gettext_lazy("Câu trả lời nào sai?"), "choice")
NEW = Field(
    "new",
    gettext_lazy("Sửa thành"),
    "text",
    hint=gettext_lazy(
        "Ghi đúng như trên giấy tờ; mục chọn sẵn thì ghi đúng lời của lựa chọn, ngày thì ghi ngày/tháng/năm."
    ),
)


def correct(doing: Doing[Given]) -> Outcome[AnswerCorrection]:
    """Puts the answer right and judges the dossier again.

    Raises:
        Incomplete: no such answer, a wrong value, or no reason.
        OutOfTurn: it says so already, or the new answer belongs to another body or another procedure.
    """
    dossier, given, at = doing.dossier, doing.given, doing.at
    question = questions_of(dossier).get(given.question)
    if question is None or says_too_little(given.reason):
        place, say = ("question", _("Hãy chọn câu trả lời.")) if question is None else ("reason", _why())
        raise Incomplete(_("Chưa sửa được câu trả lời."), _("Hãy bổ sung các mục được đánh dấu."), {place: say})
    old = dossier.answers[given.question]
    new = as_meant(definition_of(dossier), {given.question: _typed(question, given.new)})[given.question]
    if new == old:
        raise OutOfTurn(
            _("Câu trả lời đã đúng như vậy: %(now)s.") % {"now": shown(question, old)},
            _("Có thể người khác vừa sửa xong. Không cần sửa nữa."),
        )
    before = plan_of_dossier(dossier)
    dossier.answers = {**dossier.answers, given.question: new}
    plan = plan_of_dossier(dossier)
    _holds(plan, given.question)
    _same_body(before, plan)
    effects = _judge_again(dossier, before, plan, at)
    row = AnswerCorrection.objects.create(
        dossier=dossier,
        question=given.question,
        old=old,
        new=new,
        reason=given.reason,
        proof=given.proof,
        effects=effects,
        at=at,
        by_id=doing.actor.person,
        post_id=doing.actor.post_id,
    )
    words = {"what": question.name, "old": shown(question, old), "new": shown(question, new)}
    hidden = {"question": given.question, "old": old, "new": new, "reason": given.reason}
    return Outcome(row, {"changed": sorted(effects), **promising.facts(dossier)}, hidden, words=words)


def _why() -> str:
    return _("Hãy ghi vì sao câu trả lời sai (ít nhất 10 ký tự).")


def _typed(question: Question, written: str) -> Any:
    """What was typed, as the kind of answer means it: the words of an option are the option."""
    word = written.strip()
    if question.options:
        return next((key for key, words in question.options.items() if words.casefold() == word.casefold()), word)
    if question.type == "boolean":
        return YES_NO.get(word.casefold(), word)
    return word


def _holds(plan: Plan, question: str) -> None:
    faults = [fault.say for fault in plan.faults if fault.asked_in == question]
    if faults:
        raise Incomplete(_("Câu trả lời mới chưa đúng."), _("Hãy xem lại rồi ghi."), {"new": " ".join(faults)})
    if plan.refusals:
        raise OutOfTurn(
            plan.refusals[0].say,
            _("Nếu câu trả lời mới là đúng thì hãy từ chối hồ sơ và hướng dẫn người yêu cầu."),
        )
    elsewhere = [fault.say for fault in plan.faults]
    if elsewhere:
        raise Incomplete(
            _("Câu trả lời mới không khớp với câu trả lời khác."),
            _("Hãy yêu cầu người yêu cầu bổ sung các câu liên quan."),
            {"new": " ".join(dict.fromkeys(elsewhere))},
        )


def _same_body(before: Plan, plan: Plan) -> None:
    """The body that decides is not changed by a correction: the dossier would leave its desk under an act that says
    nothing of it."""
    if before.competent == plan.competent:
        return
    raise OutOfTurn(
        _("Với câu trả lời mới, cơ quan khác có thẩm quyền giải quyết hồ sơ này."),
        _("Hãy chuyển hồ sơ, hoặc từ chối và chỉ nơi nộp đúng; không sửa câu trả lời tại đây."),
    )


def _judge_again(dossier: Dossier, before: Plan, plan: Plan, at: datetime) -> dict[str, Any]:
    """Case, fees, term and title follow the new answer. Returns what changed, old and new."""
    kept = dossier.plan
    fresh = snapshot(definition_of(dossier), plan, kept["applicant"], kept.get("filer", {}))
    effects: dict[str, Any] = {}
    variant = plan.variant.id if plan.variant else ""
    if variant != dossier.variant:
        effects["variant"] = [dossier.variant, variant]
        dossier.variant = variant
    if before.term != plan.term:
        effects["term"] = [before.term, plan.term]
    if before.total_fee != plan.total_fee:
        effects["fees"] = [before.total_fee, plan.total_fee]
        _charge_again(dossier, fresh, (before.total_fee or 0) - (plan.total_fee or 0), at)
    else:
        fresh |= {"fees": kept["fees"], "total": kept["total"]}
    dossier.plan = {**kept, **fresh}
    dossier.title = plan.title[:TITLE_LENGTH]
    if dossier.accepted_at is not None and "term" in effects:
        promising.promise(dossier, Promise.Cause.CORRECTED, promising.computed(dossier, at), at)
    return effects


def _charge_again(dossier: Dossier, fresh: Mapping[str, Any], less: int, at: datetime) -> None:
    """What is not paid yet is asked for anew; of what was paid the difference is asked for, or may go back."""
    paid = any(one.state == "paid" for one in charges.of_subject(dossier.subject))
    lines = [fee for fee in fresh["fees"] if not is_later(fee)]
    if not paid:
        payments.cancel_due(dossier.subject, at=at)
        charge(dossier, lines, at=at)
    elif less > 0:
        payments.raise_refunds(dossier.subject, "lowered", at=at, most=less)
    else:
        more = {"label": _("Phần nộp thêm sau khi sửa câu trả lời"), "amount": -less, "kind": "fee"}
        charge(dossier, [more], at=at)
