"""What is reported to the Portal, in which order, and what happens when it does not answer."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from duoc.config.played_portal.faults import Behaviour
from duoc.config.played_portal.portal import PlayedPortal
from duoc.dossiers.acts.reporting import REPORT
from duoc.dossiers.jobs import report_standing
from duoc.dossiers.models import Dossier
from duoc.ground.worktime.calculations import local
from duoc.partners import actions, queries, rules
from duoc.partners.models import Report
from duoc.payments import actions as payments
from duoc.payments import queries as charges
from tests.bodies import NEW, carried_out
from tests.cast import COMMUNE, EXTRACT, MONDAY, NOW, key
from tests.partners.conftest import OF_REQUESTER, send_all
from tests.stages import SEARCH, Road

pytestmark = pytest.mark.django_db(transaction=True)
LATER = NOW + timedelta(days=30)


def statuses(portal: PlayedPortal, dossier: Dossier) -> list[int]:
    return portal.cases[dossier.partner_code].statuses


def last(portal: PlayedPortal, dossier: Dossier) -> dict[str, Any]:
    return portal.cases[dossier.partner_code].last


def test_who_files_with_us_costs_no_report(road: Road) -> None:
    road.accept(road.file())
    assert not Report.objects.exists()


def test_a_request_is_reported_in_its_own_words(
    portal: PlayedPortal, filed_there: Callable[..., Dossier], road: Road
) -> None:
    dossier = filed_there()
    road.request_supplement(dossier)
    assert send_all(NOW) == 2
    request = last(portal, dossier)["request"]
    assert request["turn"] == 1 and request["items"][0]["say"] == "Ảnh mờ, xin gửi lại."
    assert statuses(portal, dossier) == [1, 1, 5]


def test_acceptance_is_two_statuses_and_a_promise(
    portal: PlayedPortal, filed_there: Callable[..., Dossier], road: Road
) -> None:
    dossier = filed_there()
    acceptance = road.accept(dossier)
    send_all(NOW)
    assert statuses(portal, dossier) == [1, 1, 2, 4]
    report = last(portal, dossier)
    assert report["due_at"] == local(acceptance.due_at).isoformat() and report["code"] == acceptance.dossier.code
    assert report["duty"] is None and report["result"] is None


def test_the_successor_of_its_body_is_reported(
    portal: PlayedPortal, filed_there: Callable[..., Dossier], road: Road
) -> None:
    dossier, ours = filed_there(), road.file()
    carried_out([COMMUNE], [NEW])
    (job,) = ProcrastinateJob.objects.filter(task_name=REPORT)
    assert job.args == {"dossier_id": str(dossier.pk)} and ours.pk != dossier.pk
    report_standing(**job.args)
    send_all(NOW)
    assert last(portal, dossier)["unit"] == NEW["code"]


def test_nothing_new_is_not_said_again(filed_there: Callable[..., Dossier]) -> None:
    dossier = filed_there()
    before = Report.objects.count()
    report_standing(str(dossier.pk))
    assert Report.objects.count() == before == 1


def test_a_dead_portal_holds_back_and_loses_nothing(
    portal: PlayedPortal, filed_there: Callable[..., Dossier], road: Road
) -> None:
    portal.behaviour = Behaviour(lost=1.0)
    dossier = filed_there()
    road.accept(dossier)
    assert send_all(NOW) == 0
    first, *others = Report.objects.order_by("sequence")
    assert first.attempts == 1 and first.next_try_at == NOW + rules.WAITS[0] and first.last_error == "HTTP 503"
    assert {other.attempts for other in others} == {0}, "those behind it wait"
    assert send_all(NOW) == 0 and Report.objects.get(pk=first.pk).attempts == 1, "not before its time"
    portal.behaviour = Behaviour()
    assert send_all(LATER) == 3
    assert statuses(portal, dossier) == [1, 1, 2, 4]


def test_patience_ends_and_is_named(portal: PlayedPortal, filed_there: Callable[..., Dossier]) -> None:
    portal.behaviour = Behaviour(lost=1.0)
    dossier = filed_there()
    at = NOW
    for wait in rules.WAITS:
        send_all(at)
        at += wait
    send_all(at)
    report = Report.objects.get()
    assert report.state == "stuck" and report.attempts == len(rules.WAITS) + 1
    assert queries.held_subjects() == [dossier.subject]
    portal.behaviour = Behaviour()
    assert send_all(at) == 0, "what is stuck waits for the evening"
    assert actions.release_held(at=at) == 1
    assert send_all(at) == 1 and not queries.held_subjects()


def test_nothing_passes_what_is_stuck(portal: PlayedPortal, filed_there: Callable[..., Dossier], road: Road) -> None:
    dossier = filed_there()
    Report.objects.update(state="stuck")
    road.accept(dossier)
    assert send_all(NOW) == 0 and statuses(portal, dossier) == [1]
    assert actions.release_held(at=NOW) == 1 and send_all(NOW) == 3
    assert statuses(portal, dossier) == [1, 1, 2, 4]


def test_what_is_released_does_not_stand_behind_its_next_try(
    portal: PlayedPortal, filed_there: Callable[..., Dossier]
) -> None:
    """The queue gives out a released report at once, though the next try was asked for before it, for tomorrow."""
    portal.behaviour = Behaviour(lost=1.0)
    dossier = filed_there()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
        cursor.execute("SELECT now() + interval '1 day'")  # the queue goes by the clock of the database
        (tomorrow,) = cursor.fetchone()
    send_all(tomorrow)
    assert given_out() is None, "not before its time"
    actions.release_held(at=tomorrow)
    assert given_out() == {"kind": "dossier", "id": str(dossier.pk)}


def given_out() -> Any:
    """What the next job of the room is about, as the queue gives it to a worker."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_fetch_job_v2(ARRAY['partners'], NULL)")
        (args,) = cursor.fetchone()
    return json.loads(args) if isinstance(args, str) else args


