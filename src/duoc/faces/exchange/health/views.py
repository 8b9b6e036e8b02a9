"""Answers for machines. Nothing here is about a person."""

from functools import cache
from typing import Any

from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

WORKER_SILENT_AFTER = 60  # seconds; a worker beats every ten


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 while pages can be served, 503 otherwise. A silent worker is reported but turns no visitor away.

    `database` and `migrations` are "ok" or "down"/"missing"; `worker_seconds` is the age of the last heartbeat, null
    when no worker ever worked; `jobs_failed` counts work given up for good, which `duoc jobs` lists.
    """
    try:
        state = _look()
    except Error:
        state = {"status": "down", "database": "down"}
    return JsonResponse(state, status=200 if state["status"] in {"ok", "slow"} else 503)


def _look() -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        missing = _known_migrations() - set(cursor.fetchall())
    last = ProcrastinateWorker.objects.order_by("-last_heartbeat").values_list("last_heartbeat", flat=True).first()
    age = max(0, round((timezone.now() - last).total_seconds())) if last else None
    working = age is not None and age <= WORKER_SILENT_AFTER
    return {
        "status": "missing" if missing else "ok" if working else "slow",
        "database": "ok",
        "migrations": "missing" if missing else "ok",
        "worker": "ok" if working else "silent",
        "worker_seconds": age,
        "jobs_failed": ProcrastinateJob.objects.filter(status="failed").exclude(queue_name="care").count(),
    }


@cache
def _known_migrations() -> set[tuple[str, str]]:
    """What the code brings; read once, since it only changes with the code."""
    return set(MigrationLoader(None, ignore_no_migrations=True).disk_migrations or {})
