"""What the launcher of a folder says of itself while it lives: `running.json`."""

import json
import os
from pathlib import Path
from typing import Any

FILE = "running.json"


def running(var: Path) -> dict[str, Any]:
    """Process, host and ports of the launcher that runs in this folder; {} when none lives."""
    try:
        facts = dict(json.loads((var / FILE).read_text("utf-8")))
        os.kill(int(facts["pid"]), 0)
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return facts


def port(var: Path, name: str, default: int) -> int:
    """One of its ports, so that a command finds what runs by the folder alone.

    Args:
        name: "port" of the pages, "portal_port" of the played Portal.
        default: where nothing runs, or not this.
    """
    listening = running(var).get(name)
    return listening if isinstance(listening, int) and listening else default
