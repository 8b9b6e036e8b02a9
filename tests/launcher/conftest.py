"""One `DUOC_VAR` that has been started once; each test starts it again."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.launcher.running import Run


@dataclass(frozen=True)
class FirstStart:
    """What a start from nothing was like."""

    var: Path
    lines: list[str]
    seconds: float
    work: float
    code: int
    stop_seconds: float
    survivors: list[str]


def open_folder(stack: ExitStack) -> Path:
    """A new folder that a plain user may walk through (root hands the database to one), gone at the end."""
    folder = Path(tempfile.mkdtemp(prefix="duoc-launch-"))
    folder.chmod(0o711)
    stack.callback(shutil.rmtree, folder, ignore_errors=True)
    return folder


@pytest.fixture
def folder() -> Iterator[Path]:
    with ExitStack() as stack:
        yield open_folder(stack)


@pytest.fixture(scope="session")
def first_start() -> Iterator[FirstStart]:
    with ExitStack() as stack:
        var = open_folder(stack) / "var"
        run = Run(var)
        try:
            seconds = run.ready()
            code, stop_seconds = run.end()
        finally:
            run.process.kill()
            run.wait()
        yield FirstStart(var, run.lines, seconds, run.work, code, stop_seconds, run.survivors())


@pytest.fixture
def start(first_start: FirstStart) -> Iterator[Callable[..., Run]]:
    """`start()`: the launcher again on the same folder, ready; ended after the test whatever happens."""
    runs: list[Run] = []

    def begin(*, ready: bool = True, **more: str) -> Run:
        runs.append(Run(first_start.var, **more))
        if ready:
            runs[-1].ready()
        return runs[-1]

    yield begin
    for run in runs:
        if run.process.poll() is None:
            run.end()
        assert run.survivors(5) == []
