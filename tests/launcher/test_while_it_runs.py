"""`duoc run` while it runs: what is only looked at needs one start for all."""

import json
import smtplib
import stat
import time
from collections.abc import Iterator

import pytest

from tests.launcher.conftest import Started
from tests.launcher.first_start import copy_started
from tests.launcher.running import Run, descendants, duoc, free_port, memory

MEGABYTES = 600


@pytest.fixture(scope="module")
def running(started: Started) -> Iterator[Run]:
    """A second start on the folder that was started once. No test of this file may end it."""
    run = Run(started.var)
    try:
        run.ready()
        yield run
    finally:
        run.end()
    assert run.survivors(5) == []


def test_a_second_start_prepares_nothing(running) -> None:
    assert not [line for line in running.lines if "Chuẩn bị" in line]
    assert running.get()[0] == 200
    assert running.get(host="localhost")[0] == 200


def test_all_processes_together_stay_small(running) -> None:
    for _ in range(30):
        running.get()
    while json.loads(running.get("/health")[1])["worker_seconds"] is None:  # it has loaded all it needs by then
        time.sleep(0.2)
    pids = descendants(running.process.pid) | {running.process.pid}
    assert memory(pids) < MEGABYTES * 1024


def test_the_folder_alone_lets_commands_find_the_database(running, started) -> None:
    assert json.loads(running.get("/health")[1])["database"] == "ok"
    verified = duoc(started.var, "ledger", "verify", "--json")
    assert verified.returncode == 0, verified.stderr
    assert json.loads(verified.stdout)["valid"] is True
    looked = json.loads(duoc(started.var, "doctor", "--json").stdout)
    states = {one["name"]: one["state"] for one in looked["findings"]}
    for name in (
        "database",
        "migrations",
        "role duoc_owner",
        "role duoc_web",
        "role duoc_worker",
        "role duoc_readonly",
    ):
        assert states[name] == "ok", looked


def test_two_launchers_never_share_a_folder(running, start) -> None:
    second = start(ready=False)
    assert second.wait() == 1
    assert f"tiến trình {running.process.pid}" in second.output
    assert running.get("/health")[0] == 200


def test_mail_arrives_in_the_demo_mailbox_closed_to_others(running, started) -> None:
    with smtplib.SMTP("127.0.0.1", running.facts()["smtp_port"], timeout=5) as server:
        server.sendmail("a@localhost", ["b@localhost"], "Subject: thu\r\n\r\nxin chao\r\n")
    letters = [path for path in (started.var / "mail").glob("*.eml") if "xin chao" in path.read_text()]
    assert len(letters) == 1
    assert stat.S_IMODE(letters[0].stat().st_mode) == 0o600
    assert "X-Duoc-To: b@localhost" in letters[0].read_text()


@pytest.mark.nightly
def test_another_port_is_all_a_second_province_needs(running, folder, request) -> None:
    copy_started(request.config, folder / "var")
    second = Run(folder / "var", port=free_port())
    try:
        second.ready()
        assert running.get("/health")[0] == second.get("/health")[0] == 200
        assert running.facts()["smtp_port"] != second.facts()["smtp_port"]
    finally:
        code, _ = second.end()
    assert code == 0
    assert second.survivors(5) == []
