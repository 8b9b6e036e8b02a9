"""Every situation that can make a difference, in order: what is asked, hidden, answered. The ground of all proofs."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from duoc.language.atoms import analyse
from duoc.language.definition import Definition, Question
from duoc.language.domains import Domains
from duoc.language.groups import ITEM
from duoc.language.order import GIVEN, rules_of_question
from duoc.language.parameters import ARTICLE, ROOT, given_on
from duoc.language.rules import Rule
from duoc.language.scope import put

Situation = dict[str, Any]
_OPEN = (*GIVEN[:-1], ITEM)  # an answer itself is tried


def provable(rule: Rule) -> bool:
    """Whether trying the values of answers decides the rule: atoms only, and none about time, channel, the parties, the
    numbers of a day or the items of a group."""
    return analyse(rule).provable and not any(path.partition(".")[0] in _OPEN for path in rule.reads)


class TooMany(Exception):
    """More situations than can be tried."""


class Situations:
    """Enumerates the situations that matter to a set of rules.

    A rule outside the provable fragment is neither true nor false here: both are tried. So a gap that is reported may
    be excluded by arithmetic that is not understood, but none is overlooked.
    """

    def __init__(self, definition: Definition, limit: int = 20_000) -> None:
        self.definition, self.limit = definition, limit
        self.domains = Domains(definition)
        self.tried = 0

    def closure(self, rules: Iterable[Rule | None]) -> list[str]:
        """Everything that the rules depend on, in the definition's order."""
        wanted: set[str] = set()
        todo = [name for rule in rules if rule is not None for name in self.domains.reads(rule)]
        while todo:
            name = todo.pop()
            if name in wanted:
                continue
            wanted.add(name)
            todo += [read for rule in self._rules_behind(name) for read in self.domains.reads(rule)]
        return [name for name in self.definition.order if name in wanted]

    def _rules_behind(self, name: str) -> list[Rule]:
        question = self.definition.questions.get(name)
        if question is None:
            rule = self.definition.let[name]
            return [rule] if provable(rule) else []
        page = self.definition.page_of.get(name)
        rules = [rule for rule in rules_of_question(question) if provable(rule)]
        return [*rules, page.when] if page is not None and page.when is not None else rules

    def each(self, rules: Iterable[Rule | None]) -> Iterator[Situation]:
        """Every situation that matters to these rules, as scopes. Raises TooMany."""
        rules = list(rules)
        start: Situation = {"~": {}, **given_on(self.definition.parameters, self.definition.valid_from)}
        yield from self._grow(self.closure(rules), 0, start)

    def _grow(self, names: list[str], at: int, scope: Situation) -> Iterator[Situation]:
        if at == len(names):
            self.tried += 1
            if self.tried > self.limit:
                raise TooMany
            yield scope
            return
        name = names[at]
        question = self.definition.questions.get(name)
        steps = self._answers(question, scope) if question is not None else self._named(name, scope)
        for below in steps:
            yield from self._grow(names, at + 1, below)

    def _named(self, name: str, scope: Situation) -> Iterator[Situation]:
        rule = self.definition.let[name]
        if not provable(rule):
            for value in self.domains.of_named(name):
                yield {**scope, name: value}
            return
        value = rule.worked_out(scope)
        yield scope if value is None else {**scope, name: value}

    def _answers(self, question: Question, scope: Situation) -> Iterator[Situation]:
        page = self.definition.page_of.get(question.id)
        conditions = [question.when, page.when if page is not None else None]
        if not all(self.may_hold(rule, scope) for rule in conditions):
            yield scope
            return
        if any(rule is not None and not provable(rule) for rule in conditions) or not question.required:
            yield scope
        if question.type == "register_entry":
            yield from self._entries(question, scope)
            return
        for value in self.domains.of_question(question):
            below = _with(scope, question.id, value)
            if all(not self._refuses(check.rule, below, value) for check in question.checks):
                yield below

    def _entries(self, question: Question, scope: Situation) -> Iterator[Situation]:
        if question.other:
            yield _with(scope, question.id, {"found": False})
        scopes = [
            _with(scope, question.id, {"found": True, "id": "~", "number": "~", "organisation": "~", "keeper": "~"})
        ]
        for path in self.domains.fields_of(question):
            values = self.domains.of_named(path)
            scopes = [_with(each, path, value) for each in scopes for value in values]
        yield from scopes

    def may_hold(self, rule: Rule | None, scope: Situation) -> bool:
        """Whether a condition holds here, or might: what cannot be proved might."""
        return rule is None or not provable(rule) or rule.holds(scope)

    def _refuses(self, rule: Rule, scope: Situation, value: Any) -> bool:
        """Whether a check certainly refuses the answer."""
        return provable(rule) and rule.worked_out({**scope, "answer": value}) is False


def _with(scope: Situation, path: str, value: Any) -> Situation:
    root = path.partition(".")[0]
    below = {**scope, root: _copied(scope[root])} if root in scope else dict(scope)
    put(below, path, value)
    return below


def _copied(value: Any) -> Any:
    return {key: _copied(item) for key, item in value.items()} if isinstance(value, dict) else value


def in_words(scope: Situation, prefix: str = "") -> str:
    """A situation in words, for a finding."""
    parts = []
    for name, value in scope.items():
        if name in ("~", ROOT, ARTICLE):
            continue
        path = f"{prefix}{name}"
        parts.append(in_words(value, f"{path}.") if isinstance(value, dict) else f"{path} = {value}")
    return "; ".join(part for part in parts if part) or _("chưa trả lời gì")
