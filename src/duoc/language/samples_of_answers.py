"""Answers worth trying where a rule calculates: the edges of its question, days around today, numbers of persons.

`situations` proves rules made of comparisons. A rule that calculates is tried with these instead: what never came out
so is very likely a mistake, and is said as that.
"""

import random
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from itertools import product
from math import prod
from typing import Any

from duoc.language.atoms import literal
from duoc.language.definition import Definition, Question
from duoc.language.domains import Domains
from duoc.language.order import questions_behind
from duoc.language.parameters import given_on
from duoc.language.parties import in_scope
from duoc.language.rules import Rule
from duoc.language.scope import put

MOST_TRIED = 4_000
_DAYS = (
    0,
    1,
    2,
    7,
    15,
    30,
    31,
    60,
    61,
    90,
    180,
    365,
    366,
    730,
    1826,
    3653,
    5113,
    5844,
    6575,
    7305,
    14610,
    22000,
    29220,
    45000,
)
_FEW, _MANY = 3.0, 1e15
_HELD = {"register_entry", "group"}
_WRITTEN = {"text", "long_text", "address", "person_name", "phone", "email"}
_PERSONS = ("000000000001", "096195000001", "096095000002", "096205000003", "096306000004", "096150000005")
_AGES = (0, 3, 10, 15, 17)  # of children, whose numbers follow the day; grown people have those above
_PERSONAL = {"birth_date": "1990-05-17", "sex": "female", "residence": "~1"}  # of the applicant; any other is a text


def tried(definition: Definition, rule: Rule, own: Question | None = None) -> Iterator[Mapping[str, Any]]:
    """Scopes in which to try a rule; nothing where it reads what a register or a group holds, or works on free text.

    Args:
        own: the question whose check the rule is: `answer` stands for its answers.
    """
    names = questions_behind(rule, definition.questions, definition.let)
    questions = [definition.questions[name] for name in definition.order if name in names]
    if own is not None and own not in questions and "answer" in rule.reads:
        questions.append(own)
    behind = [rule, *(definition.let[name] for name in values_behind(definition, rule))]
    types = {question.type for question in questions}
    if types & _HELD or (types & _WRITTEN and any(_works(one) for one in behind)):
        return
    domains = Domains(definition)
    named = {value for one in behind for token in one.tokens if isinstance(value := literal(token), float)}
    values = [_values(definition, domains, question, named) for question in questions]
    for chosen in _combined(values):
        scope: dict[str, Any] = {
            "today": definition.valid_from.isoformat(), "channel": "online", **in_scope(_PERSONAL, {}),
            **given_on(definition.parameters, definition.valid_from),
        }  # fmt: skip
        for question, value in zip(questions, chosen, strict=True):
            put(scope, question.id, value)
            if own is not None and question.id == own.id:
                scope["answer"] = value
        for name in definition.order:
            if name in definition.let and (value := definition.let[name].worked_out(scope)) is not None:
                scope[name] = value
        yield scope


def values_behind(definition: Definition, rule: Rule) -> set[str]:
    """The named values that a rule reads, also through others."""
    todo, read = list(rule.reads & definition.let.keys()), set[str]()
    while todo:
        if (name := todo.pop()) not in read:
            read.add(name)
            todo += definition.let[name].reads & definition.let.keys()
    return read


def _works(rule: Rule) -> bool:
    """Whether a rule does more than compare."""
    return any(token.kind == "call" and token.text != "has" for token in rule.tokens)


def _combined(values: list[list[Any]]) -> Iterator[tuple[Any, ...]]:
    """Every combination, or as many as may be tried, always the same ones."""
    if prod(len(some) for some in values) <= MOST_TRIED:
        yield from product(*values)
        return
    chance = random.Random(0)  # noqa: S311 - no secret: the same situations in every run
    for _turn in range(MOST_TRIED):
        yield tuple(chance.choice(some) for some in values)


def _values(definition: Definition, domains: Domains, question: Question, named: AbstractSet[float]) -> list[Any]:
    known = domains.of_question(question)
    if question.type == "date":
        return [*known, *_dates(definition.valid_from, question)]
    if question.type in ("integer", "number", "money"):
        least = float(question.min) if question.min is not None else 0.0
        most = float(question.max) if question.max is not None else _MANY
        more = {least, least + 1, least + _FEW, (least + most) // 2, most}
        more |= {value + shift for value in named for shift in (-1, 0, 1)}
        return sorted({value for value in {*known, *more} if least <= value <= most})
    if question.type == "personal_number":
        born = (definition.valid_from.year - age for age in _AGES)
        return [*known, *_PERSONS, *(f"0962{year % 100:02}000006" for year in born)]
    if question.type == "choices":
        return [*known, list(question.options)]
    return known


def _dates(today: date, question: Question) -> list[str]:
    """Days before and after today, as far as the question takes them."""
    before = [] if question.future else [today - timedelta(days=days) for days in _DAYS]
    after = [] if question.past else [today + timedelta(days=days) for days in _DAYS[:16]]
    return [day.isoformat() for day in (*before, *after)]
