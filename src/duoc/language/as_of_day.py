"""A definition as it reads on a day: with the numbers that its parameters have then."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from duoc.language.asking import Question
from duoc.language.definition import Definition
from duoc.language.figures import number
from duoc.language.papers import Fee
from duoc.language.parameters import IN_RULE, IN_TEXT, Parameter, Value, given_on, names_read


def on_day(definition: Definition, day: date) -> Definition:
    """Fees and hints with the numbers of the day; for showing what applies before anything was answered."""
    known = definition.parameters
    if not known:
        return definition
    questions = {name: question_on(question, known, day) for name, question in definition.questions.items()}
    pages = tuple(
        replace(page, questions=tuple(questions[question.id] for question in page.questions))
        for page in definition.pages
    )
    fees = tuple(fee_on(fee, known, day) for fee in definition.fees)
    return replace(definition, questions=MappingProxyType(questions), pages=pages, fees=fees)


def question_on(question: Question, parameters: Mapping[str, Parameter], day: date) -> Question:
    """The question with numbers and articles for names in its hint, and in those of the questions of a group; with the
    doubts of these numbers."""
    if parameters and question.group is not None:
        parts = tuple(question_on(part, parameters, day) for part in question.group.questions)
        question = replace(question, group=replace(question.group, questions=parts))
    if not parameters or not IN_TEXT.search(question.hint):
        return question
    named = dict.fromkeys(name for _root, name in IN_TEXT.findall(question.hint))
    values = [value for name in named if name in parameters and (value := parameters[name].on(day))]
    return replace(
        question,
        hint=_written(IN_TEXT, question.hint, parameters, day, _in_a_sentence),
        to_verify=question.to_verify or _doubts(values),
    )


def fee_on(fee: Fee, parameters: Mapping[str, Parameter], day: date) -> Fee:
    """The fee with numbers for names in its formula; the article and the doubt of these where it has none itself."""
    if not parameters or fee.amount is None:
        return fee
    named = [parameters[name] for name in sorted(names_read(fee.amount)) if name in parameters]
    values = [value for parameter in named if (value := parameter.on(day))]
    if not values:
        return fee
    return replace(
        fee,
        formula=_written(IN_RULE, fee.formula, parameters, day, _in_a_rule),
        article=fee.article or "; ".join(dict.fromkeys(value.article for value in values)),
        to_verify=fee.to_verify or _doubts(values),
    )


def _doubts(values: Iterable[Value]) -> str:
    return " ".join(dict.fromkeys(value.to_verify for value in values if value.to_verify))


def _in_a_rule(value: float) -> str:
    return str(int(value)) if value.is_integer() else str(value)


def _in_a_sentence(value: float | str) -> str:
    return value if isinstance(value, str) else number(value)


def _written(
    pattern: re.Pattern[str], text: str, parameters: Mapping[str, Parameter], day: date, write: Callable[[Any], str]
) -> str:
    given = given_on(parameters, day)

    def value(match: re.Match[str]) -> str:
        known = given[match[1]].get(match[2])
        return match[0] if known is None else write(known)

    return pattern.sub(value, text)
