"""Which dossiers may come late: by the body's own turns, never as a promise, and not where too few are known."""

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import MONDAY
from tests.stages import Road, fresh

from duoc.dossiers import forecasting, jobs
from duoc.dossiers.models import Dossier, StepPace, Turn
from duoc.procedures.queries import forecast_rule

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def finished(dossier: Dossier, lasted: timedelta, number: int) -> None:
    """Another dossier like this one, whose step lasted so long and whose result was signed an hour later."""
    fields = {field.attname: getattr(dossier, field.attname) for field in dossier._meta.concrete_fields}
    begun = MONDAY - 40 * DAY
    signed = {"result_signed_at": begun + lasted + timedelta(hours=1), "state": "returned", "desk": ""}
    keys = {"id": uuid.uuid4(), "temporary_code": f"T{number}", "code": f"C{number}", "assigned_unit_id": None}
    other = Dossier.objects.create(**{**fields, **signed, **keys})
    Turn.objects.create(
        dossier=other,
        step=dossier.step,
        desk=dossier.desk,
        unit=dossier.competent_unit,
        opened_at=begun,
        closed_at=begun + lasted,
    )


@pytest.fixture
def slow(road: Road) -> Dossier:
    """Due in a week; nine of ten took at most 18 days for the step, half of them ten."""
    dossier = road.search()
    for number in range(20):
        finished(dossier, (number + 1) * DAY, number)
    return dossier


def test_what_may_come_late_is_said_with_why(slow: Dossier) -> None:
    assert forecasting.count_paces(MONDAY) == 1
    pace = StepPace.objects.get()
    assert (pace.turns, pace.half, pace.most) == (20, 10.5 * DAY, 18.1 * DAY)
    assert pace.behind == timedelta(hours=1)
    [(id, forecast)] = forecasting.forecasts([slow], MONDAY).items()
    assert id == str(slow.pk) and slow.due_at and forecast.expected > slow.due_at
    assert "một nửa số hồ sơ xong trong 10 ngày, chín phần mười trong 18 ngày" in forecast.why
    assert list(Dossier.objects.filter(forecasting.AT_RISK)) == [slow]
    assert fresh(slow).due_at == slow.due_at and slow.promises.count() == 0  # a forecast promises nothing


def test_too_few_turns_say_nothing(slow: Dossier) -> None:
    rule = forecast_rule(MONDAY.date())
    assert rule and rule.least == 20 and rule.to_verify
    Turn.objects.filter(closed_at=MONDAY - 40 * DAY + DAY).delete()
    assert forecasting.count_paces(MONDAY) == 0
    assert forecasting.forecasts([slow], MONDAY) == {} and not Dossier.objects.filter(forecasting.AT_RISK)


def test_what_the_body_has_time_for_is_no_risk(slow: Dossier) -> None:
    forecasting.count_paces(MONDAY)
    Dossier.objects.filter(pk=slow.pk).update(due_at=MONDAY + 19 * DAY)
    assert forecasting.forecasts([fresh(slow)], MONDAY) == {} and not Dossier.objects.filter(forecasting.AT_RISK)


def test_other_bodies_and_other_steps_do_not_count(slow: Dossier) -> None:
    forecasting.count_paces(MONDAY)
    StepPace.objects.update(step="another")
    assert forecasting.forecasts([slow], MONDAY) == {} and not Dossier.objects.filter(forecasting.AT_RISK)


def test_it_is_counted_anew_every_night(slow: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs.timezone, "now", lambda: MONDAY)
    jobs.count_paces(0)
    jobs.count_paces(0)
    assert StepPace.objects.get().counted_at == MONDAY


def test_desk_lists_show_it_and_cut_by_it(slow: Dossier, signed_in: Callable[[str], Client]) -> None:
    forecasting.count_paces(MONDAY)
    Dossier.objects.filter(pk=slow.pk).update(due_at=timezone.now() + 7 * DAY)
    Turn.objects.filter(dossier=slow, closed_at=None).update(opened_at=timezone.now())
    for name, page in (("specialist1", "/ban/"), ("leader1", "/ban/ho-so/?loc=co-the-tre")):
        html = signed_in(name).get(page).text
        assert slow.shown_code in html and "Có thể trễ" in html and "chín phần mười trong 18 ngày" in html
    StepPace.objects.all().delete()
    assert slow.shown_code not in signed_in("leader1").get("/ban/ho-so/?loc=co-the-tre").text
