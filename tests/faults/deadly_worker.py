"""A worker that is killed at one point of signing or sealing: `python -m tests.faults.deadly_worker sign after`."""

import os
import signal
import sys
from typing import Any

import django


def die(*_args: Any, **_more: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def arm(act: str, point: str) -> None:
    """Lays the trap: before the key is asked for, after the signature is made, after it is recorded, after commit."""
    from duoc.decisions import actions as decisions
    from duoc.decisions import jobs as decision_jobs
    from duoc.dossiers import actions as dossiers
    from duoc.dossiers import jobs as dossier_jobs

    places: dict[str, tuple[Any, str, Any, str]] = {
        "sign": (decision_jobs, "sign", decisions, "record_signature"),
        "seal": (dossier_jobs, "seal_alone", dossiers, "issue_form"),
    }
    jobs, maker, actions, recorder = places[act]
    make, record = getattr(jobs, maker), getattr(actions, recorder)

    def made(*args: Any, **more: Any) -> bytes:
        signed: bytes = make(*args, **more)
        die()
        return signed

    def recorded(**more: Any) -> Any:
        row = record(**more)
        if point == "recorded":
            die()
        from django.db import transaction

        transaction.on_commit(die)
        return row

    if point == "before":
        setattr(jobs, maker, die)
    elif point == "after":
        setattr(jobs, maker, made)
    elif point in ("recorded", "committed"):
        setattr(actions, recorder, recorded)


if __name__ == "__main__":
    django.setup()
    arm(*sys.argv[1:])
    from django.core.management import call_command

    call_command("procrastinate", "worker", "--one-shot", "--no-listen-notify", verbosity=0)
