"""What the desk answers: each question at its step, judged there and kept with the dossier.

An unlikely answer is taken with a reason: under CONFIRMED, by the token of the doubt.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers.handing_over import declined
from duoc.dossiers.models import Dossier
from duoc.dossiers.planning import as_meant, definition_of, plan_of_dossier
from duoc.dossiers.rules import Incomplete
from duoc.ground.documents.calculations import writing_fault
from duoc.ground.letters.calculations import mended, says_too_little
from duoc.language.calculations import CONFIRMED, Plan, Question


@dataclass(frozen=True)
class DeskAnswers:
    """What is answered at a step: the answers as they are meant, the plan with them, the questions that are asked.

    Attributes:
        own: the ids of all questions of the step, asked in this case or not.
    """

    dossier: Dossier
    values: Mapping[str, Any]
    plan: Plan
    own: frozenset[str]

    @property
    def asked(self) -> list[Question]:
        return [question for question in self.plan.desk if question.id in self.own]

    @property
    def reasons(self) -> dict[str, str]:
        """Why unlikely answers are right all the same, by the tokens of the doubts."""
        return _reasons(self.values)

    @property
    def faults(self) -> dict[str, str]:
        """What is missing, wrong, unlikely without a reason, or not asked at this step; by question."""
        faults = {id: self._not_here(id) for id in self.values if id not in self.own and id != CONFIRMED}
        faults |= {fault.question: fault.say for fault in self.plan.desk_faults if fault.question in self.own}
        for doubt in self.plan.desk_doubts:
            reason = self.reasons.get(doubt.token, "")
            if doubt.question in self.own and (says_too_little(reason) or writing_fault(reason)):
                say = _("%(doubt)s Nếu đúng là như vậy, hãy ghi lý do (ít nhất 10 ký tự).") % {"doubt": doubt.say}
                faults.setdefault(doubt.question, writing_fault(reason) or say)
        return faults

    def _not_here(self, id: str) -> str:
        if any(question.id == id for question in definition_of(self.dossier).desk):
            return _("Câu này không hỏi ở bước này.")
        return _("Câu này do người yêu cầu trả lời.")

    @property
    def kept(self) -> dict[str, Any]:
        """All that the desk has answered, these answers among them."""
        before = self.dossier.desk_answers
        answers = {id: value for id, value in before.items() if id not in self.own and id != CONFIRMED}
        answers |= {id: self.plan.values[id] for id in self.own if id in self.plan.values}
        tokens = {doubt.token for doubt in self.plan.desk_doubts}
        reasons = {token: text for token, text in (_reasons(before) | self.reasons).items() if token in tokens}
        return answers | ({CONFIRMED: reasons} if reasons else {})


def answers_at_step(
    dossier: Dossier, sent: Mapping[str, Any], *, step: str = "", proposing: bool = False, at: datetime | None = None
) -> DeskAnswers:
    """What the desk answers at a step.

    Args:
        step: the one at which the dossier stands where none is given.
        at: the time; it counts for what is as of the decision.
        proposing: a result is proposed: then the questions are asked that name no step, too.
    """
    own, values = _asked_at(dossier, step, proposing), as_meant(definition_of(dossier), sent)
    # An answer that is left out now is not given, whatever it was in an earlier proposal.
    plan = plan_of_dossier(dossier, {**dict.fromkeys(own), **values}, decided=at)
    return DeskAnswers(dossier, values, plan, own)


def before_answering(
    dossier: Dossier, plan: Plan, values: Mapping[str, Any], *, proposing: bool = False
) -> DeskAnswers:
    """What a form shows at first, from the plan that its page has already: the values stand in its fields."""
    return DeskAnswers(dossier, values, plan, _asked_at(dossier, "", proposing))


def _asked_at(dossier: Dossier, step: str, proposing: bool) -> frozenset[str]:
    steps = {step or dossier.step, *([""] if proposing else [])}
    if not proposing and not asks_here(dossier, step):
        return frozenset()
    return frozenset(question.id for question in definition_of(dossier).desk if question.step in steps)


def asks_here(dossier: Dossier, step: str = "") -> bool:
    """Whether the definition has questions to the desk at this step, or where the dossier stands; evaluates nothing.

    Once it is declined there is nothing left to ask: the steps behind the signature ask about what is granted.
    """
    asked = any(question.step == (step or dossier.step) for question in definition_of(dossier).desk)
    return asked and not declined(dossier)


def kept_at_step(
    dossier: Dossier, sent: Mapping[str, Any], *, step: str = "", at: datetime | None = None
) -> dict[str, Any]:
    """All that the desk has answered, with what it answers now; evaluates nothing where nothing is asked.

    Raises:
        Incomplete: an answer is missing or wrong, unlikely without a reason, or not asked for here; see `faults`.
    """
    if not sent and not asks_here(dossier, step):
        return dict(dossier.desk_answers)
    answers = answers_at_step(dossier, sent, step=step, at=at)
    if answers.faults:
        raise Incomplete(_("Bước này còn câu phải trả lời."), _("Hãy xem lại các mục được đánh dấu."), answers.faults)
    return answers.kept


def typed_at_step(dossier: Dossier, sent: Mapping[str, Any], *, step: str) -> dict[str, Any]:
    """What was typed at a step, as it is meant, right or not: to be shown, not to be reasoned with.

    Raises:
        Incomplete: something is not asked at this step, or no document can print it.
    """
    own = {question.id for question in definition_of(dossier).desk if question.step == step}
    values = {id: value for id, value in as_meant(definition_of(dossier), sent).items() if id != CONFIRMED}
    faults = {id: _("Câu này không hỏi ở bước này.") for id in values if id not in own}
    faults |= {id: fault for id, value in values.items() if isinstance(value, str) and (fault := writing_fault(value))}
    if faults:
        raise Incomplete(_("Bước này còn câu phải trả lời."), _("Hãy xem lại các mục được đánh dấu."), faults)
    return values


def _reasons(values: Mapping[str, Any]) -> dict[str, str]:
    given = values.get(CONFIRMED)
    if not isinstance(given, Mapping):
        return {}
    texts = {str(token): mended(text, lines=True) for token, text in given.items() if isinstance(text, str)}
    return {token: text for token, text in texts.items() if text}
