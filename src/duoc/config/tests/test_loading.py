"""The collector leaves alone what a process has loaded to begin with."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest

from duoc.config import loading

LOADED = "import gc; from duoc.config import command; command.django(); print(gc.get_freeze_count(), gc.isenabled())"


def test_what_a_command_has_loaded_is_looked_through_no_more(tmp_path: Path) -> None:
    command = [sys.executable, "-P", "-c", LOADED]
    environment = os.environ | {"DUOC_VAR": str(tmp_path)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    frozen, collects = done.stdout.split()
    assert int(frozen) > 100_000 and collects == "True"


def test_the_collector_works_again_after_a_fault() -> None:
    try:
        with pytest.raises(ValueError, match="no"), loading.for_good():
            assert not gc.isenabled()
            raise ValueError("no")
        assert gc.isenabled()
    finally:
        gc.unfreeze()
