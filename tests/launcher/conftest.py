"""One `DUOC_VAR` that has been started once; each test starts it again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.launcher.first_start import FirstStart, copy_started, open_folder
from tests.launcher.running import Run


@dataclass(frozen=True)
class Started:
    """A folder that was started once, and what that start was like."""

    var: Path
    first: FirstStart


@pytest.fixture
def folder() -> Iterator[Path]:
    with open_folder() as folder:
        yield folder


@pytest.fixture(scope="session")
def started(request: pytest.FixtureRequest) -> Iterator[Started]:
    with open_folder() as folder:
        var = folder / "var"
        yield Started(var, copy_started(request.config, var))


@pytest.fixture
def start(started: Started) -> Iterator[Callable[..., Run]]:
    """`start()`: the launcher again on the same folder, ready; ended after the test whatever happens."""
    runs: list[Run] = []

    def begin(*, ready: bool = True, **more: str) -> Run:
        runs.append(Run(started.var, **more))
        if ready:
            runs[-1].ready()
        return runs[-1]

    yield begin
    for run in runs:
        if run.process.poll() is None:
            run.end()
        assert run.survivors(5) == []