def test_what_is_refused_for_good_does_not_hold_back(
    portal: PlayedPortal, filed_there: Callable[..., Dossier], road: Road
) -> None:
    portal.behaviour = Behaviour(refused=1.0)
    dossier = filed_there()
    send_all(NOW)
    assert Report.objects.get().state == "refused"
    portal.behaviour = Behaviour()
    road.accept(dossier)
    send_all(NOW)
    assert statuses(portal, dossier) == [1, 2, 4]


def test_the_portal_that_answers_late_hears_everything_twice_and_in_no_order(
    portal: PlayedPortal, filed_there: Callable[..., Dossier], road: Road
) -> None:
    portal.behaviour = Behaviour(delayed=0.5, doubled=0.4)
    dossier = filed_there()
    road.accept(dossier)
    at = NOW
    while send_all(at) or Report.objects.exclude(state="sent").exists():
        at += timedelta(days=1)
        Report.objects.update(attempts=0)
    assert [row["status"] for row in portal.listed(MONDAY.date().isoformat())] == [4]
    assert statuses(portal, dossier) == sorted(statuses(portal, dossier))


def test_what_waits_is_found_again(filed_there: Callable[..., Dossier]) -> None:
    dossier = filed_there()
    assert queries.forgotten_subjects(NOW) == []
    assert queries.forgotten_subjects(NOW + timedelta(minutes=1)) == [dossier.subject]


def test_a_report_is_in_order_once(filed_there: Callable[..., Dossier]) -> None:
    filed_there()
    report = Report.objects.get()
    report.pk, report._state.adding = None, True
    with pytest.raises(IntegrityError), transaction.atomic():
        report.save(force_insert=True)


def test_reports_belong_to_an_act(filed_there: Callable[..., Dossier]) -> None:
    dossier = filed_there()
    party, body = dossier.applicant, dossier.competent_unit
    with pytest.raises(RuntimeError):
        actions.write_reports(dossier.subject, "x", [{}], party=party, organisation=body, at=NOW)


def test_duty_and_its_end_are_reported(portal: PlayedPortal, filed_there: Callable[..., Dossier], road: Road) -> None:
    """An extract with a copy costs something; what the counter takes is reported though it is no act on the dossier."""
    dossier = filed_there(procedure=EXTRACT, answers={**SEARCH, **OF_REQUESTER, "copies": 1}, papers=[])
    send_all(NOW)
    (charge,) = charges.of_subject(dossier.subject)
    assert last(portal, dossier)["duty"] == {"owed": charge.amount}
    payments.collect_at_counter(actor=road.who("clerk1"), charge_id=charge.pk, key=key(), at=MONDAY)
    assert ProcrastinateJob.objects.filter(task_name="dossiers.report_standing").count() == 1
    report_standing(str(dossier.pk))
    send_all(NOW)
    assert last(portal, dossier)["duty"] is None
