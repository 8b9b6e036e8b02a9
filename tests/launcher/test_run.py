"""`duoc run` as a person meets it: the ready line, taken places, older and newer data."""

import json
import socket
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tests.launcher.running import Run, duoc, plain_environment

# Back to an earlier migration, as `django migrate` does it, with fewer models drawn on the way.
OLDER = """
import django
from django.core.management import call_command
from duoc.config import migration
django.setup()
with migration.drawn_once():
    call_command("migrate", "notices", "0001", verbosity=0)
"""


def test_a_first_start_says_ready_once_and_leaves_nobody_behind(started) -> None:
    first = started.first
    assert len([line for line in first.lines if line.startswith("ready ")]) == 1
    assert first.code == 0
    assert first.stop_seconds < 15
    assert first.survivors == []


def test_a_taken_port_is_told_with_the_way_out(start) -> None:
    with socket.socket() as squatter:
        squatter.bind(("127.0.0.1", 0))
        squatter.listen()
        port = squatter.getsockname()[1]
        run = start(ready=False, port=port)
        assert run.wait() == 1
    assert f"Cổng {port} đang được một chương trình khác dùng" in run.output
    assert "DUOC_PORT=" in run.output
    assert "Traceback" not in run.output


def test_a_folder_of_newer_code_is_refused_with_the_way_out(start, started) -> None:
    state = started.var / "state.json"
    before = state.read_text()
    state.write_text(json.dumps(json.loads(before) | {"format": 99}))
    try:
        run = start(ready=False)
        assert run.wait() == 1
        assert "mới hơn" in run.output
        assert "DUOC_VAR" in run.output
    finally:
        state.write_text(before)


def owner_of(var: Path) -> psycopg.Connection:
    from duoc.config import database

    return psycopg.connect(**database.parameters(var, "owner"), autocommit=True)


@pytest.mark.nightly
def test_a_database_of_newer_code_is_refused_untouched(start, started) -> None:
    run = start()
    with owner_of(started.var) as connection:
        connection.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('people', '9999_later', now())")
    run.end()
    state = started.var / "state.json"
    before = state.read_text()
    state.write_text(json.dumps(json.loads(before) | {"prepared": "another"}))
    refused = start(ready=False)
    assert refused.wait() == 1
    assert "people.9999_later" in refused.output
    assert "git pull" in refused.output
    state.write_text(before)
    start()
    with owner_of(started.var) as connection:
        connection.execute("DELETE FROM django_migrations WHERE name = '9999_later'")


def test_changed_code_brings_an_older_database_up(start, started) -> None:
    """That changed code prepares again where the database is as it should be: `test_a_start_in_english`."""
    run = start()
    env = plain_environment(started.var, DUOC_DB_ROLE="owner", DJANGO_SETTINGS_MODULE="duoc.config.settings")
    subprocess.run([sys.executable, "-P", "-c", OLDER], env=env, check=True, timeout=60)
    assert json.loads(run.get("/health")[1])["migrations"] == "missing"
    run.end()
    state = started.var / "state.json"
    state.write_text(json.dumps(json.loads(state.read_text()) | {"prepared": "older"}))
    again = start()
    assert "Chuẩn bị" in again.output
    assert json.loads(again.get("/health")[1])["migrations"] == "ok"


def test_logs_are_json_lines_without_what_a_visitor_typed(start, started) -> None:
    run = start()
    assert run.get("/khong-co-trang-nay/?cccd=096200001234")[0] == 404
    run.end()
    text = (started.var / "log" / "web.log").read_text()
    assert "096200001234" not in text
    for line in text.splitlines():
        assert json.loads(line)["level"]


def test_a_wrong_setting_is_told_not_traced(folder) -> None:
    run = Run(folder / "var", DUOC_HOST="khong.ton.tai.invalid")
    assert run.wait() == 1
    assert "DUOC_HOST" in run.output
    assert "Traceback" not in run.output
    finished = duoc(folder / "var", "run", DUOC_PORT="0")
    assert (finished.returncode, "DUOC_PORT" in finished.stderr, finished.stdout) == (1, True, "")
