"""Binds a child to the life of its parent, so that a killed launcher leaves no server behind (Linux, prctl(2))."""

import ctypes
import signal
import sys

# Runs in a fresh interpreter between the launcher and the real program: it becomes a plain user where asked, asks the
# kernel for a signal at the parent's death, and turns into the program. A preexec_fn would do the same inside a copy
# of a process with threads, which can hang. The order matters: a change of user clears the request.
_BECOME = """
import ctypes, os, sys
death, parent, uid, gid = (int(text) for text in sys.argv[1:5])
if uid:
    os.setgroups([]); os.setgid(gid); os.setuid(uid)
ctypes.CDLL(None).prctl(1, death, 0, 0, 0)
if os.getppid() == parent:
    os.execv(sys.argv[5], sys.argv[5:])
"""
_PR_SET_PDEATHSIG = 1


def bind(argv: list[str], *, parent: int, death: signal.Signals, uid: int = 0, gid: int = 0) -> list[str]:
    """The command that runs `argv` (its first part a full path), ended by signal `death` when process `parent` dies.

    `uid` and `gid` make the program run as that user; 0 leaves the user as it is.
    """
    python = getattr(sys, "_base_executable", "") or sys.executable
    return [python, "-I", "-S", "-c", _BECOME, str(int(death)), str(parent), str(uid), str(gid), *argv]


def request(death: signal.Signals = signal.SIGTERM) -> None:
    """Ask for `death` when the parent of this very process dies; for processes that a third party spawns."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(death), 0, 0, 0)
