"""Work that fails is tried again, each time after a longer while; given up, it is told and can be redone."""

import json
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.jobs import Job

from duoc.config import checkup, command, database
from duoc.config.jobs import CARE
from duoc.decisions.models import Decision
from duoc.ground.files import disk
from duoc.ground.ledger import queries as ledger
from tests.asking import story
from tests.stages import Road

A_DAY = 24 * 3600  # seconds


def tasks() -> list[Any]:
    """All that the product's worker can do; names with a library's prefix are not ours."""
    app.perform_import_paths()
    return [task for name, task in app.tasks.items() if not name.startswith(("builtin:", "procrastinate."))]


def test_every_work_is_tried_again_for_more_than_a_day() -> None:
    worked = [task for task in tasks() if task.queue != CARE]
    assert len(worked) >= 5
    for task in worked:
        strategy = task.retry_strategy
        assert isinstance(strategy, RetryStrategy) and strategy.max_attempts, task.name
        waits = [_wait(strategy, tried) for tried in range(strategy.max_attempts)]
        assert waits == sorted(set(waits)) and sum(waits) > A_DAY, task.name


def _wait(strategy: RetryStrategy, attempts: int) -> float:
    job = Job(id=1, queue="", lock=None, queueing_lock=None, task_name="x", attempts=attempts, priority=0)
    decision = strategy.get_retry_decision(exception=OSError(), job=job)
    assert decision and decision.retry_at
    from django.utils import timezone

    return round((decision.retry_at - timezone.now()).total_seconds())


def test_all_housekeeping_comes_round_by_itself() -> None:
    periodic = {periodic_task.task.name for periodic_task in app.periodic_registry.periodic_tasks.values()}
    assert {task.name for task in tasks() if task.queue == CARE} == periodic


def work() -> None:
    call_command("procrastinate", "worker", "--one-shot", "--no-listen-notify", verbosity=0)


def of_signing() -> ProcrastinateJob:
    return ProcrastinateJob.objects.get(task_name="decisions.sign_content")


def pretend(statement: str) -> None:
    """Time passes."""
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE procrastinate_jobs SET {statement} WHERE task_name = 'decisions.sign_content'")  # noqa: S608 - written below


def said_by_doctor(monkeypatch: pytest.MonkeyPatch) -> checkup.Finding:
    reach = database.parameters(settings.VAR, "owner") | {"dbname": connection.settings_dict["NAME"]}
    monkeypatch.setenv("DUOC_DATABASE_URL_OWNER", psycopg.conninfo.make_conninfo("", **reach))
    return next(examined for examined in checkup.examine() if examined.name == "jobs")


@pytest.mark.django_db(transaction=True)
def test_what_was_given_up_is_told_and_redone(road: Road, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    dossier = road.to("approved")
    place = disk.path(Decision.objects.get().text.id)
    lost = place.with_name("lost")
    place.rename(lost)
    work()
    job = of_signing()
    assert (job.status, job.attempts) == ("todo", 1) and Decision.objects.get().state == "approved"
    assert said_by_doctor(monkeypatch).state == "ok" and Client().get("/health").json()["jobs_failed"] == 0
    pretend("attempts = 16, scheduled_at = now()")
    work()
    assert of_signing().status == "failed"
    assert Client().get("/health").json()["jobs_failed"] == 1
    finding = said_by_doctor(monkeypatch)
    assert finding.state == "warn" and "decisions.sign_content (1)" in finding.say and finding.remedy
    assert command.main(["jobs", "--json"]) == 0
    [failed] = json.loads(capsys.readouterr().out)["failed"]
    assert failed["task"] == "decisions.sign_content"
    lost.rename(place)  # mended
    assert command.main(["jobs", "--retry"]) == 0 and "Đã giao lại 1 việc" in capsys.readouterr().out
    work()
    assert Decision.objects.get().state == "signed" and story(dossier).count("decision.signed") == 1
    assert Client().get("/health").json()["jobs_failed"] == 0 and ledger.verify().holds
    assert command.main(["jobs"]) == 0 and "Không có việc nền nào hỏng hẳn" in capsys.readouterr().out
