"""docs/add-an-act.md is done word for word: its act is declared, offered, done and told."""

import re
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest
from django.test import Client

from duoc.dossiers.acts import act, events, open_acts
from duoc.dossiers.rules import OutOfTurn
from duoc.people.powers import Actor
from duoc.seeding.actions import tellable
from duoc.seeding.tests.test_telling import ACCEPTED, played, sentences
from tests.architecture import house
from tests.asking import forbidden_to, once_only, refused, story
from tests.cast import MONDAY, key
from tests.stages import Road

PAGE = house.ROOT / "docs" / "add-an-act.md"


@pytest.fixture
def record_call() -> Iterator[Any]:
    """The act of the page, known while the test runs."""
    source = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.S)
    assert len(source) == 1
    module = ModuleType("duoc.dossiers.actions.record_call")  # as the file that the page names
    exec(compile(source[0], str(PAGE), "exec"), vars(module))  # noqa: S102 (the page is ours)
    yield module.RECORD_CALL, module.Given
    del act._ACTS["dossiers.record_call"], events._EVENTS["dossier.called"]


def test_the_page_is_short() -> None:
    assert len(PAGE.read_text("utf-8").splitlines()) <= 40


@pytest.mark.django_db
def test_the_act_is_offered_done_and_told(
    record_call: Any, road: Road, signed_in: Callable[[str], Client], actor: Callable[..., Actor]
) -> None:
    dossier = road.to("accepted")
    assert "dossiers.record_call" in open_acts(actor("specialist1"), dossier, MONDAY)
    assert "dossiers.record_call" not in open_acts(actor("clerk1"), dossier, MONDAY)
    desk, path = signed_in("specialist1"), f"/ban/ho-so/{dossier.pk}/"
    assert f"{path}viec/record_call/" in desk.get(path).content.decode()
    assert "Nội dung" in desk.get(f"{path}viec/record_call/").content.decode()
    sent = desk.post(f"{path}viec/record_call/", {"key": key(), "note": "Hẹn đến quầy lấy bản chính."})
    assert sent.status_code == 302
    assert story(dossier)[-1] == "dossier.called"
    assert "Đã gọi điện cho người yêu cầu" in desk.get(f"{path}qua-trinh/").content.decode()


@pytest.mark.django_db
def test_all_that_an_act_owes_comes_by_itself(record_call: Any, road: Road) -> None:
    call, given = record_call
    dossier = road.to("accepted")

    def do(who: Actor, word: str = "", note: str = "Đã gọi.") -> Any:
        return call.perform(dossier.pk, given(note), actor=who, key=word or key(), at=MONDAY)

    forbidden_to(road.actor, ["citizen1", "citizen2", "clerk1", "leader1", "specialist2", "admin1"], do)
    who = road.actor("specialist1")
    once_only(lambda word: do(who, word), lambda word: do(who, word, "Khác."))
    filed = road.file()
    refused(OutOfTurn, lambda: call.perform(filed.pk, given("x"), actor=who, key=key(), at=MONDAY))


@pytest.mark.django_db
def test_a_story_can_tell_it_by_its_word_and_the_fields_of_its_form(record_call: Any, road: Road) -> None:
    """The vocabulary of stories follows the declared acts: nothing is added to it by hand."""
    assert "record_call" in tellable()
    turn = {"skip": "1 hour", "do": "record_call", "given": {"note": "Hẹn đến quầy."}}
    one = played(ACCEPTED, f"{turn | {'expect': {'event': 'dossier.called'}}}")
    assert sentences(one) == []
    assert "record_call" in one.turns
