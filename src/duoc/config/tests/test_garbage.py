"""What is loaded is not looked through for garbage over and over."""

import gc
import os
import subprocess
import sys
from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

import pytest

from duoc.config import command, garbage
from duoc.config.commands import prepare

LOADED = "import gc; from duoc.config import command; command.django(); print(gc.get_freeze_count(), gc.isenabled())"


@pytest.fixture
def as_before() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


def test_what_is_loaded_is_left_alone(as_before: None) -> None:
    loaded: list[list[int]] = [[] for _one in range(100)]
    before = gc.get_freeze_count()
    garbage.look_seldom()
    assert gc.get_freeze_count() >= before + len(loaded)
    assert gc.get_threshold() == garbage.SELDOM


def test_a_preparation_looks_seldom(as_before: None, monkeypatch: pytest.MonkeyPatch) -> None:
    class Begun(Exception):
        """The steps would begin now."""

    def stop(_steps: object) -> None:
        raise Begun

    monkeypatch.setattr(command, "django", lambda _role: None)
    monkeypatch.setattr("duoc.config.upgrade.refuse_newer_database", lambda: None)
    monkeypatch.setattr(prepare, "show", stop)
    with pytest.raises(Begun):
        prepare.run(Namespace())
    assert gc.get_threshold() == garbage.SELDOM


def test_what_a_command_has_loaded_is_looked_through_no_more(tmp_path: Path) -> None:
    command = [sys.executable, "-P", "-c", LOADED]
    environment = os.environ | {"DUOC_VAR": str(tmp_path)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    frozen, collects = done.stdout.split()
    assert int(frozen) > 100_000 and collects == "True"


def test_the_collector_works_again_after_a_fault() -> None:
    try:
        with pytest.raises(ValueError, match="no"), garbage.loaded_for_good():
            assert not gc.isenabled()
            raise ValueError("no")
        assert gc.isenabled()
    finally:
        gc.unfreeze()
