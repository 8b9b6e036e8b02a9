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
from duoc.dossiers.corrections import places_of
from duoc.dossiers.filing.charging import charge
from duoc.dossiers.filing.completing import with_entered
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


@dataclass(frozen=True)
class Given:
    question: str
    new: str
    reason: str
    proof: str = ""


def options(dossier: Dossier, _at: datetime) -> Mapping[str, Mapping[str, Words]]:
    """The answers to choose from, each as it stands now."""
    answers = dossier.answers
    words = {id: f"{one.name}: {shown(one.question, one.value(answers))}" for id, one in places_of(dossier).items()}
    return {"question": words}


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
    before = plan_of_dossier(dossier)
    place = places_of(dossier, before).get(given.question)
    if place is None or says_too_little(given.reason):
        field, say = ("question", _("Hãy chọn câu trả lời.")) if place is None else ("reason", _why())
        raise Incomplete(_("Chưa sửa được câu trả lời."), _("Hãy bổ sung các mục được đánh dấu."), {field: say})
    question, old = place.question, place.value(dossier.answers)
    changed = as_meant(definition_of(dossier), place.with_value(dossier.answers, _typed(question, given.new)))
    new = place.value(changed)
    if new == old:
        raise OutOfTurn(
            _("Câu trả lời đã đúng như vậy: %(now)s.") % {"now": shown(question, old)},
            _("Có thể người khác vừa sửa xong. Không cần sửa nữa."),
        )
    dossier.answers = {**dossier.answers, **changed}
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
    words = {"what": place.name, "old": shown(question, old), "new": shown(question, new)}
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
    faults = [fault.say for fault in plan.faults if fault.place == question]
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
        fresh = with_entered(fresh, kept)
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
