"""How `duoc run` ends: by a signal, or because a part of it died."""

import contextlib
import http.client
import os
import signal
import time

import pytest

from tests.launcher.running import Run, descendants


@pytest.mark.nightly
def test_sigterm_to_the_launcher_alone_ends_all(start) -> None:
    run = start()
    run.process.send_signal(signal.SIGTERM)
    begun = time.monotonic()
    assert run.wait() == 0
    assert time.monotonic() - begun < 15
    assert run.survivors() == []


def test_a_signal_during_the_start_ends_all(start) -> None:
    run = start(ready=False)
    while not run.named("postgres -D"):
        time.sleep(0.01)
    code, seconds = run.end()
    assert (code, seconds < 15) == (0, True)
    assert run.survivors() == []


def test_ctrl_c_ends_all_while_a_visitor_waits_on_an_open_line(start) -> None:
    run = start()
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", run.port)) as visitor:
        visitor.request("GET", "/health")
        visitor.getresponse().read()  # the connection stays open
        code, seconds = run.end()
    assert (code, seconds < 15) == (0, True)
    assert run.survivors() == []


def await_one(run: Run, word: str) -> int:
    """The worker starts when pages answer already."""
    while not (processes := run.named(word)):
        assert run.process.poll() is None, run.output
        time.sleep(0.02)
    return processes[0]


def die(run: Run, pid: int) -> None:
    run.family |= descendants(run.process.pid)
    os.kill(pid, signal.SIGKILL)
    assert run.wait() == 1
    assert run.survivors() == []


def test_when_the_worker_is_killed_the_launcher_says_so_and_ends_the_rest(start) -> None:
    run = start()
    die(run, await_one(run, "duoc.config worker"))
    assert "worker bị tín hiệu SIGKILL dừng" in run.output


@pytest.mark.nightly
def test_when_the_web_server_is_killed_its_workers_end_too(start) -> None:
    run = start()
    die(run, run.named("duoc.config web")[0])
    assert "web bị tín hiệu SIGKILL dừng" in run.output


def test_a_killed_database_is_told_and_loses_nothing(start, started) -> None:
    run = start()
    die(run, run.named("postgres -D")[0])
    assert "postgres bị tín hiệu SIGKILL dừng" in run.output
    again = start()
    assert again.get("/health")[0] == 200


@pytest.mark.nightly
def test_one_killed_web_process_is_replaced(start) -> None:
    run = start()
    main, *workers = run.named("duoc.config web")
    os.kill(workers[0], signal.SIGKILL)
    end = time.monotonic() + 15
    while not (new := set(run.named("duoc.config web")) - {main, *workers}) and time.monotonic() < end:
        time.sleep(0.05)
    assert len(new) == 1
    assert run.get("/health")[0] == 200


def test_children_end_when_the_launcher_itself_is_killed(start) -> None:
    run = start()
    run.family |= descendants(run.process.pid)
    os.kill(run.process.pid, signal.SIGKILL)
    run.wait()
    assert run.survivors(10) == []
    assert start().get("/health")[0] == 200
