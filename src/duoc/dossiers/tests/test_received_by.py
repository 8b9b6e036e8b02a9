"""The law names who takes a request in beside the body that decides: a commune receives, a department decides."""

from datetime import timedelta
from typing import Any

import pytest
from tests.asking import refused
from tests.cast import BIRTH, COMMUNE, MONDAY, key
from tests.changed_definition import reworded
from tests.stages import Road, fresh

from duoc.dossiers import actions
from duoc.dossiers.models import Dossier
from duoc.dossiers.rules import OutOfTurn

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
LATE = MONDAY + timedelta(hours=7)  # 16:00, behind the hour after which a counter hands on the next morning


def filed(road: Road) -> Dossier:
    reworded(BIRTH, competent={"organisation": "so-tu-phap"}, received_by={"commune_of": "mother.residence"})
    return road.file()


def test_the_commune_takes_it_in_and_the_department_decides(road: Road) -> None:
    dossier = filed(road)
    assert (dossier.receiving_unit.code, dossier.competent_unit.code) == (COMMUNE, "so-tu-phap")
    assert dossier.assigned_unit == dossier.receiving_unit
    refused(OutOfTurn, lambda: actions.accept(actor=road.who("clerk3"), dossier_id=dossier.pk, key=key(), at=MONDAY))
    road.accept(dossier)
    there = fresh(dossier)
    assert there.desk == "specialist" and there.assigned_unit == there.competent_unit


def test_the_term_begins_where_the_law_says_that_it_is_taken_in(road: Road) -> None:
    dossier = filed(road)
    actions.accept(actor=road.who("clerk1"), dossier_id=dossier.pk, key=key(), at=LATE)
    there = fresh(dossier)
    assert there.crosses and there.handed_on_at is None
    assert there.clock_from == LATE


def test_both_bodies_are_told_before_it_is_filed_and_after(road: Road, signed_in: Any, birth_draft: Any) -> None:
    reworded(BIRTH, competent={"organisation": "so-tu-phap"}, received_by={"commune_of": "mother.residence"})
    citizen = signed_in("citizen1")
    page = citizen.get(f"/thu-tuc/{BIRTH}/").content.decode()
    assert "Nơi nhận hồ sơ" in page and "Ủy ban nhân dân xã, phường nơi mẹ cư trú" in page
    blank = {"birth_notice_number": None, "witness": None, "marriage.number": None}
    check = citizen.get(f"/soan/{birth_draft(**blank).pk}/kiem-tra/").content.decode()
    assert "Xã Rạch Thử" in check and "Sở Tư pháp" in check and "tiếp nhận rồi chuyển" in check
