"""A wait lasts as long as something moves: slow children are waited for, stuck, broken and ended ones are not."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from duoc.config import launcher, progress, steps
from duoc.config.launcher import Launcher
from duoc.config.processes import Child
from duoc.config.trouble import Trouble
from tests.launcher.running import free_port

SERVE = """
import http.server, sys, time

def burn(seconds):
    while time.process_time() < seconds:
        pass

class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        burn({answer})
        self.send_response({status})
        self.end_headers()

burn({start})
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Page).serve_forever()
"""


@pytest.fixture
def begin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], tuple[Launcher, Child]]]:
    """`begin(program)`: a launcher of little patience, and a child of it that stands for the web server."""
    monkeypatch.setenv("DUOC_PATIENCE", "1")
    monkeypatch.setenv("DUOC_VAR", str(tmp_path))
    monkeypatch.setenv("DUOC_PORT", str(free_port()))
    monkeypatch.setattr(progress, "LEAST_WORK", 0.01)  # what a child gets in a second of the busiest machine
    children: list[Child] = []

    def start(program: str) -> tuple[Launcher, Child]:
        started = Launcher()
        started.postgres = None
        log = tmp_path / "web.log"
        with log.open("wb") as file:
            process = subprocess.Popen(
                [sys.executable, "-c", program, str(started.port)], stdout=file, stderr=file, process_group=0
            )
        children.append(Child("web", process, log))
        return started, children[-1]

    yield start
    for child in children:
        child.process.kill()
        child.process.wait()


def test_pages_are_waited_for_while_the_server_works(begin, capsys, monkeypatch) -> None:
    """It loads for longer than the patience, and works on its first page for longer, too."""
    monkeypatch.setattr(progress, "REPORT_EVERY", 1)
    started, web = begin(SERVE.format(start=3, answer=6, status=200))
    begun = time.monotonic()
    started._await_pages(web)
    assert time.monotonic() - begun > 5
    assert "vẫn đang chờ trang chủ" in capsys.readouterr().out


def test_a_server_that_stands_still_is_given_up_with_the_way_out(begin) -> None:
    started, web = begin("import time; time.sleep(600)")
    with pytest.raises(Trouble, match="trang chủ") as trouble:
        started._await_pages(web)
    assert "không thấy tiến triển" in trouble.value.say
    assert str(web.log) in trouble.value.remedy
    assert "DUOC_PATIENCE=5 make run" in trouble.value.remedy


def test_a_server_that_ends_is_reported_at_once(begin) -> None:
    started, web = begin("import time, sys; time.sleep(0.3); sys.exit('the reason')")
    with pytest.raises(Trouble, match="web kết thúc với mã 1") as trouble:
        started._await_pages(web)
    assert "the reason" in trouble.value.remedy


def test_a_server_that_answers_with_errors_only_is_broken_and_not_slow(begin, monkeypatch) -> None:
    monkeypatch.setenv("DUOC_PATIENCE", "20")
    monkeypatch.setattr(launcher, "MOST_ERRORS", 3)
    started, web = begin(SERVE.format(start=0, answer=0, status=503))
    with pytest.raises(Trouble, match="lỗi 503 trong cả 3 lần hỏi"):
        started._await_pages(web)


def test_work_below_a_process_counts(monkeypatch) -> None:
    """The launcher's child is often only the parent of the one that works."""
    worker = "import time\nwhile time.process_time() < 1: pass"
    program = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {worker!r}])"
    with subprocess.Popen([sys.executable, "-c", program]) as child:
        most = 0.0
        while child.poll() is None:
            most = max(most, sum(progress.activity([child.pid]).work.values()))
            time.sleep(0.02)
    assert most > 0.9
    assert progress.activity([child.pid]) == progress.Activity({})


def test_a_wait_for_what_happens_elsewhere_never_gives_up(monkeypatch) -> None:
    monkeypatch.setenv("DUOC_PATIENCE", "1")
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(4)"]) as child:
        wait = progress.Wait("x", lambda: [child.pid], Path("x.log"), endless=True)
        while child.poll() is None:
            wait.pause(0.1)


def test_steps_are_plain_lines_where_there_is_no_terminal(capsys, monkeypatch) -> None:
    monkeypatch.setattr(steps, "EVERY", {True: 0, False: 0})

    def work(report: steps.Report) -> None:
        report(0, 4)
        report(3, 4)
        report(0, 0)  # nothing to do is no progress, and no division by nothing

    steps.show([steps.Step("một", work), steps.Step("hai", lambda report: None)])
    assert capsys.readouterr().out.splitlines() == [
        "  [1/2] một…",
        "  [1/2] một: 0 %",
        "  [1/2] một: 75 %",
        "  [2/2] hai…",
    ]


def test_steps_change_one_line_of_a_terminal(capsys, monkeypatch) -> None:
    monkeypatch.setattr(steps, "EVERY", {True: 0, False: 0})
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    steps.show([steps.Step("một", lambda report: report(1, 2))])
    shown = capsys.readouterr().out
    assert shown.count("\n") == 1
    assert shown.split("\r\033[K")[1:3] == ["  [1/1] một…", "  [1/1] một: 50 %"]


@pytest.mark.django_db
def test_nothing_to_migrate_is_done_without_a_word(capsys) -> None:
    from duoc.config import migration

    migration.apply(lambda done, total: pytest.fail(f"{done}/{total}"))
    assert capsys.readouterr().out == ""
