"""What is written of another person is held against what the province knows of them, and nothing passes unseen."""

import copy
from datetime import date
from typing import Any

import pytest
from tests.asking import refused, story
from tests.cast import MONDAY, OTHER_COMMUNE, key
from tests.changed_definition import reworded
from tests.grouped import ANSWERS, CODE, publish_grouped
from tests.stages import Road, fresh

from duoc.dossiers import actions as dossiers
from duoc.dossiers import queries as dossier_queries
from duoc.dossiers.models import Dossier
from duoc.payments import actions as payment_actions
from duoc.payments import queries as payments
from duoc.people.models import Person
from duoc.registers import actions, queries
from duoc.registers.models import Comparison
from duoc.registers.rules import NotNow

pytestmark = pytest.mark.django_db
OTHER_BIRTH = {"father.birth_date": "1994-02-09"}
FOUND = "Đã xem thẻ căn cước bản gốc: sinh ngày 09/02/1994."


def filed(road: Road, changes: dict[str, Any]) -> Dossier:
    """A dossier that says so, whatever its interview takes."""
    dossier = road.file()
    dossier.answers = {**dossier.answers, **changes}
    dossier.save(update_fields=["answers"])
    return dossier


def look(dossier: Dossier) -> queries.ToLookAt:
    definition, plan = dossier_queries.definition_of(dossier), dossier_queries.plan_of_dossier(dossier)
    return queries.to_look_at(dossier, definition, plan)


def found_out(road: Road, dossier: Dossier) -> Comparison:
    father = Person.objects.get(personal_number="000000000002")
    who = road.who("specialist1")
    return actions.compare(actor=who, dossier_id=dossier.pk, like_id=father.pk, reason=FOUND, key=key(), at=MONDAY)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (OTHER_BIRTH, "Ngày sinh: hồ sơ ghi 09/02/1994, dữ liệu của tỉnh ghi 02/09/1994."),
        ({"father.ethnicity": "05"}, "Dân tộc: hồ sơ ghi Khmer, dữ liệu của tỉnh ghi Kinh."),
        ({"father.residence": OTHER_COMMUNE}, "Nơi cư trú: hồ sơ ghi "),
    ],
)
def test_what_differs_is_told_with_both_values(road: Road, changes: dict[str, Any], words: str) -> None:
    [father] = look(filed(road, changes)).persons
    assert words in father.sentence and not father.other_name


def test_what_agrees_is_not(road: Road) -> None:
    assert not look(road.file()).persons


@pytest.mark.parametrize(
    ("birth", "differs"), [("1994-09-02", 0), ("1994-09", 0), ("1994", 0), ("", 0), ("1995", 1), ("1994-08", 1)]
)
def test_a_date_known_in_part_agrees_with_every_day_in_it(birth: str, differs: int) -> None:
    father = Person(full_name="Trần Văn Lượm", birth_date=date(1994, 9, 2))
    assert len(queries.said_otherwise(father, "father", {"father.birth_date": birth})) == differs


def test_it_is_not_proposed_until_an_official_has_compared_it(road: Road) -> None:
    dossier = road.to("accepted", **OTHER_BIRTH)
    assert "09/02/1994" in refused(NotNow, lambda: road.propose(dossier)).say
    assert found_out(road, dossier).reason == FOUND and story(dossier)[-1] == "register.compared"
    assert road.propose(dossier).standing
    [father] = look(dossier).persons
    assert father.reason == FOUND


def test_what_was_found_of_one_difference_says_nothing_of_another(road: Road) -> None:
    dossier = road.to("accepted", **OTHER_BIRTH)
    found_out(road, dossier)
    dossier.answers = {**dossier.answers, "father.birth_date": "1990-01-01"}
    dossier.save(update_fields=["answers"])
    [father] = look(dossier).persons
    assert not father.reason


LUOM = {"id": "a1", "full_name": "Trần Văn Lượm", "personal_number": "000000000002", "birth_date": "1994-09-02"}
BAY = {"id": "c3", "full_name": "Lê Thị Bảy", "personal_number": "000000000777", "birth_date": "1980-01-01"}


def of_members(road: Road, *changed: dict[str, Any]) -> Dossier:
    """An accepted dossier of a procedure that enters nothing and asks for number and day of birth of each member."""
    version = publish_grouped()
    pages = copy.deepcopy(version.definition["pages"])
    [group] = [page["group"] for page in pages if page.get("group", {}).get("id") == "members"]
    group["questions"] += [
        {"id": "personal_number", "ask": "Số định danh", "type": "personal_number"},
        {"id": "birth_date", "ask": "Ngày sinh", "type": "date"},
    ]
    reworded(CODE, pages=pages)
    citizen = road.who("citizen1")
    draft = dossiers.begin(actor=citizen, code=CODE, at=MONDAY)
    given = [{"nationality": "vn", "units": 2, "price": 1_000_000, **one} for one in changed]
    dossiers.answer(actor=citizen, draft_id=draft.pk, answers={**ANSWERS, "members": given}, at=MONDAY)
    dossier = dossiers.file(actor=citizen, draft_id=draft.pk, key=key(), at=MONDAY)
    for charge in payments.of_subject(dossier.subject):
        payment_actions.collect_at_counter(actor=road.who("clerk1"), charge_id=charge.pk, key=key(), at=MONDAY)
    road.accept(dossier)
    return fresh(dossier)


def test_members_of_a_list_are_compared_where_nothing_is_entered_too(road: Road) -> None:
    assert not look(of_members(road, LUOM, BAY)).persons
    dossier = of_members(road, {**LUOM, "birth_date": "1994-02-09"}, BAY)
    [member] = look(dossier).persons
    assert "Ngày sinh: hồ sơ ghi 09/02/1994, dữ liệu của tỉnh ghi 02/09/1994." in member.sentence
    assert not member.entered
    assert "09/02/1994" in refused(NotNow, lambda: road.propose(dossier, values={})).say
    assert found_out(road, dossier).reason == FOUND
    assert road.propose(dossier, values={}).standing


def test_a_member_with_the_number_of_another_is_told(road: Road) -> None:
    [member] = look(of_members(road, {**LUOM, "full_name": "Trần Văn Khác"}, BAY)).persons
    assert member.other_name and not member.differences and not member.entered
    assert not look(of_members(road, {**LUOM, "personal_number": "000000000778"}, BAY)).persons


def test_the_applicant_is_not_asked_for_and_nobody_named_costs_no_query(
    road: Road, django_assert_num_queries: Any
) -> None:
    dossier = road.search()
    definition, plan = dossier_queries.definition_of(dossier), dossier_queries.plan_of_dossier(dossier)
    with django_assert_num_queries(0):
        assert not queries.to_look_at(dossier, definition, plan)
