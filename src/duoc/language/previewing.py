"""A situation as its persons would meet it, in words: pages with answers, papers, fees, dates, steps, results."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.ground.worktime.calculations import Clock, local, moment, parse_term
from duoc.language.cases import Case, worked_out
from duoc.language.definition import Definition, Question
from duoc.language.describing import when_due
from duoc.language.enacting import results_of
from duoc.language.expectations import Result, due_of
from duoc.language.plan import AskedPage, FeeLine, PaperAsk, Plan
from duoc.language.previewing_turns import turns_of
from duoc.language.showing import shown, vnd


@dataclass(frozen=True)
class Part:
    """One part of a preview: its title, and what stands under it, each with a word beside it or none."""

    title: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Preview:
    """A situation, and what a definition makes of it, in the order in which persons meet it."""

    it: str
    line: int
    parts: tuple[Part, ...]


def preview(definition: Definition, case: Case, clock: Clock) -> Preview:
    """What a definition makes of a situation; dates are counted by this clock.

    Raises:
        duoc.ground.worktime.calculations.WorktimeFault: a time outside what the calendar can count.
    """
    plan = worked_out(definition, case)
    parts = [
        *(Part(page.title, tuple(_answers(page, plan, case))) for page in plan.pages),
        Part(_("Không giải quyết tại đây"), tuple((refusal.say, refusal.instead) for refusal in plan.refusals)),
        Part(_("Cần sửa hoặc xem lại"), tuple(_complaints(definition, plan))),
        Part(_("Giấy tờ"), tuple((paper.full_name or paper.name, _brought(paper)) for paper in plan.papers)),
        Part(_("Phí, lệ phí"), tuple((line.label, _amount(definition, line)) for line in plan.fees)),
        Part(_("Thời hạn"), tuple(_term(plan, due_of(Result(definition, case.received, plan, clock))))),
        Part(
            _("Các bước"),
            tuple((step.name, parse_term(step.within).spoken if step.within else "") for step in plan.steps),
        ),
        Part(_("Trên đường giải quyết"), tuple(turns_of(definition, plan, case.received, clock))),
        Part(_("Cán bộ ghi"), tuple((question.name, "") for question in plan.desk)),
        Part(_("Kết quả"), tuple(_results(definition, plan))),
    ]
    return Preview(case.it, case.line, tuple(part for part in parts if part.lines))


def _answers(page: AskedPage, plan: Plan, case: Case) -> Iterator[tuple[str, str]]:
    for question in page.questions:
        yield question.name, _answer(question, plan, case)
    for computed in plan.computed.get(page.id, ()):
        yield computed.name, computed.shown


def _answer(question: Question, plan: Plan, case: Case) -> str:
    return shown(question, plan.values.get(question.id, case.answers.get(question.id)))


def _complaints(definition: Definition, plan: Plan) -> Iterator[tuple[str, str]]:
    for one in (*plan.faults, *plan.doubts):
        question = definition.questions.get(one.question)
        yield (question.name if question else one.place), one.say


def _brought(paper: PaperAsk) -> str:
    if paper.held is not None:
        return _("tỉnh đã có, không phải nộp")
    if paper.made_from:
        return _("lập từ câu trả lời")
    return _("phải nộp") if paper.required else _("nếu có")


def _amount(definition: Definition, line: FeeLine) -> str:
    amount = _("chưa biết") if line.amount is None else vnd(line.amount)
    return ", ".join(filter(None, (amount, when_due(definition, line.at, line.before))))


def _term(plan: Plan, due: datetime | None) -> Iterator[tuple[str, str]]:
    if due is not None:
        yield parse_term(plan.term).spoken, ""
        yield from ((extra.say, parse_term(extra.add).spoken) for extra in plan.extra_time)
        yield _("Hẹn trả"), moment(local(due))


def _results(definition: Definition, plan: Plan) -> Iterator[tuple[str, str]]:
    for draft in results_of(definition, plan):
        name = f"{draft.result.name}: {draft.item.title}" if draft.item is not None else draft.result.name
        yield name, _("%(copies)d bản") % {"copies": draft.copies} if draft.copies > 1 else ""
