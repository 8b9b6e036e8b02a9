"""What `make` calls: packages for running and for tests are installed apart; the night runs all parts in order."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from duoc.config.environment import ROOT

PYTHON = """#!/bin/sh
echo "$*" >> calls
case "$*" in *requirements-broken*) exit 1 ;; *pytest*) echo "== 5 passed, 90 deselected in 2.00s ==" ;; esac
"""
MAKE = """#!/bin/sh
for target; do case "$target" in -*|*=*) ;; *) break ;; esac; done
echo "make $target" >> calls
case "$target" in
test) echo "= 3 passed in 1.00s ="; exit ${TESTS_END:-0} ;;
check) echo "check: all is well" ;;
bench) echo "7 passed in 300.00s (0:05:00)" ;;
esac
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The scripts, an environment whose Python only notes what it is called for, and a `make` that does the same."""
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    for name in ("requirements.lock", "requirements-dev.lock"):
        (tmp_path / name).write_text(f"{name}\n")
    for path, text in ((".venv/bin/python", PYTHON), ("bin/make", MAKE)):
        program = tmp_path / path
        program.parent.mkdir(parents=True)
        program.write_text(text)
        program.chmod(0o755)
    return tmp_path


def run(folder: Path, script: str, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"} | more
    return subprocess.run(
        ["sh", f"scripts/{script}", *words], cwd=folder, env=env, capture_output=True, text=True, timeout=60
    )


def calls(folder: Path) -> list[str]:
    """What was called since the last look, without the look whether Python runs at all."""
    path = folder / "calls"
    lines = path.read_text().splitlines() if path.exists() else []
    path.unlink(missing_ok=True)
    return [line for line in lines if line != "-c "]


def test_running_installs_its_own_packages_alone_and_only_once(checkout: Path) -> None:
    assert run(checkout, "install.sh").returncode == 0
    assert calls(checkout) == ["scripts/packages.py requirements.lock", "scripts/link.py"]
    assert run(checkout, "install.sh").stderr == ""
    assert calls(checkout) == []


def test_tests_add_theirs_and_neither_undoes_the_other(checkout: Path) -> None:
    run(checkout, "install.sh")
    run(checkout, "install.sh", "tests")
    assert "scripts/packages.py requirements-dev.lock" in calls(checkout)
    for words in ([], ["tests"]):
        assert run(checkout, "install.sh", *words).returncode == 0
    assert calls(checkout) == []


def test_a_new_lock_or_a_moved_checkout_installs_again(checkout: Path, tmp_path: Path) -> None:
    run(checkout, "install.sh")
    calls(checkout)
    (checkout / "requirements.lock").write_text("other\n")
    run(checkout, "install.sh")
    assert "scripts/packages.py requirements.lock" in calls(checkout)
    moved = tmp_path.with_name(f"{tmp_path.name}-moved")
    checkout.rename(moved)
    run(moved, "install.sh")
    assert "scripts/link.py" in calls(moved)


def test_an_installation_that_failed_is_not_taken_for_done(checkout: Path) -> None:
    (checkout / "scripts" / "install.sh").write_text(
        (checkout / "scripts" / "install.sh")
        .read_text()
        .replace("lock=requirements.lock", "lock=requirements-broken.lock")
    )
    (checkout / "requirements-broken.lock").touch()
    assert run(checkout, "install.sh").returncode != 0
    assert run(checkout, "install.sh").returncode != 0


def test_the_night_runs_all_parts_in_order_and_ends_with_the_closing_lines(checkout: Path) -> None:
    ended = run(checkout, "nightly.sh")
    assert ended.returncode == 0, ended.stderr
    names = [line.split()[-1] if line.startswith("make") else "long" for line in calls(checkout)]
    assert names == ["test", "check", "long", "bench"]
    assert ended.stdout.splitlines()[-3:] == [
        "= 3 passed in 1.00s =",
        "== 5 passed, 90 deselected in 2.00s ==",
        "7 passed in 300.00s (0:05:00)",
    ]
    for name in ("tests", "checks", "long", "bench"):
        assert f"bắt đầu {name}" in ended.stderr


def test_a_part_that_failed_stops_no_other_and_fails_the_night(checkout: Path) -> None:
    ended = run(checkout, "nightly.sh", TESTS_END="1", LC_ALL="en_US.UTF-8")
    assert (ended.returncode, len(calls(checkout))) == (1, 4)
    assert "failed after 0 minutes: tests" in ended.stderr
    assert ended.stdout.splitlines()[-1].startswith("7 passed")
