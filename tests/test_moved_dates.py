"""A newer calendar moves what others wait for on the way: old and new are kept, the row holds the new one, whose date
it is hears it, and the job that waits for the date comes then."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from duoc.decisions.models import DraftCheck
from duoc.dossiers import actions, moved_dates, queries
from duoc.dossiers.clocks.due_dates import office_opens
from duoc.dossiers.models import Dossier, MovedDate, Promise
from duoc.dossiers.tests.test_recount_dates import BASIS, LATER, OFF, Load, load, recount
from duoc.ground.ledger import queries as ledger
from duoc.ground.ledger.models import Entry
from duoc.ground.worktime.calculations import ending, local
from duoc.notices.models import DeskNews, Notice
from duoc.procedures import queries as reference
from tests.asking import story
from tests.cast import BIRTH, MONDAY
from tests.changed_definition import reworded
from tests.late_dossiers import apologised
from tests.stages import Road, fresh

pytestmark = pytest.mark.django_db
__all__ = ["load"]


def consulted(road: Road) -> tuple[Dossier, Any]:
    dossier = road.search()
    return dossier, road.consult(dossier)


def posted(road: Road) -> tuple[Dossier, Any]:
    dossier = road.foundling()
    return dossier, road.post_publicly(dossier, posted_on=date(2026, 11, 18))  # its seventh day is the new day off


def draft_read(road: Road) -> tuple[Dossier, Any]:
    reworded(BIRTH, draft_check={"within": "2 working_day", "silence": "yes"})
    dossier = road.to("proposed")
    return dossier, DraftCheck.objects.get()


def asked_to_add(road: Road) -> tuple[Dossier, Any]:
    reworded(BIRTH, clock={"supplement": "restart", "stop_after": "2 working_day"})
    dossier = road.to("accepted")
    return dossier, road.request_supplement(dossier, "specialist1")


KINDS: dict[str, tuple[Callable[[Road], tuple[Dossier, Any]], str]] = {
    "consultation": (consulted, "dossiers.close_silent_consultation"),
    "posting": (posted, ""),
    "draft_check": (draft_read, "decisions.close_silent_check"),
    "supplement": (asked_to_add, "dossiers.expire_supplement"),
}


def jobs_at(task: str) -> set[datetime]:
    return set(ProcrastinateJob.objects.filter(task_name=task).values_list("scheduled_at", flat=True))


@pytest.mark.parametrize("kind", KINDS)
def test_old_and_new_are_kept_and_the_person_is_told(road: Road, load: Load, kind: str) -> None:
    made, task = KINDS[kind]
    dossier, row = made(road)
    given, by = row.until, row.calendars_id
    load(OFF)
    row.refresh_from_db()
    assert row.until == given, "nothing moves by itself"
    shown = [one for one in queries.recounted(LATER) if one.kind == kind]
    assert [(one.given, one.given_by, one.moved) for one in shown] == [(given, by, True)]
    done = recount(road)
    row.refresh_from_db()
    moved = MovedDate.objects.get()
    assert row.until == moved.until == shown[0].again.due > given == moved.was
    assert (moved.kind, moved.of, moved.recounting, moved.dossier_id) == (kind, row.pk, done, dossier.pk)
    assert row.calendars_id == moved.calendars_id == reference.calendars().digest != by
    assert any("quyết định mới" in line["why"] for line in moved.proof) and done.moved == 1
    news = Notice if kind in ("draft_check", "supplement") else DeskNews
    [heard] = [one for one in news.objects.all() if one.kind in ("own_date_moved", "desk_date_moved")]
    assert ending(given) in heard.body and ending(row.until) in heard.body and BASIS in heard.body
    assert story(dossier).count("dossier.date_moved") == 1 and ledger.verify().holds
    canonical = Entry.objects.get(action="dossier.date_moved").canonical
    assert local(given).isoformat() in canonical and local(row.until).isoformat() in canonical
    assert not task or office_opens(row.until) in jobs_at(task)
    again = recount(road, LATER + timedelta(hours=1))
    assert (again.moved, MovedDate.objects.count()) == (0, 1)


def test_the_history_says_which_date_and_why(road: Road, load: Load) -> None:
    dossier, row = asked_to_add(road)
    given = row.until
    load(OFF)
    recount(road)
    row.refresh_from_db()
    happenings = queries.happenings(dossier, queries.definition_of(dossier), queries.timeline(dossier))
    [what] = [happening for name, happening in happenings if name == "dossier.date_moved"]
    words = moved_dates.DATE_MOVED.applicant_details(what)
    assert "Hạn bổ sung" in words and ending(given) in words and ending(row.until) in words and BASIS in words
    assert queries.supplement_until(fresh(dossier), row) == row.until


def test_the_job_of_the_old_date_does_nothing(road: Road, load: Load) -> None:
    _dossier, asked = consulted(road)
    given = asked.until
    load(OFF)
    recount(road)
    with transaction.atomic():
        actions.close_silent_consultation(consultation_id=asked.pk, at=given)
    asked.refresh_from_db()
    assert asked.answer == ""
    with transaction.atomic():
        actions.close_silent_consultation(consultation_id=asked.pk, at=asked.until)
    asked.refresh_from_db()
    assert asked.answer == "none"


def test_a_late_dossier_keeps_its_promise_and_others_get_their_days(road: Road, load: Load) -> None:
    dossier, asked = consulted(road)
    Dossier.objects.filter(pk=dossier.pk).update(due_at=MONDAY - timedelta(days=3))
    given = asked.until
    load(OFF)
    recount(road)
    asked.refresh_from_db()
    assert asked.until > given and not Promise.objects.filter(cause="recounted").exists()


def test_what_is_over_stays(road: Road, load: Load) -> None:
    _dossier, asked = consulted(road)
    load(OFF)
    recount(road, asked.until + timedelta(minutes=1))
    assert not MovedDate.objects.exists()


def test_a_named_new_date_that_is_now_a_day_off_goes_to_the_next_working_day(road: Road, load: Load) -> None:
    dossier, _who = apologised(road)
    assert local(dossier.due_at).date().isoformat() == "2026-12-04"
    load("day: 2026-12-04, is: off, why: Nghỉ theo quyết định mới")
    recount(road)
    after = fresh(dossier)
    assert f"{local(after.due_at):%d/%m %H:%M}" == "07/12 17:00"
    newest, named = queries.promises(after)[:2]
    assert (newest.cause, named.cause, named.due_at) == ("recounted", "apologised", dossier.due_at)
    assert any("ngày nghỉ" in line["why"] for line in newest.proof)
    assert Notice.objects.filter(kind="date_recounted").count() == 1


def test_the_database_keeps_one_move_a_recount(road: Road, load: Load) -> None:
    consulted(road)
    load(OFF)
    recount(road)
    moved = MovedDate.objects.get()
    with pytest.raises(IntegrityError, match="moved_date_once_a_recounting"), transaction.atomic():
        moved.pk = None
        moved._state.adding = True
        moved.save(force_insert=True)
