"""Every time in which a dossier's clock does not run is in one collection, and every counted date asks it."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction

from duoc.decisions import actions as decisions
from duoc.decisions import queries as decision_queries
from duoc.decisions.models import DraftCheck
from duoc.dossiers import queries as dossiers
from duoc.dossiers.clocks import promising
from duoc.dossiers.models import Dossier, Outage, Promise
from duoc.ground.ledger.models import Entry
from duoc.ground.worktime.calculations import VIETNAM
from duoc.procedures.queries import calendars
from tests.cast import BIRTH, MONDAY, key
from tests.changed_definition import reworded
from tests.stages import Road, fresh

pytestmark = pytest.mark.django_db
CHECK = {"within": "1 day", "silence": "yes", "article": "Trang thủ tục 9.000001: trình tự thử nghiệm"}


def local(at: datetime | None) -> str:
    assert at
    return f"{at.astimezone(VIETNAM):%d/%m %H:%M}"


def drafted(road: Road, clock: str) -> tuple[Dossier, DraftCheck]:
    """A birth accepted on Monday 23/11 at 09:00, answered the same day; its draft goes to the applicant at 10:00."""
    reworded(BIRTH, draft_check={**CHECK, "clock": clock})
    dossier = road.to("accepted")
    road.propose(dossier, at=MONDAY + timedelta(hours=1))
    proposal = decision_queries.proposal(dossier)
    assert proposal and local(dossier.due_at) == "23/11 17:00"
    check = decision_queries.draft_check(proposal)
    assert check
    return dossier, check


def agrees(road: Road, dossier: Dossier, at: datetime) -> None:
    citizen = road.who("citizen1")
    decisions.answer_check(actor=citizen, dossier_id=dossier.pk, agreed=True, say="", key=key(), at=at)


def test_the_applicants_lawful_day_makes_no_same_day_birth_late(road: Road) -> None:
    dossier, check = drafted(road, "pause")
    assert local(check.until) == "26/11 00:00"  # one day: 24/11 is a holiday
    with transaction.atomic():
        decisions.close_unanswered_check(check_id=check.pk, at=check.until)
    # Ten to seventeen of Monday were left: five hours of work. They begin on Thursday at 07:00.
    after = fresh(dossier)
    assert local(after.due_at) == "26/11 14:00"
    newest = dossiers.promises(after)[0]
    assert newest.cause == Promise.Cause.CHECKED and newest.due_at == after.due_at
    assert any("Người yêu cầu xem bản dự thảo (từ 10:00 23/11/2026" in line["why"] for line in newest.proof)
    assert any(line["article"] == CHECK["article"] for line in newest.proof)
    assert "due" in Entry.objects.latest("number").canonical


def test_a_clock_that_runs_is_not_moved_by_the_draft(road: Road) -> None:
    dossier, check = drafted(road, "runs")
    with transaction.atomic():
        decisions.close_unanswered_check(check_id=check.pk, at=check.until)
    assert local(fresh(dossier).due_at) == "23/11 17:00"
    assert [one.cause for one in dossiers.promises(fresh(dossier))] == ["accepted"]


def test_an_answer_after_an_hour_gives_back_an_hour(road: Road) -> None:
    dossier, _check = drafted(road, "pause")
    agrees(road, dossier, MONDAY + timedelta(hours=2))
    assert local(fresh(dossier).due_at) == "25/11 08:00"


def test_all_faces_count_by_the_same_collection(road: Road) -> None:
    """The promise, its recount and the formulas by which other dossiers are dated."""
    dossier, _check = drafted(road, "pause")
    agrees(road, dossier, MONDAY + timedelta(hours=2))
    after = fresh(dossier)
    again = [one for one in dossiers.recounted(MONDAY + timedelta(hours=3)) if one.dossier.pk == after.pk]
    assert [(one.kind, one.moved, one.again.due) for one in again] == [("promise", False, after.due_at)]
    promised = [one for one in dossiers.formulas(after) if one.promised]
    assert promised[-1].given == after.due_at
    assert promised[-1].again(lambda at: at, calendars()).due == after.due_at


@pytest.mark.parametrize(("mode", "due"), [("resumes", "25/11 08:30"), ("runs", "23/11 17:00")])
def test_an_outage_moves_the_date_where_the_definition_says_so(road: Road, mode: str, due: str) -> None:
    reworded(BIRTH, clock={"supplement": "restart", "outage": mode})
    dossier, admin = road.to("accepted"), road.who("admin1")
    begins = MONDAY + timedelta(hours=1)
    Outage.objects.create(
        planned=False,
        at=begins,
        by_id=admin.person,
        post_id=admin.post,
        begins=begins,
        expected_until=begins + timedelta(hours=1),
        recovered_at=begins + timedelta(hours=1, minutes=30),
        recovered_by_id=admin.person,
        say="Mất điện phòng máy.",
    )
    assert local(promising.computed(fresh(dossier), begins + timedelta(hours=3)).due) == due
