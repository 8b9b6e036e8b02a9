"""Where two definitions differ is said place by place, with what stood there and what stands there now."""

from typing import Any

import pytest

from duoc.importer.differences import LONGEST, differences


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        ({"name": "A"}, {"name": "A"}, []),
        ({"name": "A"}, {"name": "B"}, [("name", "A", "B")]),
        ({"name": "A"}, {"name": "A", "field": "x"}, [("field", "", "x")]),
        ({"variants": {"main": {"term": "5 day"}}}, {"variants": {"main": {}}}, [("variants.main.term", "5 day", "")]),
        ({"fees": [{"amount": 1}]}, {"fees": [{"amount": 2}]}, [("fees.1.amount", "1", "2")]),
        ({"law": ["a", "b"]}, {"law": ["b", "c"]}, [("law", "a", "c")]),
        ({"law": ["a", "b"]}, {"law": ["b", "a"]}, [("law", "a; b", "b; a")]),
        ({"fees": [{"for": "a"}]}, {"fees": []}, [("fees", '{"for": "a"}', "")]),
    ],
)
def test_each_place_is_said_with_old_and_new(old: Any, new: Any, places: list[tuple[str, str, str]]) -> None:
    assert [(one.place, one.old, one.new) for one in differences(old, new)] == places


def test_a_long_text_is_cut() -> None:
    [one] = differences({"name": "a"}, {"name": "b" * 1000})
    assert len(one.new) == LONGEST and one.new.endswith("…")
