"""An apology moves the appointment; the term ends when it ended, and what comes after it is late for good."""

import subprocess
from datetime import datetime, timedelta

import pytest

from duoc.dossiers import actions, late_causes, watching, whose_days
from duoc.dossiers.acts import DESK
from duoc.dossiers.clocks import due_dates
from duoc.dossiers.models import ControlSheet, Dossier, Lateness
from duoc.dossiers.papers.control_sheet import press_sheet
from duoc.faces.desk import priority
from duoc.ground.ledger import queries as ledger
from duoc.ground.ledger.models import Entry
from duoc.ground.worktime.calculations import VIETNAM, Deadline
from duoc.procedures.models import Version
from tests.cast import BIRTH
from tests.changed_definition import reworded
from tests.late_dossiers import NEW_DATE, sign, why_late
from tests.stages import CHILD, Road, by_form, fresh

pytestmark = pytest.mark.django_db
DUE = datetime(2026, 11, 27, 17, tzinfo=VIETNAM)
OVER = datetime(2026, 11, 28, tzinfo=VIETNAM)
LATER = datetime(2026, 11, 30, 9, tzinfo=VIETNAM)
NEW = datetime(2026, 12, 4, 17, tzinfo=VIETNAM)


@pytest.fixture
def dossier(road: Road) -> Dossier:
    """Three working days, due on Friday 27/11 at 17:00; before that an apology named 04/12."""
    now = Version.objects.filter(procedure__code=BIRTH).latest("valid_from").definition
    reworded(BIRTH, variants={name: {**one, "term": "3 working_day"} for name, one in now["variants"].items()})
    accepted = road.to("accepted")
    by_form(road.actor("specialist1"), "propose_apology", accepted, NEW_DATE, DESK)
    sign(road.actor("leader1"), fresh(accepted))
    return fresh(accepted)


def test_an_apology_moves_the_appointment_and_not_the_end_of_the_term(dossier: Dossier) -> None:
    assert (dossier.due_at, dossier.legal_due, whose_days.term_end_of(dossier)) == (NEW, DUE, OVER)
    assert not whose_days.is_unanswered(dossier, OVER)
    account = whose_days.account(dossier, LATER)
    assert (account.appointment, account.last_day, account.late) == (NEW, DUE.date(), True)


def test_it_is_noted_late_at_the_end_of_the_term_and_again_at_the_date_of_the_apology(dossier: Dossier) -> None:
    late = OVER + timedelta(minutes=1)
    assert watching.broken_promises(OVER - timedelta(minutes=1)) == [] and watching.broken_promises(late) == [
        dossier.pk
    ]
    actions.note_lateness(dossier_id=dossier.pk, at=late)
    assert watching.broken_promises(NEW) == [] and actions.note_lateness(dossier_id=dossier.pk, at=NEW) is None
    again = NEW + timedelta(days=1)
    assert watching.broken_promises(again) == [dossier.pk]
    actions.note_lateness(dossier_id=dossier.pk, at=again)
    rows = Lateness.objects.values_list("due_at", "term_ended_at")
    assert list(rows) == [(DUE, OVER), (NEW, NEW.replace(hour=0) + timedelta(days=1))]


def test_lists_call_it_overdue_since_the_end_of_the_term(dossier: Dossier) -> None:
    clock = priority.now(LATER)
    rows = Dossier.objects.annotate(due=priority.NEXT_DUE)
    assert rows.filter(priority.cut("qua-han", clock)).get() == dossier
    assert priority.of_dossier(dossier, clock) == "late" and "Quá hạn" in priority.words(dossier, clock)
    asked = late_causes.late_step(dossier, LATER)
    assert asked and asked.promise == DUE


def test_a_date_named_before_the_term_ends_parts_nothing() -> None:
    counted = Deadline(NEW, ())
    assert due_dates.named(counted, DUE, "").by_law is None
    again = due_dates.named(due_dates.named(Deadline(DUE, ()), LATER, ""), NEW, "")
    assert (again.due, again.by_law) == (NEW, DUE)


@pytest.mark.usefixtures("real_paper")
def test_a_result_between_the_term_and_the_apologys_date_is_late_in_ledger_and_form_06(
    road: Road, dossier: Dossier
) -> None:
    later = Road(road.actor, road.filed, LATER)
    later.propose(dossier, values={**CHILD, **why_late(DUE)})
    later.check(dossier)
    later.sign(dossier)
    later.make_signatures(dossier)
    later.issue(dossier)
    later.seal(dossier)
    later.hand_over(dossier)
    assert [ledger.facts(one)["on_time"] for one in Entry.objects.filter(action="dossier.completed")] == [False]
    sheet = ControlSheet.objects.get(dossier=dossier)
    assert (sheet.inputs["dossier"]["due"][:10], sheet.inputs["dossier"]["legal_due"][:10]) == (
        "2026-12-04",
        "2026-11-27",
    )
    assert ", quá hạn" in words_of(press_sheet(sheet))
    # On the evening of the last day a term in days is kept, unless it was broken before.
    sheet.inputs["dossier"] |= {"ended_at": "2026-11-27T20:00:00+07:00", "was_late": False}
    assert ", đúng hạn" in words_of(press_sheet(sheet))
    sheet.inputs["dossier"]["was_late"] = True
    assert ", quá hạn" in words_of(press_sheet(sheet))


def words_of(pdf: bytes) -> str:
    out = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout
    return " ".join(out.decode().split())
