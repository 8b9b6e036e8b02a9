"""A newer calendar moves open dates: counted again in batches, both dates kept, everybody told once."""

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.asking import refused, story
from tests.cast import MONDAY, key
from tests.stages import Road, by_form, fresh

from duoc.dossiers import actions, jobs, queries, recounts
from duoc.dossiers.actions import Incomplete, NewRecounting
from duoc.dossiers.acts import DESK
from duoc.dossiers.models import Dossier, Lateness, Promise, Recounting
from duoc.dossiers.rules import OutOfTurn
from duoc.ground.ledger.models import Entry
from duoc.ground.worktime.calculations import local, moment
from duoc.notices.models import Notice
from duoc.people.powers import WORKER, Actor, Forbidden
from duoc.procedures import actions as procedures
from duoc.procedures import queries as reference

driver = import_module("duoc.dossiers.actions.recount_dates")  # the name in the package is its action
pytestmark = pytest.mark.django_db
WHY = {
    "reason": "Tòa án đã thụ lý vụ án về cha của trẻ.",
    "legal_basis": "Điều 12 Luật Hộ tịch",
    "awaits": "Bản án của Tòa án",
    "waits_for": "other_body",
    "expected_on": "2026-12-15",
}
BASIS = "Quyết định số 12/QĐ-TTg về ngày nghỉ"
OFF = "day: 2026-11-25, is: off, why: Nghỉ theo quyết định mới"
SATURDAY = ("day: 2026-11-28, is: working, swap: 2026-12-31", "day: 2026-12-31, is: off, swap: 2026-11-28")
LATER = MONDAY + timedelta(hours=1)
Load = Callable[..., None]


@pytest.fixture
def load(province: None, tmp_path: Path, settings: Any) -> Load:
    """Loads calendars with more lines for 2026."""
    for name in ("national", settings.PROVINCE):
        shutil.copytree(settings.CATALOG / name, tmp_path / name, ignore=shutil.ignore_patterns("*.gz"))

    def write(*lines: str) -> None:
        with (tmp_path / "national/calendars/2026.yaml").open("a", encoding="utf-8") as file:
            file.writelines(f"  - {{{line}}}\n" for line in lines)
        settings.CATALOG = tmp_path
        procedures.load_catalogue(LATER)

    return write


def begin(who: Actor, at: datetime = LATER, basis: str = BASIS, mine: str = "") -> Recounting:
    return actions.recount_dates(actor=who, wanted=NewRecounting(basis), key=mine or key(), at=at)


def recount(road: Road, at: datetime = LATER) -> Recounting:
    row = begin(road.who("admin1"), at)
    return actions.carry_out_recounting(recounting_id=row.pk, at=at)


def test_the_new_date_is_promised_and_the_old_one_stays(road: Road, load: Load) -> None:
    dossier = road.department_search()
    given, before = dossier.due_at, dossier.acceptance.calendars_id
    load(OFF)
    row = recount(road)
    after = fresh(dossier)
    assert (row.counted, row.moved, row.kept, row.finished_at) == (1, 1, 0, LATER)
    assert given and after.due_at and after.due_at > given
    newest, first = queries.promises(after)
    assert (newest.cause, newest.due_at, newest.recounting) == ("recounted", after.due_at, row)
    assert (first.due_at, first.calendars_id) == (given, before)
    assert newest.calendars_id == reference.calendars().digest != before
    assert any("quyết định mới" in line["why"] for line in newest.proof)


