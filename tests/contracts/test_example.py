"""The example client files and follows a dossier on a running server, as its reader would run it."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.utils import timezone

from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Dossier
from duoc.people.powers import Actor
from tests.cast import REAL_BIRTH, key, pdf
from tests.contracts.conftest import Caller

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.real_province]
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "file_and_follow.py"


def run(address: str, token: str, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", EXAMPLE, REAL_BIRTH, "--address", address, *words]
    return subprocess.run(command, env={"DUOC_TOKEN": token}, capture_output=True, text=True, timeout=60)


def test_it_files_and_follows(
    live_server: Any, caller: Callable[[str], Caller], actor: Callable[..., Actor], tmp_path: Path
) -> None:
    (tmp_path / "scan.pdf").write_bytes(pdf())
    clerk, token = actor("clerk1", timezone.now()), caller("citizen1").token
    words = [
        "--answers",
        str(EXAMPLE.with_name("birth.json")),
        "--paper",
        f"birth_notice={tmp_path / 'scan.pdf'}",
        "--notice",
        str(tmp_path / "n.pdf"),
        "--every",
        "0.3",
    ]

    def accept() -> None:
        """The clerk accepts as soon as the dossier is there."""
        try:
            while not Dossier.objects.exists():
                time.sleep(0.1)
            now = timezone.now()
            dossiers.accept(actor=clerk, dossier_id=Dossier.objects.get().pk, key=key(), at=now)
        finally:
            connections.close_all()

    helper = threading.Thread(target=accept)
    helper.start()
    finished = run(live_server.url, token, *words, "--until", "4")
    helper.join(30)
    assert finished.returncode == 0, finished.stderr
    assert "dossier.filed" in finished.stdout and "dossier.accepted" in finished.stdout
    assert json.loads(finished.stdout.strip().splitlines()[-1])["state"] == "processing"
    assert (tmp_path / "n.pdf").read_bytes().startswith(b"%PDF")


def test_it_says_why_it_was_refused(live_server: Any, caller: Callable[[str], Caller], tmp_path: Path) -> None:
    (tmp_path / "answers.json").write_text(json.dumps({"requester.relation": "mother"}))
    finished = run(live_server.url, caller("citizen1").token, "--answers", str(tmp_path / "answers.json"))
    assert finished.returncode == 1
    assert "child.full_name" in finished.stderr and "Traceback" not in finished.stderr
