"""Cases try what officials answer; a case that expects it in the wrong list says which is the right one."""

from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from duoc.ground.worktime.calculations import load_clock
from duoc.language import cases
from duoc.language.cases import Case
from duoc.language.tests.samples import loaded, small

CLOCK = load_clock(Path(settings.CATALOG) / "national" / "calendars")
DESK = """desk:
  - {id: monthly, ask: Mức, type: money, check: {rule: answer >= 1000, say: Thấp quá}}
steps:"""


def failures(answer: int, expect: dict[str, list[str]]) -> tuple[str, ...]:
    definition = loaded(small(("steps:", DESK)).data)
    answers = {"origin": "bought", "copies": 1, "monthly": answer}
    at = datetime(2026, 11, 23, 2, tzinfo=UTC)
    return cases.run(definition, Case("x", "y", "z", answers, {}, (), at, "online", "", expect, 1), CLOCK).failures


def test_a_wrong_answer_of_an_official_is_a_case() -> None:
    assert failures(999, {"desk_faults": ["monthly"], "faults": []}) == ()
    assert failures(1000, {"desk_faults": []}) == ()


def test_the_wrong_list_names_the_right_one() -> None:
    first, *_rest = failures(999, {"faults": ["monthly"]})
    assert first == "faults: «monthly» là câu hỏi cán bộ, hãy ghi ở desk_faults"
