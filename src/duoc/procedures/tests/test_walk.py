"""Whoever answers page after page comes to an end: ready to file, or refused with a reason."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.properties import tried

from duoc.language.calculations import (
    CONFIRMED,
    ITEM_ID,
    OWN_COMPLAINTS,
    OWN_DOSSIERS,
    GivenHoldings,
    HeldEntry,
    Plan,
    Question,
    evaluate,
    judge_one,
    short,
)
from duoc.procedures.queries import read_document
from duoc.procedures.tests.samples import PROCEDURES, loaded

PATHS = sorted(PROCEDURES.glob("*/definition*.yaml"))
SIGNED_IN = {
    "person_id": "p1", "full_name": "Nguyễn Thị Ngọc", "personal_number": "096195000001", "birth_date": "1995-02-03",
    "sex": "female", "ethnicity": "01", "nationality": "vn", "residence": "32044", "address": "Ấp 1",
    "phone": "0912345678",
}  # fmt: skip

FILED = HeldEntry(OWN_DOSSIERS, "d1", "H1-1", {"procedure.name": "Đăng ký khai sinh"}, organisation="ubnd-xa-u-minh")
SETTLED = {
    "procedure.name": "Khiếu nại lần đầu",
    "body.above": "ubnd-tinh",
    "decided": True,
    "due_on": "2026-01-05",
}
COMPLAINED = HeldEntry(OWN_COMPLAINTS, "k1", "H1-2", SETTLED, organisation="ubnd-xa-u-minh")
HELD = GivenHoldings([FILED, COMPLAINED])  # no book holds anything; a request about a dossier has one to be about
PATTERNED = {"[0-9]{4}": "4711", "[0-9]{12}|[0-9]{10}(-?[0-9]{3})?": "1900123456"}
"""What fits a pattern, by the pattern."""


def answer(question: Question, chance: random.Random, day: datetime) -> Any:
    """What a person might answer, as a form is read."""
    if not question.required and chance.random() < 0.5:
        return None
    if question.default is not None and chance.random() < 0.95:
        return question.default
    if question.options:
        key = chance.choice(list(question.options))
        return [key] if question.type == "choices" else key
    if question.type == "boolean":
        return chance.choice([True, False])
    if question.type == "date":
        return (day - timedelta(days=chance.choice([1, 20, 61, 9000, 9000, 12000]))).date().isoformat()
    if question.type in ("integer", "number", "money"):
        least = int(question.min or 0)
        return chance.randint(least, min(int(question.max or 9999), least + 30))
    if question.type == "personal_number":
        return f"096093{chance.randrange(10**6):06}"  # everybody has a number of their own
    if question.names_dossier:
        return FILED.number if question.register == OWN_DOSSIERS else COMPLAINED.number
    if question.pattern is not None:
        return PATTERNED[question.pattern.matches]
    words = {
        "person_name": "Trần Văn Tâm",
        "phone": "0912345678",
        "email": "a@b.vn",
    }
    return words.get(question.type, "Ấp 2, xã U Minh")


def items(group: Question, plan: Plan, chance: random.Random, day: datetime) -> list[dict[str, Any]] | None:
    """Some items of a group, each asked until its answers raise no further question."""
    assert group.group
    if not group.required and chance.random() < 0.5:
        return None
    made = []
    least = int(group.min or 0)
    for number in range(1, chance.randint(least, min(int(group.max or 0), least + 2)) + 1):
        item: dict[str, Any] = {ITEM_ID: str(number)}
        while True:
            asked = judge_one(group.group, item, plan.scope, number)[0].questions
            if not (raised := [part for part in asked if short(part.id) not in item]):
                break
            item |= {short(part.id): item_answer(part, number, chance, day) for part in raised}
        made.append(item)
    return made


def item_answer(part: Question, number: int, chance: random.Random, day: datetime) -> Any:
    """As outside a group, but a text names the item: no two items are the same."""
    given = answer(part, chance, day)
    return f"Mục {number}" if part.type == "text" and part.pattern is None and given is not None else given


def walk(definition: Any, chance: random.Random, applicant: dict[str, Any], day: datetime) -> tuple[Plan, int]:
    answers: dict[str, Any] = {}
    step = 0
    for pages in range(60):
        plan = evaluate(definition, answers, holdings=HELD, applicant=applicant, at=day)
        page = plan.next
        if page is None:
            return plan, pages
        before, step = step, [one.id for one in plan.pages].index(page.id)
        assert step >= before, f"step {before + 1} is followed by step {step + 1}, {page.id}"
        asked = {question.id for question in page.questions}
        wrong = any(fault.question in asked and not fault.missing for fault in plan.faults)
        if wrong and chance.random() < 0.2:
            return plan, pages  # this person gives up on the sentence that a check told them
        answers |= {
            question.id: items(question, plan, chance, day) if question.group else answer(question, chance, day)
            for question in page.questions
        }
        doubts = evaluate(definition, answers, holdings=HELD, applicant=applicant, at=day).doubts
        answers[CONFIRMED] = [*answers.get(CONFIRMED, []), *(doubt.token for doubt in doubts)]  # "it is so"
    return plan, 60


@tried(20, 60)
@pytest.mark.parametrize("path", PATHS, ids=lambda path: f"{path.parent.name}-{path.stem}")
@pytest.mark.parametrize("applicant", [SIGNED_IN, {}], ids=["signed in", "not signed in"])
def test_every_walk_ends(path: Path, applicant: dict[str, Any], times: int) -> None:
    definition = loaded(read_document(path).data)
    day = datetime.combine(definition.valid_from, datetime.min.time(), UTC) + timedelta(days=40)
    ready = 0
    for seed in range(times):
        plan, pages = walk(definition, random.Random(seed), applicant, day)  # noqa: S311 - the same walks every time
        assert pages < 60, (seed, plan.faults)
        if plan.next is None and not plan.refusals:
            assert plan.complete, (seed, plan.faults)
            assert plan.term
            assert plan.competent is not None, seed
            ready += 1
    of_own = any(question.names_dossier for question in definition.questions.values())
    assert ready >= 2 or (of_own and not applicant)  # nobody is known who could have filed the dossier
