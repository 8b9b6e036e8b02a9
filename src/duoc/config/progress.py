"""Waiting for other processes: as long as they make progress, however slow the machine is.

Progress is processor time used, or a wait for the disk. A wait ends by success, by the end of the process (both are the
caller's to see), or after `DUOC_PATIENCE` seconds without any progress.
"""

import contextlib
import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from duoc.config import environment
from duoc.config.output import print_line
from duoc.config.terminal import gettext as _
from duoc.config.trouble import Trouble

PATIENCE = 180
"""Seconds without progress after which a wait gives up."""
LEAST_WORK = 0.5
"""Seconds of processor time that count as progress: an idle server wakes up too, but uses less in all of `PATIENCE`."""
LOOK_EVERY = 0.5
REPORT_EVERY = 15.0
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Activity:
    """What can be seen of some processes: seconds of processor time by process id; does one wait for the disk."""

    work: dict[int, float]
    on_disk: bool = False


def activity(roots: Iterable[int]) -> Activity:
    """Looks at these processes and all below them."""
    work: dict[int, float] = {}
    on_disk = False
    for pid in _tree(roots):
        with contextlib.suppress(OSError, IndexError):
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()  # proc(5), from field 3 on
            work[pid] = (int(fields[11]) + int(fields[12])) / _TICKS
            on_disk |= fields[0] == "D"
    return Activity(work, on_disk)


def patience() -> int:
    """Seconds without progress after which a wait gives up.

    Raises:
        UnusableSetting: `DUOC_PATIENCE` is no number of seconds.
    """
    return environment.number("DUOC_PATIENCE", PATIENCE, low=1, high=86_400)


class Wait:
    """One wait for something that other processes bring about."""

    def __init__(
        self,
        purpose: str,
        processes: Callable[[], Iterable[int]],
        log: Path,
        *,
        endless: bool = False,
        reports: bool = True,
    ) -> None:
        """
        Args:
            purpose: what is waited for, in the person's language.
            processes: ids of the processes that bring it about, asked anew at each look.
            log: the file with the details.
            endless: never give up, since the work may be done where nobody here can see it.
            reports: say now and then that it still waits; not needed where the processes say it themselves.
        """
        self.purpose = purpose
        self._processes, self._log = processes, log
        self._report_every = REPORT_EVERY if reports else float("inf")
        self._patience = float("inf") if endless else patience()
        self._begun = self._looked = self._progressed = self._reported = time.monotonic()
        self._last = activity(processes())
        self._used = self._counted = 0.0

    def pause(self, seconds: float) -> None:
        """Sleep this long, then see whether there is progress. Now and then it says that it still waits.

        Raises:
            Trouble: for `DUOC_PATIENCE` seconds there was none.
        """
        time.sleep(seconds)
        now = time.monotonic()
        if now - self._looked < LOOK_EVERY:
            return
        self._looked = now
        if self._has_progress():
            self._progressed = now
        elif now - self._progressed > self._patience:
            raise self._trouble(now)
        if now - self._reported > self._report_every:
            self._reported = now
            print_line(
                _("  vẫn đang chờ %(purpose)s: %(seconds)d giây, đã dùng %(work).1f giây bộ xử lý")
                % {"purpose": self.purpose, "seconds": now - self._begun, "work": self._used}
            )

    def note_progress(self) -> None:
        """Something was reached that the processes' activity does not show."""
        self._progressed = time.monotonic()

    def _has_progress(self) -> bool:
        """Small amounts of work count once they reach `LEAST_WORK` together."""
        before, self._last = self._last, activity(self._processes())
        self._used += sum(max(0.0, work - before.work.get(pid, 0.0)) for pid, work in self._last.work.items())
        if self._used - self._counted >= LEAST_WORK or self._last.on_disk:
            self._counted = self._used
            return True
        return False

    def _trouble(self, now: float) -> Trouble:
        facts = {
            "purpose": self.purpose,
            "seconds": now - self._begun,
            "quiet": now - self._progressed,
            "log": self._log,
            "more": patience() * 5,
        }
        return Trouble(
            _("Đã chờ %(purpose)s %(seconds)d giây; %(quiet)d giây cuối không thấy tiến triển nào.") % facts,
            _("Xem %(log)s. Nếu máy chỉ quá chậm thì chờ lâu hơn: DUOC_PATIENCE=%(more)d make run") % facts,
        )


def _tree(roots: Iterable[int]) -> set[int]:
    seen: set[int] = set()
    left = list(roots)
    while left:
        pid = left.pop()
        if pid not in seen:
            seen.add(pid)
            left += children(pid)
    return seen


def children(pid: int) -> list[int]:
    """The children of a process, zombies among them."""
    pids: list[int] = []
    with contextlib.suppress(OSError):  # the process, or a thread of it, ended meanwhile
        for task in Path(f"/proc/{pid}/task").iterdir():
            with contextlib.suppress(OSError):
                pids += [int(word) for word in (task / "children").read_text().split()]
    return pids
