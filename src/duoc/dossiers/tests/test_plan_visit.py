"""An inspection or a meeting as a step: the applicant is told day and place, and no step ends without minutes."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.asking import refused, story
from tests.cast import MONDAY, key
from tests.changed_definition import changed
from tests.stages import Road, by_form, fresh, seal_forms

from duoc.dossiers.acts import DESK, open_acts
from duoc.dossiers.models import Dossier, OfficialForm, Visit
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.dossiers.visiting import visits
from duoc.notices.models import Notice
from duoc.people.powers import Forbidden

pytestmark = pytest.mark.django_db
PLAN: dict[str, Any] = {"day": "2026-11-23", "hour": "16:30", "place": "Ấp Cây Khô", "say": "Mang theo bản vẽ."}
MINUTES: dict[str, Any] = {
    "held_on": "2026-11-23",
    "began_at": "08:00",
    "ended_at": "09:30",
    "present": "Ông Trần Văn Lượm\nBà Đỗ Thị Hai",
    "findings": "Hiện trạng đúng như hồ sơ.",
}


def dossier_at(road: Road, **step: Any) -> Dossier:
    changed(examine={"visit": "inspection", **step})
    return road.to("accepted")


def plan(road: Road, dossier: Dossier, who: str = "specialist1", **changes: Any) -> Visit:
    return by_form(road.who(who), "plan_visit", fresh(dossier), {**PLAN, **changes}, DESK)


def record(road: Road, dossier: Dossier, who: str = "specialist1", **changes: Any) -> Visit:
    return by_form(road.who(who), "record_visit", fresh(dossier), {**MINUTES, **changes}, DESK)


def test_the_applicant_is_told_when_and_where(road: Road) -> None:
    dossier = dossier_at(road)
    assert plan(road, dossier).turn == 1
    notice = Notice.objects.get(subject_id=str(dossier.pk), kind="visit_planned")
    assert "Ấp Cây Khô" in notice.body and "23/11/2026" in notice.body
    assert story(dossier)[-1] == "dossier.visit_planned"


def test_without_minutes_nothing_is_proposed(road: Road) -> None:
    dossier = dossier_at(road)
    assert "phải có biên bản" in refused(OutOfTurn, lambda: road.propose(dossier)).words
    plan(road, dossier)
    refused(OutOfTurn, lambda: road.propose(fresh(dossier)))
    record(road, dossier)
    road.propose(fresh(dossier))


def test_the_minutes_are_a_sealed_form(road: Road) -> None:
    dossier = dossier_at(road)
    plan(road, dossier)
    visit = record(road, dossier)
    form = OfficialForm.objects.get(dossier=dossier, form="minutes", turn=visit.turn)
    assert form.inputs and form.inputs["visit"]["present"].startswith("Ông Trần Văn Lượm")
    seal_forms()
    form.refresh_from_db()
    assert form.state == OfficialForm.State.IN_FORCE


def test_put_off_the_latest_counts(road: Road) -> None:
    dossier = dossier_at(road)
    plan(road, dossier, day="2026-11-25", why="Chủ nhà chọn ngày này.")
    second = plan(road, dossier)
    assert record(road, dossier) == second
    assert Visit.objects.get(turn=1).recorded_at is None
    assert [one.put_off for one in visits(fresh(dossier))] == [True, False]
    refused(OutOfTurn, lambda: record(road, dossier))


def test_who_may_and_when(road: Road) -> None:
    dossier = dossier_at(road)
    refused(Forbidden, lambda: plan(road, dossier, "specialist2"))
    refused(OutOfTurn, lambda: record(road, dossier))
    assert set(refused(Incomplete, lambda: plan(road, dossier, day="2026-11-22")).faults) == {"day"}
    plan(road, dossier)
    late = (MONDAY + timedelta(days=1)).date().isoformat()
    assert set(refused(Incomplete, lambda: record(road, dossier, held_on=late)).faults) == {"held_on"}


def test_a_day_off_and_a_day_behind_the_promise_need_a_reason(road: Road) -> None:
    dossier = dossier_at(road)
    for day in ("2026-11-29", "2026-12-28"):
        assert set(refused(Incomplete, lambda day=day: plan(road, dossier, day=day)).faults) == {"why"}
    assert "Chủ nhà chỉ ở nhà" in plan(road, dossier, day="2026-11-29", why="Chủ nhà chỉ ở nhà ngày chủ nhật.").say


def test_minutes_fit_the_appointment(road: Road) -> None:
    dossier = dossier_at(road)
    plan(road, dossier, day="2026-11-25", why="Chủ nhà chọn ngày này.")
    error = refused(Incomplete, lambda: record(road, dossier, ended_at="08:00"))
    assert set(error.faults) == {"held_on", "ended_at"} and "25/11/2026" in error.faults["held_on"]


def test_at_other_steps_no_day_is_set(road: Road) -> None:
    dossier = road.to("accepted")
    assert "dossiers.plan_visit" not in open_acts(road.who("specialist1"), dossier, MONDAY)
    refused(OutOfTurn, lambda: plan(road, dossier))


def test_once_per_key(road: Road) -> None:
    dossier, mine = dossier_at(road), key()
    who = road.who("specialist1")
    first = by_form(who, "plan_visit", dossier, PLAN, DESK, mine)
    assert by_form(who, "plan_visit", fresh(dossier), PLAN, DESK, mine) == first and Visit.objects.count() == 1


def test_minutes_are_whole(road: Road) -> None:
    dossier = dossier_at(road)
    visit = plan(road, dossier)
    with pytest.raises(IntegrityError), transaction.atomic():
        Visit.objects.filter(pk=visit.pk).update(recorded_at=MONDAY)


def test_both_pages_show_it(road: Road, signed_in: Any) -> None:
    dossier = dossier_at(road, visit="meeting")
    specialist = signed_in("specialist1")
    place = f"/ban/ho-so/{dossier.pk}/"
    assert "viec/plan_visit/" in specialist.get(place).content.decode()
    plan(road, dossier)
    record(road, dossier)
    assert "Hiện trạng đúng như hồ sơ." in specialist.get(place).content.decode()
    assert f"/ho-so/{dossier.pk}/bien-ban/1.pdf" in signed_in("citizen1").get(f"/ho-so/{dossier.pk}/").content.decode()