def test_the_applicant_is_told_once_and_the_ledger_knows_both_dates(road: Road, load: Load) -> None:
    dossier = road.department_search()
    given = dossier.due_at
    load(OFF)
    row = recount(road)
    after = fresh(dossier)
    [notice] = Notice.objects.filter(subject_id=str(dossier.pk), kind="date_recounted")
    assert given and after.due_at
    assert moment(given) in notice.body and moment(after.due_at) in notice.body and BASIS in notice.body
    assert story(after)[-1] == "dossier.recounted"
    canonical = Entry.objects.filter(action="dossier.recounted").get().canonical
    assert local(given).isoformat() in canonical and local(after.due_at).isoformat() in canonical
    [(_event, what)] = queries.happenings(after, queries.definition_of(after), queries.timeline(after)[-1:])
    words = recounts.RECOUNTED.applicant_details(what)
    assert moment(given) in words and moment(after.due_at) in words and BASIS in words
    again = recount(road, LATER + timedelta(hours=1))
    assert (again.counted, again.moved) == (1, 0)
    actions.carry_out_recounting(recounting_id=row.pk, at=LATER)
    assert Notice.objects.filter(kind="date_recounted").count() == 1
    assert Promise.objects.filter(dossier=dossier).count() == 1


def test_nobody_is_told_a_date_while_the_clock_rests(road: Road, load: Load) -> None:
    """The new promise is kept; who waits hears a date when the dossier goes on, in the message of its resumption."""
    dossier, specialist = road.department_search(), road.who("specialist3")
    by_form(specialist, "suspend", dossier, WHY, DESK)
    load(OFF)
    assert recount(road).moved == 1
    assert not Notice.objects.filter(kind__in=["date_recounted", "desk_recounted"]).exists()
    [(_event, what)] = queries.happenings(dossier, queries.definition_of(dossier), queries.timeline(dossier)[-1:])
    words = recounts.RECOUNTED.applicant_details(what)
    assert BASIS in words and "2026" not in words.replace(BASIS, "")
    by_form(specialist, "resume", fresh(dossier), {"came": "Đã có bản án."}, DESK)
    due = fresh(dossier).appointment
    assert due and moment(due) in Notice.objects.get(subject_id=str(dossier.pk), kind="resumed").body


def test_who_ordered_it_why_and_by_which_calendars_is_kept(road: Road, load: Load) -> None:
    load(OFF)
    admin, mine = road.who("admin1"), key()
    row = begin(admin, mine=mine)
    assert (row.by_id, row.post_id, row.basis) == (admin.person, admin.post, BASIS)
    assert row.calendars_id == reference.calendars().digest
    assert begin(admin, mine=mine) == row
    actions.carry_out_recounting(recounting_id=row.pk, at=LATER)
    entries = Entry.objects.filter(subject_id=str(row.pk)).order_by("number").values_list("action", flat=True)
    assert list(entries) == ["recounting.begun", "recounting.finished"]


