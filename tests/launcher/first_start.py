"""One real first start a session, whoever needs it first; all others begin with a copy of the folder that it left."""

import json
import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import pytest

from tests import cache
from tests.launcher.running import Run

SESSION = uuid.uuid4().hex  # of a session in one process; those of several share a name
PLACE = "postgres.json"  # where the cluster of a folder lies: a copy has its own


@dataclass(frozen=True)
class FirstStart:
    """What a start from nothing was like."""

    lines: list[str]
    seconds: float
    work: float
    code: int
    stop_seconds: float
    survivors: list[str]


@contextmanager
def open_folder() -> Iterator[Path]:
    """A new folder that a plain user may walk through (root hands the database to one), gone at the end."""
    folder = Path(tempfile.mkdtemp(prefix="duoc-launch-"))
    folder.chmod(0o711)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def copy_started(config: pytest.Config, var: Path) -> FirstStart:
    """Make `var` a folder that was started once, as a copy; returns what that start was like.

    It is made anew in every session, since the demo's dossiers are as old as the start.
    """
    facts: list[FirstStart] = []

    def use(folder: Path) -> None:
        facts.append(FirstStart(**json.loads((folder / "facts.json").read_text("utf-8"))))
        _copy(folder / "var", var)

    cache.use(config, "started", os.environ.get("PYTEST_XDIST_TESTRUNUID", SESSION), _start, use, kept=1)
    return facts[0]


def _start(store: Path) -> None:
    with open_folder() as folder:
        run = Run(folder / "var")
        try:
            seconds = run.ready()
            code, stop_seconds = run.end()
        finally:
            run.process.kill()
            run.wait()
        facts = FirstStart(run.lines, seconds, run.work, code, stop_seconds, run.survivors())
        (store / "facts.json").write_text(json.dumps(asdict(facts)), "utf-8")
        _copy(folder / "var", store / "var")
        (store / "var" / PLACE).unlink()


def _copy(source: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cp", "-a", f"{source}/.", str(target)], check=True)
