"""A list that is sent again without ids: every file stays with whom it is of."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.cast import MONDAY, key, pdf
from tests.grouped import ANSWERS, CODE, publish_grouped
from tests.stages import Road, fresh

from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Draft
from duoc.people.powers import Actor

Actors = Callable[..., Actor]


def member(name: str, **more: Any) -> dict[str, Any]:
    return {"full_name": name, "nationality": "us", "passport": "C1234567", "units": 3, "price": 500_000, **more}


ONE, TWO, THREE = member("Danh Một"), member("Danh Hai"), member("Danh Ba")


@pytest.fixture
def draft(province: None, actor: Actors) -> Draft:
    """Danh Một and Danh Hai, with a passport of Danh Hai."""
    publish_grouped()
    begun = dossiers.begin(actor=actor("citizen1"), code=CODE, at=MONDAY)
    sent(actor, begun, [ONE, TWO])
    dossiers.attach(
        actor=actor("citizen1"), draft_id=begun.pk, code="passport.2", data=pdf(), name="hai.pdf", at=MONDAY
    )
    return begun


def sent(actor: Actors, draft: Draft, members: list[dict[str, Any]]) -> list[tuple[str, str]]:
    answers = {**ANSWERS, "members": members}
    kept = dossiers.answer(actor=actor("citizen1"), draft_id=draft.pk, answers=answers, at=MONDAY)
    return [(item["id"], item["full_name"]) for item in kept.answers["members"]]


def files(draft: Draft) -> list[str]:
    return list(draft.papers.values_list("code", flat=True))


def test_who_stays_keeps_the_id_and_the_file(draft: Draft, actor: Actors) -> None:
    assert sent(actor, draft, [TWO]) == [("2", "Danh Hai")]
    assert sent(actor, draft, [TWO, THREE]) == [("2", "Danh Hai"), ("1", "Danh Ba")]
    assert files(draft) == ["passport.2"]


def test_who_is_new_gets_no_file_of_another(draft: Draft, actor: Actors) -> None:
    assert sent(actor, draft, [ONE, THREE]) == [("1", "Danh Một"), ("3", "Danh Ba")]
    assert files(draft) == [], "the file went with Danh Hai"


def test_a_corrected_answer_under_the_same_name_is_the_same_item(draft: Draft, actor: Actors) -> None:
    assert sent(actor, draft, [{**TWO, "units": 4}, ONE]) == [("2", "Danh Hai"), ("1", "Danh Một")]
    assert files(draft) == ["passport.2"]


def test_ids_of_ones_own_are_left_alone(draft: Draft, actor: Actors) -> None:
    assert sent(actor, draft, [{"id": "2", **TWO}, {"id": "x", **ONE}]) == [("2", "Danh Hai"), ("x", "Danh Một")]
    assert files(draft) == ["passport.2"]


def test_in_a_supplement_too_no_file_moves_to_another_person(draft: Draft, actor: Actors, road: Road) -> None:
    dossiers.attach(
        actor=actor("citizen1"), draft_id=draft.pk, code="passport.1", data=pdf(), name="mot.pdf", at=MONDAY
    )
    dossier = dossiers.file(actor=actor("citizen1"), draft_id=draft.pk, key=key(), at=MONDAY)
    members = {"kind": "answer", "code": "members", "name": "Thành viên", "say": "Thiếu một người."}
    road.request_supplement(dossier, items=[members])
    given = {"members": [THREE, TWO, {**ONE, "units": 4}]}
    dossiers.supplement(actor=actor("citizen1"), dossier_id=dossier.pk, uploads=[], answers=given, key=key(), at=MONDAY)
    kept = [(item["id"], item["full_name"]) for item in fresh(dossier).answers["members"]]
    assert kept == [("3", "Danh Ba"), ("2", "Danh Hai"), ("1", "Danh Một")]
