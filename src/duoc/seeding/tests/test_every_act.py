"""Every declared act can be told, and whatever a story gives it wrongly is said in words."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from duoc.dossiers.acts import Field, declared
from duoc.seeding.actions import tellable
from duoc.seeding.asked import ANSWERS, ITEMS, ROLE, WITHOUT_FORM, faults_of, fields_of
from duoc.seeding.playing import BY_WORD
from duoc.seeding.tests.test_telling import ACCEPTED, stories_of
from duoc.seeding.told.story import Happening
from duoc.seeding.told.telling import Telling

WORDS = tellable()
RIGHT: dict[str, Any] = {
    "text": "Đủ mười chữ trở lên",
    "long_text": "Đủ mười chữ trở lên",
    "date": "2026-11-23",
    "boolean": True,
    "integer": 8000,
    ROLE: "specialist",
    "body": "so-thu-dong",
    ANSWERS: {},
    ITEMS: [{"kind": "paper", "code": "birth_notice", "name": "Giấy chứng sinh", "say": "Ảnh mờ."}],
}
WRONG: dict[str, Any] = {
    "text": 5,
    "long_text": ["A"],
    "date": "31/11/2026",
    "boolean": "có",
    "integer": "nhiều",
    ROLE: "Chuyên viên",
    "body": 5,
    ANSWERS: ["copies"],
    ITEMS: ["photo"],
    "choice": "no such",
}


def right_for(field: Field) -> Any:
    first = next(iter(field.options), None)
    return RIGHT.get(field.type) if first is None else [first] if field.type == "choices" else first


def test_every_declared_act_has_its_word_in_stories() -> None:
    assert {act.word for act in declared()} <= set(WORDS)
    assert [word for word in WORDS if fields_of(word) is None] == []
    assert set(WITHOUT_FORM) <= set(BY_WORD)
    with_form = {act.word for act in declared() if act.form}
    assert set(WITHOUT_FORM) & with_form == set()


@pytest.mark.parametrize("word", WORDS)
def test_whatever_an_act_cannot_take_is_explained(word: str) -> None:
    [(what, remedy), *_missing] = faults_of(word, {"colour": "red"})
    assert "«colour»" in what and remedy
    for field in fields_of(word) or ():
        right = right_for(field)
        wrong = WRONG.get(field.type)
        assert [one for one, _remedy in faults_of(word, {field.id: right}) if f"«{field.id}» của" in one] == []
        if wrong is not None and (field.type != "choice" or field.options):
            [(what, wanted)] = [one for one in faults_of(word, {field.id: wrong}) if f"«{field.id}» của" in one[0]]
            assert str(wrong)[:60] in what and wanted


def test_no_act_that_is_told_at_the_wrong_time_ends_in_a_fault_of_the_program(road: object) -> None:
    """Each on an accepted dossier, with all that it asks; most are refused there, all in words."""
    [story] = stories_of(ACCEPTED)
    telling = Telling(story)
    telling.run()
    for word in WORDS:
        asked = {one.id: right_for(one) for one in fields_of(word) or () if one.required}
        given = {id: value for id, value in asked.items() if value is not None}
        with transaction.atomic():
            telling.take(Happening(story.filed.at + timedelta(hours=1), 1, word, given=given))
            transaction.set_rollback(True)
    sentences = [failure.say("vi") for failure in telling.failures]
    assert [one for one in sentences if "Error" in one or "DoesNotExist" in one] == []
    assert len(sentences) > len(WORDS) / 2