def test_it_goes_on_where_it_was_killed(road: Road, load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    dossiers = [road.department_search() for _each in range(3)]
    load(OFF)
    row = begin(road.who("admin1"))
    move, done = recounts.move_dates, []

    def killed(*given: Any) -> Any:
        if done:
            raise SystemExit("killed")
        done.append(given)
        return move(*given)

    with monkeypatch.context() as patched:
        patched.setattr(driver, "move_dates", killed)
        with pytest.raises(SystemExit):
            actions.carry_out_recounting(recounting_id=row.pk, at=LATER, batch=1)
    row.refresh_from_db()
    assert (row.counted, row.moved, row.finished_at) == (1, 1, None)
    refused(OutOfTurn, lambda: begin(road.who("admin1")))  # it is under way
    monkeypatch.setattr(jobs.timezone, "now", lambda: LATER)
    jobs.recount(str(row.pk))
    row.refresh_from_db()
    assert (row.counted, row.moved) == (3, 3) and row.finished_at
    for dossier in dossiers:
        assert [one.cause for one in queries.promises(fresh(dossier))] == ["recounted", "accepted"]
    assert Notice.objects.filter(kind="date_recounted").count() == 3


def test_what_is_late_stays_late(road: Road, load: Load) -> None:
    dossier = road.department_search()
    due = dossier.due_at
    assert due
    over = due + timedelta(days=1)
    actions.note_lateness(dossier_id=dossier.pk, at=over)
    load(f"day: {local(due):%Y-%m-%d}, is: off, why: Nghỉ theo quyết định mới")
    row = recount(road, over)
    assert (row.counted, row.moved) == (0, 0)
    assert fresh(dossier).due_at == due and Lateness.objects.get(dossier=dossier).due_at == due


def test_no_calendar_makes_anybody_late(road: Road, load: Load) -> None:
    """Saturday has become a working day: what was promised for Monday would have been due on Saturday."""
    dossier = road.department_search()
    plan, monday = {**dossier.plan, "term": "4 working_day"}, datetime.fromisoformat("2026-11-30T17:00+07:00")
    Dossier.objects.filter(pk=dossier.pk).update(plan=plan, due_at=monday)
    load(*SATURDAY)
    row = recount(road, monday.replace(hour=9))
    assert (row.counted, row.moved, row.kept) == (1, 0, 1)
    assert fresh(dossier).due_at == monday and not Notice.objects.filter(kind="date_recounted").exists()


def test_a_date_that_comes_earlier_is_promised_too(road: Road, load: Load) -> None:
    dossier = road.department_search()
    plan, monday = {**dossier.plan, "term": "4 working_day"}, datetime.fromisoformat("2026-11-30T17:00+07:00")
    Dossier.objects.filter(pk=dossier.pk).update(plan=plan, due_at=monday)
    load(*SATURDAY)
    assert recount(road).moved == 1
    assert fresh(dossier).due_at == datetime.fromisoformat("2026-11-28T17:00+07:00")


def test_a_clock_set_backwards_is_refused(road: Road, load: Load) -> None:
    dossier = road.department_search()
    load(OFF)
    refusal = refused(OutOfTurn, lambda: begin(road.who("admin1"), MONDAY - timedelta(days=1)))
    assert "Đồng hồ máy chủ đang chỉ 09:00, 22/11/2026" in refusal.say and "giờ máy chủ" in refusal.remedy
    assert not Recounting.objects.exists()
    row = begin(road.who("admin1"))
    with pytest.raises(OutOfTurn):
        actions.carry_out_recounting(recounting_id=row.pk, at=MONDAY - timedelta(days=1))
    assert fresh(dossier).due_at == dossier.due_at


def test_only_administrators_and_the_machine_and_with_a_basis(road: Road, load: Load) -> None:
    for name in ("citizen1", "clerk1", "specialist1", "leader1", "registry1"):
        refused(Forbidden, lambda name=name: begin(road.who(name)))
    assert list(refused(Incomplete, lambda: begin(road.who("admin1"), basis="QĐ")).faults) == ["basis"]
    assert begin(WORKER).by is None


def test_a_recounted_promise_names_its_basis(road: Road, load: Load) -> None:
    dossier = road.department_search()
    wrong = {"at": LATER, "due_at": dossier.due_at, "proof": [], "calendars_id": dossier.acceptance.calendars_id}
    with pytest.raises(IntegrityError, match="promise_recounted_has_its_basis"), transaction.atomic():
        Promise.objects.create(dossier=dossier, cause="recounted", **wrong)


def test_an_older_recount_does_not_move_dates_back(road: Road, load: Load) -> None:
    dossier = road.department_search()
    load(OFF)
    older = begin(road.who("admin1"))
    load("day: 2026-11-26, is: off, why: Nghỉ thêm theo quyết định mới")
    newer = begin(road.who("admin1"), LATER + timedelta(minutes=5))
    actions.carry_out_recounting(recounting_id=newer.pk, at=LATER + timedelta(minutes=5))
    due = fresh(dossier).due_at
    done = actions.carry_out_recounting(recounting_id=older.pk, at=LATER + timedelta(minutes=6))
    assert (done.counted, done.moved) == (0, 0) and done.finished_at
    assert fresh(dossier).due_at == due
