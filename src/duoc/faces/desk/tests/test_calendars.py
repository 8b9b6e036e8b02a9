"""The administrator's pages of calendars: a day off is set, open dates are counted again, the page says so."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import COMMUNE, key
from tests.stages import Road, fresh

from duoc.dossiers import jobs
from duoc.dossiers.models import Recounting
from duoc.ground.worktime.calculations import local
from duoc.procedures.models import BodyCalendar
from duoc.procedures.queries import calendars

pytestmark = pytest.mark.django_db
PAGE, AGAIN = "/ban/lich-lam-viec/", "/ban/lich-lam-viec/tinh-lai/"
BASIS = "Quyết định 06/QĐ-UBND ngày 20/11/2026"


@pytest.fixture
def today(road: Road) -> Road:
    return Road(road.actor, road.filed, timezone.now())


def sent(road: Road, **more: str) -> dict[str, str]:
    """The first working day from tomorrow is off."""
    day = calendars().clock.calendar.working_after(local(road.at).date())
    parts = {"day.day": f"{day:%d}", "day.month": f"{day:%m}", "day.year": f"{day:%Y}"}
    return {"body": COMMUNE, "kind": "off", "why": "Dời trụ sở làm việc", "basis": BASIS, "key": key(), **parts, **more}


def test_a_day_off_is_set_and_open_dates_follow(
    today: Road, signed_in: Callable[[str], Client], client: Client
) -> None:
    dossier, admin = today.search(), signed_in("admin1")
    assert admin.get(PAGE).status_code == 200
    done = admin.post(PAGE, sent(today))
    assert done.status_code == 302 and done["Location"] == AGAIN
    row, recounting = BodyCalendar.objects.get(), Recounting.objects.get()
    assert (row.body and row.body.code, recounting.basis) == (COMMUNE, BASIS)
    assert "Đang tính" in admin.get(AGAIN).text
    jobs.recount(str(recounting.pk))
    assert fresh(dossier).due_at > dossier.due_at
    html = admin.get(AGAIN).text
    assert "Đã tính xong" in html and "được đổi: <strong>1</strong>" in html and BASIS in html
    assert "Dời trụ sở làm việc" in admin.get(PAGE).text
    history = signed_in("specialist1").get(f"/ban/ho-so/{dossier.pk}/qua-trinh/").text
    assert "Tính lại theo lịch làm việc mới" in history and BASIS in history
    mine = signed_in("citizen1").get(f"/ho-so/{dossier.pk}/").text
    assert "Ngày hẹn được tính lại theo lịch làm việc mới" in mine


def test_hours_are_typed_as_they_are_written(today: Road, signed_in: Callable[[str], Client]) -> None:
    admin, hours = signed_in("admin1"), {"kind": "hours", "weekdays": "07:30–11:30, 13:00-16:30", "saturday": ""}
    wrong = admin.post(PAGE, sent(today, **hours | {"weekdays": "sáng và chiều"}))
    assert wrong.status_code == 422 and "không phải một buổi làm việc" in wrong.text
    assert not BodyCalendar.objects.exists()
    assert admin.post(PAGE, sent(today, **hours)).status_code == 302
    assert BodyCalendar.objects.get().weekdays["friday"] == ["07:30-11:30", "13:00-16:30"]
    page = admin.get(PAGE).text
    assert "07:30-11:30, 13:00-16:30" in page
    assert "Giờ này chỉ tính vào thứ Bảy được đặt là ngày làm việc" in page


def test_what_is_missing_is_said_and_nothing_is_written(today: Road, signed_in: Callable[[str], Client]) -> None:
    admin = signed_in("admin1")
    assert admin.post(PAGE, sent(today, basis="")).status_code == 422
    assert admin.post(AGAIN, {"key": key(), "basis": "QĐ"}).status_code == 422
    assert not BodyCalendar.objects.exists() and not Recounting.objects.exists()
    assert admin.post(AGAIN, {"key": key(), "basis": BASIS}).status_code == 302
    assert Recounting.objects.get().basis == BASIS


def test_others_have_no_such_page(today: Road, signed_in: Callable[[str], Client]) -> None:
    for name in ("clerk1", "leader1"):
        assert signed_in(name).get(PAGE).status_code == signed_in(name).get(AGAIN).status_code == 403
