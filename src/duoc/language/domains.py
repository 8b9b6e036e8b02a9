"""Which values of an answer can make a difference: every choice, both truths, both sides of every boundary."""

import contextlib
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from duoc.language.atoms import Atom, analyse
from duoc.language.definition import OTHER, Definition, Question
from duoc.language.order import rules_of_question, target
from duoc.language.rules import Rule

MOST_VALUES = 12
# Two values that no rule names stand for all the rest; the same two everywhere, so that answers can equal each other.
FRESH = ("~1", "~2")
DATES = ("2001-01-01", "2002-02-02")


def rules_of(definition: Definition) -> list[Rule]:
    """Every condition of a definition."""
    rules = [rule for question in definition.questions.values() for rule in rules_of_question(question)]
    parts: list[Any] = [*definition.pages, *definition.variants, *definition.papers.values(), *definition.fees]
    parts += [*definition.extra_time, *definition.refuse, *definition.competent, *definition.received_by]
    parts += [*definition.steps]
    parts += [*definition.outcome.results, *([definition.posting] if definition.posting else [])]
    rules += [part.when for part in parts if part.when is not None]
    rules += [rule for fee in definition.fees for rule in (fee.amount, fee.until, fee.basis) if rule is not None]
    return rules + list(definition.let.values())


class Domains:
    """The values worth trying, by path. Fields of register entries and named values that cannot be proved are free."""

    def __init__(self, definition: Definition) -> None:
        self.definition = definition
        self.names = {**definition.questions, **definition.let}
        self._atoms: dict[str, list[Atom]] = defaultdict(list)
        for rule in rules_of(definition):
            for atom in analyse(rule).atoms:
                self._atoms[atom.path].append(atom)

    def of_question(self, question: Question) -> list[Any]:
        """Values of an answer that can make a difference to some rule; never blank."""
        own = [atom for check in question.checks for atom in analyse(check.rule).atoms if atom.path == "answer"]
        atoms = self._atoms[question.id] + own
        if question.type == "boolean":
            return [True, False]
        if question.type == "choice":
            return list(question.options)
        if question.type == "choices":
            return [[key] for key in question.options] or [[]]
        if question.type in ("integer", "number", "money"):
            return self._numbers(question, atoms)
        if question.type == "group":
            return [{}]
        if question.type == "date":
            return self._dates(atoms)
        named = [value for value in _literals(atoms) if isinstance(value, str)]
        if question.other and OTHER not in named:
            named.append(OTHER)
        return [*dict.fromkeys(named), *FRESH][:MOST_VALUES]

    def _numbers(self, question: Question, atoms: Iterable[Atom]) -> list[float]:
        step = 1.0 if question.type != "number" else 0.01
        tried = {
            value + shift for value in _literals(atoms) if isinstance(value, float) for shift in (-step, 0.0, step)
        }
        least = float(question.min) if question.min is not None else 0.0
        tried |= {least, least + step}
        return sorted(value for value in tried if value >= least and (question.max is None or value <= question.max))

    def _dates(self, atoms: Iterable[Atom]) -> list[str]:
        tried = set(DATES)
        for value in _literals(atoms):
            with contextlib.suppress(TypeError, ValueError):
                day = date.fromisoformat(value)
                tried |= {(day + timedelta(days=shift)).isoformat() for shift in (-1, 0, 1)}
        return sorted(tried)

    def of_named(self, name: str) -> list[Any]:
        """Values of a named value or field that cannot be worked out: what the rules compare it with, and others."""
        atoms = self._atoms[name]
        values: list[Any] = []
        for value in _literals(atoms):
            values += [value - 0.01, value, value + 0.01] if isinstance(value, float) else [value]
        if any(atom.op == "is" or any(isinstance(item, bool) for item in atom.literals) for atom in atoms):
            values += [True, False]
        if any(isinstance(value, str) for value in values) or not values:
            values += list(FRESH)
        return list(dict.fromkeys(values))[:MOST_VALUES]

    def fields_of(self, question: Question) -> list[str]:
        """Fields of a register question's entry that rules read, without `found`."""
        prefix = f"{question.id}."
        named = {path for rule in rules_of(self.definition) for path in rule.reads if path.startswith(prefix)}
        return sorted(named - {f"{prefix}found"})

    def reads(self, rule: Rule) -> set[str]:
        """Questions and named values that a rule reads."""
        return {name for path in rule.reads if (name := target(path, self.names))}


def _literals(atoms: Iterable[Atom]) -> list[Any]:
    return [value for atom in atoms for value in atom.literals]
