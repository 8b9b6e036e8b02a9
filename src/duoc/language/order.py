"""In which order to work things out: each question and named value after everything that it reads."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from django.utils.translation import gettext as _

from duoc.language.definition import Definition, Group, Page, Question
from duoc.language.faults import DefinitionFault, Finding
from duoc.language.rules import Rule

# Names that every rule may read beside answers and named values.
GIVEN = ("today", "channel", "applicant", "filer", "parameter", "parameter_article", "answer")


def rules_of_question(question: Question) -> list[Rule]:
    rules = [check.rule for check in question.checks]
    rules += [source.when for source in question.known_from if source.when]
    return [*rules, question.when] if question.when else rules


def rules_of_group(group: Group) -> list[Rule]:
    """The rules that are asked of each item."""
    return [
        *(rule for question in group.questions for rule in rules_of_question(question)),
        *(one.value for one in group.computed),
    ]


def every_question(definition: Definition) -> Iterator[Question]:
    """The questions of a definition, and those that are asked of each item of its groups."""
    for question in definition.questions.values():
        yield question
        if question.group is not None:
            yield from question.group.questions


def reads_of_question(question: Question, page: Page | None) -> set[str]:
    """Paths that must be known before this question can be put."""
    paths = {path for rule in rules_of_question(question) for path in rule.reads}
    paths |= {source.path for source in question.known_from} - {""}
    paths |= {question.about} - {""}
    if question.group is not None:
        paths |= {path for rule in rules_of_group(question.group) for path in rule.reads}
    if page is not None and page.when is not None:
        paths |= page.when.reads
    return paths


def target(path: str, names: Iterable[str]) -> str | None:
    """The question or named value that a path belongs to: itself, or the register question whose field it names."""
    known = names if isinstance(names, dict | set | frozenset) else set(names)
    while path:
        if path in known:
            return path
        path = path.rpartition(".")[0]
    return None


def questions_behind(rule: Rule, questions: Mapping[str, Question], let: Mapping[str, Rule]) -> set[str]:
    """The questions that a rule reads, also through named values."""
    names = {**questions, **let}
    todo = list(rule.reads)
    read: set[str] = set()
    while todo:
        name = target(todo.pop(), names)
        if name is None:
            continue
        if name in questions:
            read.add(name)
        else:
            todo += let[name].reads
    return read


def arrange(definition: Definition) -> Definition:
    """The definition with its indexes and order. Raises DefinitionFault on a doubled id or a circle."""
    page_of = {question.id: page for page in definition.pages for question in page.questions}
    every = [question for page in definition.pages for question in page.questions] + list(definition.desk)
    questions = {question.id: question for question in every}
    if len(questions) != len(every) or set(questions) & set(definition.let):
        raise DefinitionFault(_doubled(every, definition))
    names = {**questions, **definition.let}
    needs: dict[str, set[str]] = {}
    for name in names:
        if name in questions:
            paths = reads_of_question(questions[name], page_of.get(name))
        else:
            paths = set(definition.let[name].reads)
        needs[name] = {needed for path in paths if (needed := target(path, names)) and needed != name}
    for question in definition.desk:  # officials answer once the applicant has
        needs[question.id] |= page_of.keys()
    # A named value that reads itself is the one circle that removing oneself would hide.
    circles = [name for name, rule in definition.let.items() if name in rule.reads]
    order = _sorted(needs, circles)
    read = [questions_behind(item.rule, questions, definition.let) for item in definition.sense]
    return replace(
        definition,
        order=order,
        sense=tuple(
            replace(item, questions=tuple(name for name in order if name in behind))
            for item, behind in zip(definition.sense, read, strict=True)
        ),
        questions=MappingProxyType(questions),
        page_of=MappingProxyType(page_of),
    )


def _doubled(every: list[Question], definition: Definition) -> list[Finding]:
    seen: set[str] = set(definition.let)
    findings = []
    for question in every:
        if question.id in seen:
            what = _("Mã «%(id)s» dùng hai lần.") % {"id": question.id}
            findings.append(
                Finding("doubled", ("id", question.id), what, _("Không biết câu trả lời của ai."), _("Đặt mã khác."))
            )
        seen.add(question.id)
    return findings


def _sorted(needs: dict[str, set[str]], circles: list[str]) -> tuple[str, ...]:
    """Stable topological order: as written, unless something must come first."""
    place = {name: number for number, name in enumerate(needs)}
    done: dict[str, None] = {}
    for name in needs if not circles else ():
        waiting = [name]
        while waiting and not circles:
            missing = needs[waiting[-1]] - done.keys()
            if not missing:
                done[waiting.pop()] = None
            elif (first := min(missing, key=place.__getitem__)) in waiting:
                circles = waiting[waiting.index(first) :]
            else:
                waiting.append(first)
    if circles:
        what = _("Điều kiện đi vòng tròn qua: %(names)s.") % {"names": ", ".join(circles[:8])}
        remedy = _("Bỏ một điều kiện để câu hỏi nào cũng chỉ phụ thuộc câu hỏi trước nó.")
        raise DefinitionFault(
            [Finding("circle", ("let", circles[0]), what, _("Không biết hỏi câu nào trước."), remedy)]
        )
    return tuple(done)
