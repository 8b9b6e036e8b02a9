"""What is written of another person is held against what the province knows of them, and nothing passes unseen."""

from datetime import date
from typing import Any

import pytest
from tests.asking import refused, story
from tests.cast import MONDAY, OTHER_COMMUNE, key
from tests.stages import Road

from duoc.dossiers.models import Dossier
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
    from duoc.dossiers import queries as dossiers

    return queries.to_look_at(dossier, dossiers.definition_of(dossier), dossiers.plan_of_dossier(dossier))


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
