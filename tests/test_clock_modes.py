"""What each turn does to the term is said by the definition, turn by turn: rests, begins anew, or goes on."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from duoc.decisions import queries as decisions
from duoc.dossiers import actions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier, Lateness, Promise
from duoc.ground.worktime.calculations import VIETNAM
from tests.cast import BIRTH, EXTRACT, MONDAY, key
from tests.changed_definition import reworded
from tests.stages import LETTER, Road, fresh

pytestmark = pytest.mark.django_db
SOURCE = "Trang thủ tục: trình tự thử nghiệm"
CONSULT = {"disagreement": "goes_on", "within": "2 working_day", "silence": "consent", "article": SOURCE}
HOUR = timedelta(hours=1)


def local(dossier: Dossier) -> str:
    due = fresh(dossier).due_at
    assert due
    return f"{due.astimezone(VIETNAM):%d/%m %H:%M}"


@pytest.mark.parametrize(
    ("clock", "due"), [("runs", "01/12 17:00"), ("pause", "02/12 08:00"), ("restart", "02/12 17:00")]
)
def test_while_another_body_is_asked(road: Road, clock: str, due: str) -> None:
    """A search of five working days, accepted on Monday 23/11, the day before a holiday: asked on Wednesday at 09:00,
    answered an hour later."""
    reworded(EXTRACT, consult={**CONSULT, "clock": clock})
    dossier, asked_at = road.search(), MONDAY + timedelta(days=2)
    assert local(dossier) == "01/12 17:00"
    asked = road.consult(dossier, at=asked_at)
    by: dict[str, Any] = {"actor": road.actor("specialist1"), "key": key(), "at": asked_at + HOUR}
    actions.record_opinion(consultation_id=asked.pk, answer="agreed", say="", **LETTER, **by)
    assert local(dossier) == due
    newest = dossiers.promises(fresh(dossier))[0]
    assert newest.cause == (Promise.Cause.ACCEPTED if clock == "runs" else Promise.Cause.ANSWERED)
    if clock == "pause":
        assert any("trả lời (từ 09:00 25/11/2026 đến 10:00 25/11/2026)" in line["why"] for line in newest.proof)
        assert any(line["article"] == SOURCE for line in newest.proof)


def test_its_silence_lets_the_clock_go_on(road: Road) -> None:
    reworded(EXTRACT, consult={**CONSULT, "clock": "pause"})
    dossier = road.search()
    asked, before = road.consult(dossier), local(dossier)
    with transaction.atomic():
        actions.close_silent_consultation(consultation_id=asked.pk, at=asked.until)
    assert local(dossier) > before and dossiers.promises(fresh(dossier))[0].cause == Promise.Cause.ANSWERED


def test_no_promise_is_broken_while_the_clock_rests(road: Road) -> None:
    """The draft lies with the applicant, and the hour that was promised passes."""
    reworded(BIRTH, draft_check={"within": "1 day", "silence": "yes", "clock": "pause", "article": SOURCE})
    dossier = road.to("accepted")
    road.propose(dossier, at=MONDAY + HOUR)
    check = decisions.draft_check(decisions.proposal(dossier))
    assert check and dossier.due_at and check.until > dossier.due_at
    assert actions.note_lateness(dossier_id=dossier.pk, at=dossier.due_at + HOUR) is None
    from duoc.decisions import actions as of_decisions

    with transaction.atomic():
        of_decisions.close_unanswered_check(check_id=check.pk, at=check.until)
    assert not Lateness.objects.exists() and fresh(dossier).due_at > check.until


def test_a_supplement_may_let_the_clock_run_and_is_late_then(road: Road) -> None:
    reworded(BIRTH, clock={"supplement": "runs", "article": SOURCE})
    dossier = road.to("accepted")
    road.request_supplement(dossier, "specialist1", at=MONDAY + HOUR)
    before = local(dossier)
    road.supplement(dossier, at=MONDAY + 3 * timedelta(days=1))
    assert local(dossier) == before
    late = Lateness.objects.get()
    assert (late.whose, late.due_at) == ("applicant", dossier.due_at)
