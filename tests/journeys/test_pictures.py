"""The walk of `make pictures` follows the pages as they are now."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.launcher.running import Run

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.nightly
def test_all_pictures_are_taken(running: Run) -> None:
    environment = os.environ | {"DUOC_VAR": str(running.var), "LC_ALL": "en_US.UTF-8"}
    script = [sys.executable, "-P", str(ROOT / "scripts" / "pictures.py")]
    ended = subprocess.run(script, env=environment, capture_output=True, text=True, timeout=900, check=False)
    assert ended.returncode == 0, ended.stderr
    assert "there is no page like" not in ended.stdout
    taken = {picture.stem for picture in (running.var / "pictures").iterdir()}
    assert {f"{size}-{name}" for size in ("phone", "desktop") for name in ("home", "clerk-dossier", "filed")} <= taken
