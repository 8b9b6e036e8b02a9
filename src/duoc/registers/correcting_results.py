"""A result whose text is wrong: which answers may be corrected, what they are now, and whether a correction is one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.decisions import queries as decisions
from duoc.decisions.models import Decision, LaterDecision, Proposal
from duoc.dossiers import queries as dossiers
from duoc.ground.worktime.calculations import local
from duoc.instruments.calculations import Unsound
from duoc.language.calculations import Plan, Question, answer_faults, entry_of, of_item, printed_questions, read
from duoc.procedures import queries as procedures
from duoc.registers.correcting import SURE, judge, new_doubts, new_faults
from duoc.registers.field_questions import source_of
from duoc.registers.models import Entry
from duoc.registers.rules import NotCompared

NOT_TEXT = frozenset({"register_entry", "file", "signature"})


@dataclass(frozen=True)
class Corrected:
    """The answers with one corrected, and what this changes of the entry.

    Attributes:
        value: as the definition takes it.
        was: what stood there.
    """

    value: Any
    was: Any


def values_of(decision: Decision, entry: Entry | None) -> dict[str, Any]:
    """The answers that count for the text of a result beside those of its dossier: earlier corrections of it, and what
    was put right in its entry since."""
    later = decisions.later_of(decision)
    values = dict(later.values) if later is not None else {}
    if entry is None:
        return values
    definition = dossiers.definition_of(decision.dossier)
    written = entry_of(definition, plan_with(decision, values))
    for field, value in entry.data.items():
        source = source_of(definition, field)
        if source and written is not None and written.data.get(field) != value:
            values[source] = value
    return values


def plan_with(decision: Decision, values: Mapping[str, Any]) -> Plan:
    """The dossier of a result, worked out with these answers beside its own; of its item alone where it is of one."""
    proposal = Proposal.objects.get(pk=decision.proposal_id)
    plan = dossiers.plan_of_dossier(decision.dossier, {**proposal.values, **values}, decided=proposal.at)
    return of_item(dossiers.definition_of(decision.dossier), plan, decision.item)


def correctable(decision: Decision, entry: Entry | None) -> list[tuple[Question, Any]]:
    """The questions whose answers can be corrected, with what they are now: those that stand in the text or in the
    entry. Of the others nothing would be corrected."""
    definition = dossiers.definition_of(decision.dossier)
    plan = plan_with(decision, values_of(decision, entry))
    printed = printed_questions(definition, _template(decision))
    return [
        (question, plan.values[question.id])
        for question in definition.questions.values()
        if question.id in printed and question.id in plan.values
        if question.group is None and question.type not in NOT_TEXT
    ]


def _template(decision: Decision) -> str:
    """The form by which the text was drafted; "" where it is in its bundle no more."""
    form = procedures.bundle(decision.dossier.version).template(decision.template)
    return form.read_text() if form.is_file() else ""


@dataclass(frozen=True)
class Rewritten:
    """What stands otherwise in an entry: the fields, and what it is about now."""

    fields: Mapping[str, Any]
    title: str = ""


def rewritten(decision: Decision, before: Mapping[str, Any], after: Mapping[str, Any]) -> Rewritten:
    """What stands otherwise in the entry when these answers take the place of those."""
    definition = dossiers.definition_of(decision.dossier)
    old, new = (entry_of(definition, plan_with(decision, values)) for values in (before, after))
    if old is None or new is None:
        return Rewritten({})
    fields = {name: value for name, value in new.data.items() if old.data.get(name) != value}
    return Rewritten(fields, new.label[:300])


def values_before(later: LaterDecision) -> dict[str, Any]:
    """The answers that counted before this correction."""
    return {**later.values, **{question: change["was"] for question, change in later.changes.items()}}


def expect_sound(
    decision: Decision, entry: Entry | None, field: str, value: Any, *, sure: bool, at: datetime
) -> Corrected:
    """Refuses what is no correction, or cannot stand beside the other answers, or in the register.

    Raises:
        Unsound: `faults`.
        NotCompared: its entry would be like another one, and nobody has compared the two.
    """
    question = next((one for one, _now in correctable(decision, entry) if one.id == field), None)
    if question is None:
        raise Unsound(_("Kết quả này không có mục ấy để đính chính."), _("Hãy chọn lại trong danh sách."))
    values = values_of(decision, entry)
    before = plan_with(decision, values)
    given, was = read(question, value), before.values.get(field)
    wrong = answer_faults([question], {field: given}, local(at).date())
    if not wrong and given == was:
        wrong = {field: _("Kết quả đã ghi đúng như vậy, không còn gì để đính chính.")}
    after = plan_with(decision, {**values, field: given})
    faults = wrong or new_faults(field, before, after)
    if faults:
        raise Unsound(_("Chưa đính chính được."), _("Hãy xem lại các mục được đánh dấu."), faults)
    doubts = new_doubts(before, after)
    if doubts and not sure:
        raise Unsound(_("Nội dung này khó xảy ra."), _("Nếu đúng như vậy, hãy chọn Có."), {SURE: " ".join(doubts)})
    if entry is not None:
        _expect_enterable(entry, rewritten(decision, values, {**values, field: given}).fields, field, at)
    return Corrected(given, was)


def _expect_enterable(entry: Entry, fields: Mapping[str, Any], field: str, at: datetime) -> None:
    for name, value in fields.items():
        judgement = judge(entry, name, value, at)
        if judgement.faults:
            words = " ".join(judgement.faults.values())
            raise Unsound(_("Chưa đính chính được."), _("Hãy xem lại các mục được đánh dấu."), {field: words})
        if judgement.likes:
            words = " ".join(one.words for one in judgement.likes)
            raise NotCompared(words, _("Hãy đối chiếu hai việc trong sổ và ghi vì sao là việc khác."), judgement.likes)
