"""Whose days: a body that was asked and answers late has its lateness by itself."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from tests.cast import key
from tests.changed_definition import changed
from tests.stages import Road, by_form, fresh

from duoc.dossiers import actions, whose_days
from duoc.dossiers.acts import DESK
from duoc.dossiers.models import Consultation, Dossier, Lateness, Suspension
from duoc.dossiers.papers.control_sheet import lines
from duoc.ground.worktime.calculations import VIETNAM

pytestmark = pytest.mark.django_db
TAX = {"at": {"organisation": "so-tu-phap"}, "post": "specialist", "within": "2 working_hour", "silence": "none"}
HAD_UNTIL = datetime(2026, 11, 23, 11, tzinfo=VIETNAM)
AFTERNOON = datetime(2026, 11, 23, 15, tzinfo=VIETNAM)
WHY = {
    "reason": "Đang có tranh chấp, Tòa án đã thụ lý vụ án về cha của trẻ.",
    "legal_basis": "Điều 12 Luật Hộ tịch",
    "awaits": "Bản án có hiệu lực của Tòa án nhân dân khu vực",
    "waits_for": "other_body",
    "expected_on": "2026-12-15",
}
WEDNESDAY = datetime(2026, 11, 25, 9, tzinfo=VIETNAM)


def beside(road: Road) -> Dossier:
    """Another body works beside the specialist, who has nothing to do but wait for it."""
    changed(added=[(2, {"id": "tax", "beside": True, **TAX})])
    return road.to("accepted")


def answer(road: Road, dossier: Dossier, at: datetime) -> Consultation:
    given: dict[str, Any] = {"answer": "agreed", "say": "", "key": key(), "at": at}
    asked = Consultation.objects.get(dossier=dossier)
    return actions.record_opinion(actor=road.actor("specialist3"), consultation_id=asked.pk, **given)


def times(dossier: Dossier, at: datetime) -> dict[str, str]:
    return {share.whose: share.time for share in whose_days.account(fresh(dossier), at).shares}


def test_what_it_takes_longer_is_its_own_time(road: Road) -> None:
    dossier = beside(road)
    assert Consultation.objects.get().until == HAD_UNTIL
    assert set(times(dossier, HAD_UNTIL)) == {"office"}
    # from 9 to 11 in the office; from 11 to 15 less the hour and a half of the midday break
    assert times(dossier, AFTERNOON)["office"] == "2 giờ làm việc"
    late = times(dossier, AFTERNOON)["other_body"]
    answer(road, dossier, AFTERNOON)
    assert times(dossier, WEDNESDAY)["other_body"] == late
    [asked] = whose_days.account(fresh(dossier), WEDNESDAY).asked
    assert asked.answer == "Đồng ý" and asked.lateness == f"muộn {late}, thời gian của cơ quan được hỏi"
    [line] = [line for line in lines(fresh(dossier), WEDNESDAY) if line.elsewhere]
    assert line.answer == f"Đồng ý; {asked.lateness}"


def test_in_time_it_takes_nothing_from_the_office(road: Road) -> None:
    dossier = beside(road)
    answer(road, dossier, HAD_UNTIL)
    account = whose_days.account(fresh(dossier), AFTERNOON)
    assert [share.whose for share in account.shares] == ["office"] and account.asked[0].lateness == ""


def test_no_moment_is_taken_twice(road: Road) -> None:
    """While it is suspended and the body is late, the time is another body's once."""
    dossier = beside(road)
    by_form(road.actor("specialist1"), "suspend", dossier, WHY, DESK)
    assert Suspension.objects.get()
    spent = whose_days.account(fresh(dossier), AFTERNOON).shares
    assert [share.whose for share in spent] == ["other_body"]


def test_a_promise_that_breaks_while_it_is_late_is_its_lateness(road: Road) -> None:
    dossier = beside(road)
    actions.note_lateness(dossier_id=dossier.pk, at=WEDNESDAY)
    late = Lateness.objects.get()
    assert (late.whose, late.unit.code) == ("other_body", "so-tu-phap")
    assert late.desk == "specialist"


def test_a_promise_that_breaks_when_it_has_answered_is_the_offices(road: Road) -> None:
    dossier = beside(road)
    answer(road, dossier, HAD_UNTIL + timedelta(minutes=5))
    actions.note_lateness(dossier_id=dossier.pk, at=WEDNESDAY)
    late = Lateness.objects.get()
    assert (late.whose, late.unit_id) == ("office", dossier.competent_unit_id)
