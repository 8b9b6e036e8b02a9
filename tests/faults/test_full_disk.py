"""The disk for files is full, really: people are told, nothing is half done, and it works again once there is room."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from duoc.config import database
from duoc.decisions.models import Decision
from duoc.dossiers import actions as dossiers
from duoc.ground.ledger import queries as ledger
from duoc.people.powers import Actor
from tests.asking import story
from tests.cast import BIRTH, BIRTH_ANSWERS, MONDAY
from tests.faults.full_disk import way_in
from tests.stages import Road

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("real_paper")]


def played(act: str, id: object, role: str, *, mounted: bool = True) -> None:
    """Plays the act in a process whose file store is a volume of its own, or whose files may not grow."""
    folder = Path(settings.VAR) / "files"
    folder.mkdir(exist_ok=True)
    way = way_in(folder) if mounted else []
    reach = database.parameters(settings.VAR, role) | {"dbname": connection.settings_dict["NAME"]}
    environment = {
        "DUOC_VAR": str(settings.VAR),
        "DUOC_PROVINCE": settings.PROVINCE,
        "DUOC_DB_ROLE": role,
        f"DUOC_DATABASE_URL_{role.upper()}": psycopg.conninfo.make_conninfo("", **reach),
        "DJANGO_SETTINGS_MODULE": "tests.faults.plain_settings",
        "PYTHONPATH": os.pathsep.join(["src", "."]),
    }
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DUOC_")}
    done = subprocess.run(
        [*way, sys.executable, "-P", "-m", "tests.faults.full_disk", act, str(id), str(folder), " ".join(way)],
        cwd=settings.BASE_DIR, env=kept | environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout[-5:]) == (0, "done\n"), done.stdout + done.stderr[-4000:]


@pytest.mark.parametrize("mounted", [True, False], ids=["no room", "no file may grow"])
def test_an_upload(actor: Callable[..., Actor], mounted: bool) -> None:
    who = actor("citizen1")
    draft = dossiers.begin(actor=who, code=BIRTH, at=MONDAY)
    dossiers.answer(actor=who, draft_id=draft.pk, answers={**BIRTH_ANSWERS, "marriage.number": None}, at=MONDAY)
    played("uploads", draft.pk, "web", mounted=mounted)
    assert ledger.verify().holds


def test_a_signature(road: Road) -> None:
    dossier = road.to("approved")
    played("signatures", Decision.objects.get().pk, "worker")
    assert story(dossier).count("decision.signed") == 1 and ledger.verify().holds
