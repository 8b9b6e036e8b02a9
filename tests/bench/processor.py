"""How much processor time a running province has used: its web server, and its PostgreSQL."""

import contextlib
import os
import time
from pathlib import Path

from tests.bench.serving import Served
from tests.launcher.running import descendants

_WAITED_FOR = slice(13, 15)  # of the fields behind the name in /proc/<pid>/stat: children that have ended
_TICK = 1 / os.sysconf("SC_CLK_TCK")


def seconds(server: Served) -> tuple[float, float]:
    """Seconds of processor, user and system, since the start: of the web server, and of PostgreSQL.

    Waiting, for the disk or for other programs, does not count. Other work on the machine still makes a second dearer
    (shared caches): compare only what was measured in the same round.
    """
    database = server.cluster.process
    return _used(server.web), _used(database.pid) if database else 0.0


def _used(root: int) -> float:
    """Of a process and all below it, with those that ended meanwhile."""
    return sum(_own(pid) + _of_ended_children(pid) for pid in {root} | descendants(root))


def _own(pid: int) -> float:
    """All threads of a process, ended ones too, in nanoseconds: the clock of `clock_getcpuclockid(3)` in Linux."""
    with contextlib.suppress(OSError):
        return time.clock_gettime_ns(~pid << 3 | 2) / 1e9
    return 0.0


def _of_ended_children(pid: int) -> float:
    with contextlib.suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[_WAITED_FOR])) * _TICK
    return 0.0
