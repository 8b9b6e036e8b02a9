"""While an official is away, a colleague works on what they have in hand, and it is told for whom."""

from datetime import timedelta

import pytest
from tests.asking import refused
from tests.cast import MONDAY, key
from tests.colleagues import colleague
from tests.stages import Road, by_form, fresh

from duoc.dossiers import actions, queries
from duoc.dossiers.acts import DESK, declared
from duoc.dossiers.papers.control_sheet import lines
from duoc.dossiers.rules import OutOfTurn
from duoc.people.models import Person
from duoc.people.tests.test_record_absence import away

pytestmark = pytest.mark.django_db
STOP = {"reason": "Người yêu cầu không còn nhu cầu.", "legal_basis": "Điều 1 Luật Hộ tịch"}


def test_what_the_holder_has_is_open_to_the_substitute_alone(road: Road) -> None:
    dossier, first, second = road.to("accepted"), road.actor("specialist1"), colleague(road)
    third = colleague(road, username="specialist8", name="Ngô Thị Tám")
    by_form(first, "claim", dossier, {}, DESK)
    refused(OutOfTurn, lambda: by_form(second, "propose_stop", dossier, STOP, DESK))
    away(first, second)
    second = road.actor("specialist9")
    assert dossier in queries.desk(second) and dossier not in queries.desk(third)
    assert queries.of_unit(second).filter(queries.hands.in_own_hand(second)).get() == dossier
    refused(OutOfTurn, lambda: by_form(third, "propose_stop", dossier, STOP, DESK))
    by_form(second, "propose_stop", dossier, STOP, DESK)
    timeline = queries.timeline(dossier)
    assert timeline[-1][2]["stands_for"] == str(first.person)
    assert queries.authors(dossier, timeline)[-1] == "Tạ Văn Chín, làm thay Đỗ Quốc Thịnh"
    item = {"kind": "paper", "code": "birth_notice", "name": "Giấy chứng sinh", "say": "Ảnh bị mờ."}
    actions.request_supplement(
        actor=second,
        dossier_id=dossier.pk,
        items=[item],
        legal_basis=STOP["legal_basis"],
        again="",
        key=key(),
        at=MONDAY,
    )
    assert lines(fresh(dossier), MONDAY)[-2].by == "Tạ Văn Chín, làm thay Đỗ Quốc Thịnh"
    assert all("stands_for" not in facts for _at, _name, facts in timeline[:-1])


def test_an_answer_to_another_body_says_for_whom(road: Road) -> None:
    dossier = road.search()
    asked, first = road.consult(dossier), road.actor("specialist3")
    second = colleague(road, of="specialist3")
    actions.take_question(actor=first, consultation_id=asked.pk, key=key(), at=MONDAY)
    away(first, second)
    given = {"answer": "agreed", "say": "", "key": key(), "at": MONDAY}
    actions.record_opinion(actor=road.actor("specialist9"), consultation_id=asked.pk, **given)
    assert queries.timeline(dossier)[-1][2]["stands_for"] == str(first.person)


def test_every_kind_of_subject_that_lies_in_a_hand_says_in_whose() -> None:
    """A row with an official of its own (`holder`) must not be taken for one in the hand of its dossier's."""
    for kind in {id(act.kind): act.kind for act in declared()}.values():
        held = [field for field in kind.model._meta.fields if field.name == "holder" and field.related_model is Person]
        assert not held or kind.held_by is not None, kind.model


def test_the_page_knows_who_stands_in_until_when(road: Road) -> None:
    dossier, first, second = road.to("accepted"), road.actor("specialist1"), colleague(road)
    by_form(first, "claim", dossier, {}, DESK)
    away(first, second)
    hand = queries.hands.hand_of(queries.dossier(second, dossier.pk, MONDAY))
    assert hand and (hand.substitute, hand.until) == ("Tạ Văn Chín", MONDAY.date() + timedelta(6))
    later = queries.hands.hand_of(queries.dossier(second, dossier.pk, MONDAY + timedelta(7)))
    assert later and later.substitute == "" and fresh(dossier).assigned_to_id == first.person
