"""What a form marks as optional may be left out; where a choice makes it needed, the mark says when."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from duoc.dossiers.acts import DESK, ActForm, Field
from duoc.dossiers.acts.act import declared
from duoc.dossiers.rules import Incomplete
from tests.cast import MONDAY

FORMS = {act.name: act.form for act in declared() if act.form and not all(one.required for one in act.form.fields)}
WORDS = {"date": "2026-12-15", "choices": ["yes"], "integer": 1, "boolean": True}


def filled(form: ActForm) -> Iterator[dict[str, Any]]:
    """All that is required is filled in, with every choice that the form itself offers, and nothing else is."""
    asked = [field for field in form.fields if field.required]
    choices = [list(field.options) if field.type == "choice" and field.options else [_words(field)] for field in asked]
    empty = {field.id: None for field in form.fields}
    for combination in product(*choices):
        yield empty | dict(zip((field.id for field in asked), combination, strict=True))


def _words(field: Field) -> Any:
    return WORDS.get(field.type, "Điều 17 Nghị định 118/2025/NĐ-CP")


@pytest.mark.parametrize("name", sorted(FORMS))
def test_what_may_be_left_out_is_not_refused(name: str) -> None:
    form = FORMS[name]
    may_be_empty = {field.id for field in form.fields if not field.required and not field.needed}
    for values in filled(form):
        try:
            form.given(values)
        except Incomplete as refusal:
            assert not may_be_empty & set(refusal.faults), (values, refusal.faults)


def test_a_choice_of_one_is_made_already() -> None:
    only, several = {"a": "Tờ trình"}, {"a": "Tờ trình", "b": "Công văn"}
    fields = [
        Field("only", "?", "choice", options=only),
        Field("several", "?", "choice", options=several),
        Field("may", "?", "choice", options=only, required=False),
    ]
    form = ActForm(by=DESK, title="", button="", done="", fields=fields, given=dict)
    assert form.first_values(MONDAY) == {"only": "a"}
