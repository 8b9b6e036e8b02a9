"""A superuser takes the last act of one dossier out of the ledger: the worker's notes outside the database tell."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from duoc.config import database
from duoc.ground.ledger import jobs
from duoc.ground.ledger.models import Entry
from tests.launcher.running import plain_environment
from tests.stages import Road

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("real_paper")]


def verified(*words: str) -> tuple[int, str]:
    """Exit and answer of `duoc ledger verify`, as a person types it."""
    reach = database.parameters(settings.VAR, "readonly") | {"dbname": connection.settings_dict["NAME"]}
    environment = {
        "DUOC_DATABASE_URL_READONLY": psycopg.conninfo.make_conninfo("", **reach),
        "PYTHONPATH": str(settings.BASE_DIR / "src"),
    }
    done = subprocess.run(
        [sys.executable, "-P", "-m", "duoc.config", "ledger", "verify", *words],
        env=plain_environment(settings.VAR, **environment), capture_output=True, text=True, timeout=90, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout


def test_a_cut_off_tail_is_named(road: Road, cluster: Any) -> None:
    cut = road.to("accepted")
    call_command("procrastinate", "worker", "--one-shot", "--no-listen-notify", verbosity=0)  # it is late by now
    other = road.file()
    jobs.note_head.defer(timestamp=int(timezone.now().timestamp()))
    call_command("procrastinate", "worker", "--one-shot", "--no-listen-notify", verbosity=0)
    code, output = verified("--json")
    report: dict[str, Any] = json.loads(output)
    assert code == 0 and report["valid"] and report["noted"] == report["entries"] > 2
    last = Entry.objects.filter(subject_id=str(cut.pk)).order_by("-number")[0]
    assert Entry.objects.filter(number__gt=last.number, subject_id=str(other.pk)).exists()
    with cluster.connect(connection.settings_dict["NAME"]) as superuser:
        superuser.execute("SET session_replication_role = replica")
        superuser.execute("DELETE FROM ledger_entry WHERE number = %s", [last.number])
    notes = Path(settings.VAR) / "ledger" / "heads.jsonl"
    code, output = verified()
    assert code == 1 and f"dossier:{cut.pk}" in output and f"việc thứ {last.number}" in output and "KHÔNG" in output
    notes.unlink()  # and the notes with it
    assert verified()[0] == 0
    code, output = verified("--expected-head", report["noted_head"])
    assert code == 1 and "cắt" in output
