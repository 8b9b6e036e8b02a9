"""The worker is killed (-9) in the middle of a signature or a seal: another makes it, and there is only one."""

import contextlib
import os
import signal
import subprocess
import sys
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from procrastinate.exceptions import AlreadyEnqueued

from duoc.config import database
from duoc.decisions.models import Decision
from duoc.dossiers.models import OfficialForm
from duoc.ground.documents.queries import verify
from duoc.ground.files import queries as files
from duoc.ground.files.models import StoredFile
from duoc.ground.ledger import queries as ledger
from duoc.ground.ledger.models import Entry
from tests.asking import story
from tests.stages import Road, fresh

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("real_paper")]


def killed_worker(act: str, point: str) -> None:
    """Runs a real worker that is killed at this point of signing a result, or of sealing a form."""
    reach = database.parameters(settings.VAR, "worker") | {"dbname": connection.settings_dict["NAME"]}
    environment = {
        "DUOC_VAR": str(settings.VAR),
        "DUOC_PROVINCE": settings.PROVINCE,
        "DUOC_DB_ROLE": "worker",
        "DUOC_DATABASE_URL_WORKER": psycopg.conninfo.make_conninfo("", **reach),
        "DJANGO_SETTINGS_MODULE": "duoc.config.settings",
        "PYTHONPATH": os.pathsep.join(["src", "."]),
    }
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DUOC_")}
    done = subprocess.run(
        [sys.executable, "-P", "-m", "tests.faults.deadly_worker", act, point],
        cwd=settings.BASE_DIR, env=kept | environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL, done.stderr[-2000:]


def give_to_another() -> None:
    """Half a minute passes without a heartbeat of the dead, and the minute's housekeeping runs."""
    from duoc.config.jobs import redo_abandoned

    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_workers SET last_heartbeat = last_heartbeat - interval '1 minute'")
    with contextlib.suppress(AlreadyEnqueued):  # a minute may have begun just now
        redo_abandoned.defer(timestamp=0)
    for _time in ("finds the abandoned job", "does it"):
        call_command("procrastinate", "worker", "--one-shot", "--no-listen-notify", verbosity=0)


points = pytest.mark.parametrize(
    "point",
    ["after", "committed", *[pytest.param(point, marks=pytest.mark.nightly) for point in ("before", "recorded")]],
)


@points
def test_one_signature_whenever_the_worker_dies(road: Road, point: str) -> None:
    dossier = road.to("approved")
    killed_worker("sign", point)
    state: Any = Decision.objects.get().state
    assert state == ("signed" if point == "committed" else "approved")
    give_to_another()
    decision = Decision.objects.get()
    assert decision.state == "signed" and decision.signed_file
    assert story(dossier).count("decision.signed") == 1 and ledger.verify().holds
    report = verify(files.read(decision.signed_file), roots=trusted_roots())
    assert report.valid and [one.role for one in report.signatures] == ["leader"]
    assert StoredFile.objects.filter(name=decision.signed_file.name).count() == 2  # the text, and the signed text
    assert fresh(road.issue(dossier)).desk == "registry"


@points
def test_one_seal_whenever_the_worker_dies(road: Road, point: str) -> None:
    dossier = road.to("accepted")
    killed_worker("seal", point)
    assert OfficialForm.objects.get().state == ("in_force" if point == "committed" else "approved")
    give_to_another()
    form = OfficialForm.objects.get()
    assert form.state == "in_force" and form.file
    story_of_form = Entry.objects.filter(subject_kind="instrument", subject_id=str(form.pk))
    assert [entry.action for entry in story_of_form] == ["instrument.issued"] and ledger.verify().holds
    report = verify(files.read(form.file), roots=trusted_roots())
    assert report.valid and [one.role for one in report.signatures] == ["agency"]
    assert StoredFile.objects.filter(name=form.file.name).count() == 1
    assert fresh(dossier).state == "processing"


def trusted_roots() -> Any:
    from duoc.instruments.signers import signers

    return signers().roots()
