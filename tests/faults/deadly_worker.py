"""A worker that is killed at one point of making a signature: `python -m tests.faults.deadly_worker after`."""

import os
import signal
import sys
from typing import Any

import django


def die(*_args: Any, **_more: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def arm(point: str) -> None:
    """Lays the trap: before the key is asked for, after the signature is made, after it is recorded, after commit."""
    from duoc.decisions import actions, jobs

    make, record = jobs.sign, actions.record_signature

    def made(*args: Any, **more: Any) -> bytes:
        signed = make(*args, **more)
        die()
        return signed

    def recorded(**more: Any) -> Any:
        decision = record(**more)
        if point == "recorded":
            die()
        from django.db import transaction

        transaction.on_commit(die)
        return decision

    if point == "before":
        jobs.sign = die
    elif point == "after":
        jobs.sign = made
    elif point in ("recorded", "committed"):
        actions.record_signature = recorded


if __name__ == "__main__":
    django.setup()
    arm(sys.argv[1])
    from django.core.management import call_command

    call_command("procrastinate", "worker", "--one-shot", "--no-listen-notify", verbosity=0)
