"""What answers say of each other: what cannot be, and what is so unlikely that the person is asked once more.

A doubt is settled by its token under CONFIRMED among the answers. The token stands for the values that are in doubt, so
that a changed answer is asked about anew. A filed dossier keeps no tokens: its doubts stay to be seen by officials.
"""

import contextlib
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from duoc.language.definition import Definition, Question
from duoc.language.plan import AnswerDoubt, AnswerFault
from duoc.language.rules import Missing, Rule, Unusable
from duoc.language.unlikely import unlikely
from duoc.language.values import scoped

CONFIRMED = "confirmed"


def confirmed_in(answers: Mapping[str, Any]) -> frozenset[str]:
    """The tokens of the doubts that the person has settled; whatever else stands there is none."""
    given = answers.get(CONFIRMED)
    return frozenset(token for token in given if isinstance(token, str)) if isinstance(given, list) else frozenset()


def wrong(definition: Definition, question: Question, scope: Mapping[str, Any]) -> str:
    """Why this answer, the last of those that a check reads, cannot be beside the others; empty when it can."""
    for sense in definition.sense:
        if sense.doubt or sense.questions[-1:] != (question.id,):
            continue
        if not holds(sense.rule, _with_named(definition, sense.rule, scope)):
            return sense.say
    return ""


def _with_named(definition: Definition, rule: Rule, scope: Mapping[str, Any]) -> Mapping[str, Any]:
    """The scope with the named values that the rule reads: most are worked out only after all answers."""
    named: dict[str, Any] = {}
    for name in rule.reads & definition.let.keys():
        value = definition.let[name]
        with contextlib.suppress(Missing, Unusable):
            named[name] = value.evaluate(_with_named(definition, value, scope))
    return {**scope, **named} if named else scope


def faults_beside_known(
    definition: Definition, scope: Mapping[str, Any], asked: Mapping[str, Question]
) -> Iterator[AnswerFault]:
    """What cannot be beside an answer that is known and comes last: put right is what was asked before. Lists and
    chosen entries are held against the others here, too: they are no single answers that `wrong` could take back."""
    for sense in definition.sense:
        here = [name for name in sense.questions if name in asked]
        if sense.doubt or not here or (here[-1] == sense.questions[-1] and _single(asked[here[-1]])):
            continue
        if not holds(sense.rule, scope):
            yield AnswerFault(here[-1], sense.say)


def _single(question: Question) -> bool:
    return question.group is None and question.type != "register_entry"


def doubts_of(
    definition: Definition, scope: Mapping[str, Any], asked: Mapping[str, Question], values: Mapping[str, Any]
) -> Iterator[AnswerDoubt]:
    """What is unlikely, between answers and in single ones, each with the token that settles it."""
    for sense in definition.sense:
        here = [name for name in sense.questions if name in asked]
        if sense.doubt and here and not holds(sense.rule, scope):
            read = [values.get(name) for name in sense.questions]
            yield AnswerDoubt(here[-1], sense.say, token=token(here[-1], sense.rule.source, read))
    for name, question in asked.items():
        for check in question.checks:
            own = {**scope, "answer": _own(question, scope, values[name])} if name in values else None
            if check.doubt and own is not None and not holds(check.rule, own):
                yield AnswerDoubt(name, check.say, token=token(name, check.rule.source, [values[name]]))
        if name in values and (doubt := doubt_by_type(question, values[name])):
            yield doubt


def answer_doubts(questions: Iterable[Question], answers: Mapping[str, Any]) -> list[AnswerDoubt]:
    """What is unlikely in the answers to a few questions that no definition asks, but for what is confirmed."""
    doubts = (doubt_by_type(one, answers[one.id]) for one in questions if answers.get(one.id) is not None)
    confirmed = confirmed_in(answers)
    return [doubt for doubt in doubts if doubt is not None and doubt.token not in confirmed]


def doubt_by_type(question: Question, value: Any, item: str = "") -> AnswerDoubt | None:
    """What is unlikely in an answer whatever the definition says; None when nothing is.

    Args:
        item: of the group's item in which the answer stands.
    """
    say = unlikely(question, value)
    if not say:
        return None
    return AnswerDoubt(question.id, say, item=item, token=token(item or question.id, question.type, [value]))


def _own(question: Question, scope: Mapping[str, Any], value: Any) -> Any:
    return scope[question.id] if question.group is not None else scoped(question, value)


def late(question: Question) -> AnswerDoubt:
    """What another body has not given yet: left open with a reason, under a token of its own."""
    return AnswerDoubt(question.id, question.late, missing=True, token=f"late-{question.id}")


def holds(rule: Rule, scope: Mapping[str, Any]) -> bool:
    """Whether it is so, or cannot be known yet: an answer that it compares with is not given."""
    try:
        return rule.evaluate(scope) is True
    except Missing:
        return True
    except Unusable:
        return False


def token(question: str, why: str, values: list[Any]) -> str:
    """What settles a doubt: it stands for the question (or item), the rule and the values."""
    content = json.dumps([question, why, values], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:16]
