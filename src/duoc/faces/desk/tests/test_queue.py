"""Việc của tôi: this person's queue, the most urgent first, with cuts, search and pages."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from tests.cast import COMMUNE, NOW, key
from tests.stages import Road, fresh

from duoc.dossiers.acts import APPLICANT
from duoc.dossiers.models import Dossier
from duoc.faces.desk import priority
from duoc.faces.desk.lists import rows
from duoc.faces.desk.priority import FILTERS
from duoc.faces.desk.tests.helping import text
from duoc.ground.worktime.calculations import VIETNAM
from duoc.procedures import actions as procedures
from duoc.procedures.actions import NewBodyCalendar
from duoc.procedures.queries import calendars

pytestmark = pytest.mark.django_db


def test_each_role_sees_its_own_desk(signed_in: Any, filed: Any, accepted: Any, submitted: Any, signed: Any) -> None:
    on_desk = {
        "clerk1": filed(),
        "specialist1": accepted(),
        "leader1": submitted(),
        "registry1": signed(number="000000000102"),
    }
    for username, dossier in on_desk.items():
        page = text(signed_in(username).get("/ban/"))
        assert dossier.shown_code in page, username
        for other in on_desk.values():
            if other.pk != dossier.pk:
                assert other.shown_code not in page, username


def test_the_most_urgent_comes_first(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    early, late = filed(), filed()
    Dossier.objects.filter(pk=late.pk).update(expected_at=NOW - timedelta(hours=3))
    Dossier.objects.filter(pk=early.pk).update(expected_at=NOW + timedelta(hours=3))
    page = text(signed_in("clerk1").get("/ban/"))
    assert page.index(late.shown_code) < page.index(early.shown_code)
    assert "Trễ 3 giờ dự kiến" in page and "13:00 hôm nay" in page


@pytest.mark.parametrize(("cut", "shown"), [("qua-han", "late"), ("hom-nay", "today"), ("sap-den", "soon")])
def test_a_cut_shows_only_its_own(signed_in: Any, accepted: Callable[..., Dossier], cut: str, shown: str) -> None:
    due = {"late": NOW - timedelta(minutes=1), "today": NOW + timedelta(hours=2), "soon": NOW + timedelta(days=2)}
    rows = {name: accepted() for name in due}
    for name, dossier in rows.items():
        Dossier.objects.filter(pk=dossier.pk).update(due_at=due[name])
    page = text(signed_in("specialist1").get(f"/ban/?loc={cut}"))
    assert [name for name, dossier in rows.items() if dossier.shown_code in page] == [shown]


def test_names_are_found_with_and_without_marks(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    dossier = filed()
    for typed in ["thảo", "THAO", "nguyễn  thị", "nguyen thi t"]:
        assert dossier.shown_code in text(signed_in("clerk1").get("/ban/", {"q": typed}))


def test_a_code_is_found_and_a_wrong_word_is_not(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    dossier, clerk = filed(), signed_in("clerk1")
    assert dossier.shown_code in text(clerk.get("/ban/", {"q": dossier.shown_code[3:12].lower()}))
    missed = text(clerk.get("/ban/", {"q": "không ai tên thế"}))
    assert dossier.shown_code not in missed and "Không có hồ sơ nào khớp" in missed


def test_what_waits_for_applicants_is_one_cut(signed_in: Any, accepted: Callable[..., Dossier]) -> None:
    dossier = accepted()
    Dossier.objects.filter(pk=dossier.pk).update(desk="applicant", state="supplement")
    specialist = signed_in("specialist1")
    assert dossier.shown_code not in text(specialist.get("/ban/"))
    assert dossier.shown_code in text(specialist.get("/ban/?loc=cho"))


def test_an_empty_desk_says_so(signed_in: Any) -> None:
    assert "Không còn việc nào chờ bạn" in text(signed_in("clerk1").get("/ban/"))


def test_a_long_queue_has_pages(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    first = filed()
    for _n in range(27):
        Dossier.objects.create(**_copy(first))
    page = signed_in("clerk1").get("/ban/?trang=2")
    assert "Trang trước" in text(page) and page.content.decode().count("<tr") == 1 + 3


def _copy(dossier: Dossier) -> dict[str, Any]:
    fields = {field.attname: getattr(dossier, field.attname) for field in Dossier._meta.concrete_fields}
    fields.pop("id")
    return {**fields, "temporary_code": f"TN-{Dossier.objects.count()}"}


@pytest.mark.parametrize(("username", "words"), [("helper1", "Hỗ trợ người dân"), ("admin1", "Tình trạng hệ thống")])
def test_others_get_their_own_first_page(signed_in: Any, username: str, words: str) -> None:
    answer = signed_in(username).get("/ban/")
    assert answer.status_code == 200 and words in text(answer)


@pytest.mark.parametrize(
    ("name", "word", "change"),
    [
        ("qua-han", "Quá hạn", {"due_at": NOW - timedelta(days=1)}),
        ("hom-nay", "Hạn hôm nay", {"due_at": NOW}),
        ("sap-den", "Sắp đến hạn", {"due_at": NOW + timedelta(days=2)}),
        ("moi", "Chờ tiếp nhận", {"state": "filed", "due_at": NOW + timedelta(days=9)}),
        ("tra", "Chờ trả kết quả", {"state": "done", "due_at": NOW + timedelta(days=9)}),
        ("cho", "Chờ người yêu cầu", {"state": "supplement", "desk": APPLICANT}),
    ],
)
def test_each_filter_has_its_word_and_shows_what_it_says(
    signed_in: Any, accepted: Callable[..., Dossier], name: str, word: str, change: dict[str, Any]
) -> None:
    dossier, specialist = accepted(), signed_in("specialist1")
    Dossier.objects.filter(pk=dossier.pk).update(**change)
    shown = {one for one in FILTERS if dossier.shown_code in text(specialist.get(f"/ban/?loc={one}"))}
    assert shown == {name}
    page = specialist.get(f"/ban/?loc={name}").content.decode()
    assert re.search(rf'aria-current="true">\s*{word} <b>1</b>', page)
    offered = f'<option value="{name}">{word}</option>' in specialist.get("/ban/ho-so/").content.decode()
    assert offered == (name in ("qua-han", "hom-nay", "sap-den", "cho"))


def test_without_a_known_term_no_planned_day_is_shown(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    dossier = filed()
    plan, planned = {**dossier.plan, "term": ""}, NOW - timedelta(hours=3)
    Dossier.objects.filter(pk=dossier.pk).update(plan=plan, expected_at=planned)
    clerk = signed_in("clerk1")
    for path in ("/ban/", "/ban/ho-so/"):
        page = text(clerk.get(path))
        assert dossier.shown_code in page and "chưa biết thời hạn" in page
        assert "Trễ" not in page and f"{planned:%H:%M}" not in page
    assert dossier.shown_code not in text(clerk.get("/ban/?loc=qua-han"))
    course = text(clerk.get(f"/ban/ho-so/{dossier.pk}/qua-trinh/"))
    assert "Dự kiến trả kết quả" not in course and "Nộp hồ sơ" in course


@pytest.mark.parametrize(
    ("due", "at", "words"),
    [
        ((27, 17), (30, 10), "chưa đến 1 ngày làm việc"),  # a weekend between: nobody could work
        ((27, 17), (30, 17), "1 ngày làm việc"),
        ((20, 17), (30, 17), "5 ngày làm việc"),  # 24/11 is a holiday
        ((30, 9), (30, 12), "3 giờ"),
        ((29, 17), (30, 8), "15 giờ"),
    ],
)
def test_lateness_is_counted_in_working_days(
    province: None, due: tuple[int, int], at: tuple[int, int], words: str
) -> None:
    moments = (datetime(2026, 11, day, hour, tzinfo=VIETNAM) for day, hour in (due, at))
    assert priority.lateness(*moments, calendars().clock) == words


def test_within_a_day_the_hours_run_from_the_end_of_the_term(province: None) -> None:
    """Not from the hour of the appointment: a term in days ends at 24:00."""
    due, ended, at = (datetime(2026, 11, day, hour, tzinfo=VIETNAM) for day, hour in ((26, 17), (27, 0), (27, 8)))
    assert priority.lateness(due, at, calendars().clock, ended) == "8 giờ"


def test_a_row_says_hours_since_the_term_ended(road: Road) -> None:
    dossier = road.search()
    term = {**dossier.plan, "term": "3 working_day"}
    Dossier.objects.filter(pk=dossier.pk).update(due_at=NOW, plan=term)
    tomorrow = datetime.combine(NOW.astimezone(VIETNAM).date() + timedelta(days=1), time(5), VIETNAM)
    assert priority.words(fresh(dossier), priority.now(tomorrow)) == "Quá hạn 5 giờ"


def test_lateness_leaves_out_the_days_off_of_the_body_alone(road: Road, django_assert_num_queries: Any) -> None:
    """By one counter, that of its term; the body of a row is read with it."""
    here, there = road.search(), road.department_search()
    Dossier.objects.update(due_at=NOW)
    friday = priority.now(NOW + timedelta(days=4))

    def late() -> list[str]:
        listed = {row.pk: row for row in rows.lean(Dossier.objects.all())}
        with django_assert_num_queries(2):  # which calendars count now, for each
            return [rows.row_of(listed[one.pk], friday).due for one in (here, there)]

    assert late() == ["Trễ 3 ngày làm việc"] * 2  # 24/11 is a holiday
    wanted = NewBodyCalendar(COMMUNE, "off", date(2026, 11, 25), "Dời trụ sở làm việc", "Quyết định 06/QĐ-UBND")
    procedures.set_body_calendar(actor=road.who("admin1"), wanted=wanted, key=key(), at=NOW)
    assert late() == ["Trễ 2 ngày làm việc", "Trễ 3 ngày làm việc"]
    assert priority.words(fresh(here), friday) == "Quá hạn 2 ngày làm việc"
