"""What was answered and handed in, ready to be read side by side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier, Paper
from duoc.dossiers.queries import table_of
from duoc.language.calculations import CONFIRMED, OTHER, AnswerFault, Definition, Plan, Question, Table, shown


@dataclass(frozen=True)
class Answer:
    """One line of a summary, under the names that the answers part reads."""

    id: str
    ask: str
    answer: str
    source: str = ""
    table: Table | None = None


@dataclass(frozen=True)
class File:
    """A file as handed in; `turn` is the supplement with which it came, 0 at filing."""

    name: str
    size: int
    href: str
    turn: int
    signature: dossiers.FileSignature | None = None  # where the paper must be signed digitally


@dataclass(frozen=True)
class PaperLine:
    """One paper that the procedure asks for, with what was handed in for it."""

    id: str
    name: str
    form: str
    copies: str
    held: str
    made: str
    files: list[File] = field(default_factory=list)
    full_name: str = ""

    @property
    def first(self) -> str:
        """What to open first: the newest file, or the form made from the answers."""
        return self.files[-1].href if self.files else self.made


def answers(definition: Definition, plan: Plan) -> list[Answer]:
    """All answers in force, in the order in which they are asked; those that the province held say so. Behind those
    of each page stands what it computes, which says so too."""
    questions = {question.id: question for page in plan.pages for question in page.questions}
    known = {one.question.id: one for one in plan.known}
    rows = []
    asked = [(page, question) for page in definition.pages for question in page.questions]
    for page, question in asked:
        if question.id in known:
            one = known[question.id]
            rows.append(Answer(question.id, question.name, one.shown, one.source))
        elif plan.values.get(question.id) not in (None, "", []) and not _nothing_to_choose(question, questions, plan):
            with_options = questions.get(question.id, question)
            text, items = shown(with_options, plan.values[question.id]), table_of(plan, question)
            rows.append(Answer(question.id, question.name, text, table=items))
        if question == page.questions[-1]:
            computed = plan.computed.get(page.id, ())
            rows += [Answer(one.id, one.name, one.shown, _("Tính từ câu trả lời")) for one in computed]
    return rows


def _nothing_to_choose(question: Question, questions: Mapping[str, Question], plan: Plan) -> bool:
    """No entry of theirs was held, so the question was not put: its "other" is nobody's answer."""
    return question.type == "register_entry" and question.id not in questions and plan.values[question.id] == OTHER


def desk_answers(plan: Plan, values: Mapping[str, Any]) -> list[Answer]:
    """What the desk has answered, for the next reader; beside what is unlikely or still awaited the reason for it."""
    reasons = values.get(CONFIRMED) or {}
    unlikely = {one.question: f"{one.say} {reasons.get(one.token, '')}".strip() for one in plan.desk_doubts}
    late = {one.question for one in plan.desk_doubts if one.missing and one.token in reasons}
    return [
        Answer(question.id, question.name, shown(question, values.get(question.id)), unlikely.get(question.id, ""))
        for question in plan.desk
        if values.get(question.id) not in (None, "", []) or question.id in late
    ]


def typed_answers(definition: Definition, values: Mapping[str, Any]) -> list[Answer]:
    """What another body typed at its step, with its answer: as it stands, whether rules read it or not."""
    questions = {question.id: question for question in definition.desk}
    return [
        Answer(id, questions[id].name, shown(questions[id], value), "")
        for id, value in values.items()
        if id in questions and value not in (None, "", [])
    ]


def earlier_answers(dossier: Dossier, plan: Plan, *, asked_here: bool) -> list[Answer]:
    """What the desk has answered; without what the page asks again at the step at which the dossier stands.

    Args:
        asked_here: the page shows the fields of this step.
    """
    here = {question.id for question in plan.desk if asked_here and question.step == dossier.step}
    return desk_answers(plan, {id: value for id, value in dossier.desk_answers.items() if id not in here})


def doubts(definition: Definition, plan: Plan) -> list[Answer]:
    """The unlikely answers that the applicant has confirmed, each with what is unlikely about it."""
    words = {row.id: row.answer for row in answers(definition, plan)} if plan.doubts else {}
    questions = definition.questions
    return [
        Answer(one.question, questions[one.question].name, words.get(one.question, ""), one.say) for one in plan.doubts
    ]


def outdated(definition: Definition, wrong: Iterable[AnswerFault]) -> list[Answer]:
    """The answers that are right no more, each with why."""
    questions = definition.questions
    return [
        Answer(one.question, questions[one.asked_in].name if one.asked_in in questions else one.question, one.say)
        for one in wrong
    ]


def papers(dossier: Dossier, handed_in: Iterable[Paper]) -> list[PaperLine]:
    """The papers asked at filing, each with its files; files for other papers come last."""
    files: dict[str, list[File]] = {}
    names: dict[str, str] = {}
    digital = {wanted["id"] for wanted in dossier.plan["papers"] if wanted.get("signed") == dossiers.DIGITAL}
    for paper in handed_in:
        href = f"/ban/ho-so/{dossier.pk}/giay-to/{paper.pk}/"
        signature = dossiers.signature_of(paper.file) if paper.code in digital else None
        files.setdefault(paper.code, []).append(File(paper.file.name, paper.file.size, href, paper.turn, signature))
        names[paper.code] = paper.name
    lines = [
        PaperLine(
            id=wanted["id"],
            name=wanted["name"],
            form=wanted["form"],
            copies=copies(wanted["copies"]),
            held=wanted["held"],
            made=f"/ban/ho-so/{dossier.pk}/to-khai/{wanted['id']}/" if wanted["made_from"] else "",
            files=files.pop(wanted["id"], []),
            full_name=wanted.get("full_name", ""),
        )
        for wanted in dossier.plan["papers"]
    ]
    return lines + [PaperLine(code, names[code], "", "", "", "", more) for code, more in files.items()]


def copies(counts: Mapping[str, int]) -> str:
    """{"original": 1, "copy": 2} in words: "1 bản chính, 2 bản chụp"."""
    kinds = {"original": _("bản chính"), "certified": _("bản sao chứng thực"), "copy": _("bản chụp")}
    return ", ".join(f"{count} {kinds.get(kind, kind)}" for kind, count in counts.items() if count)
