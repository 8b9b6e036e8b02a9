"""Runs an inspection in a child process with bounds on time and memory.

A parser that is led into a crash, an endless loop or an unpacking without end takes only its child with it; the web
process and the other citizens in it notice nothing. One child at a time per web process bounds the memory of all.
"""

import json
import resource
import subprocess
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from typing import Any

from duoc.ground.files.inspection.faults import Fault, Found
from duoc.ground.files.limits import Limits

SOURCE = Path(__file__).resolve().parents[4]
CHILD = "import sys; sys.path.insert(0, sys.argv[1]); import duoc.ground.files.inspection.confined as c; c.child()"
ONE_AT_A_TIME = threading.BoundedSemaphore(1)
WAIT_SECONDS = 30  # wall clock; a child that waits for a busy processor gets more than its processor time


def inspect(data: bytes, media_type: str, limits: Limits) -> tuple[bytes, dict[str, Any]]:
    """The bytes to keep and the facts found.

    Raises:
        Found: a reason not to take the file; `Fault.UNSAFE` when it could not be read within the bounds.
    """
    bounds = json.dumps(asdict(limits))
    command = [sys.executable, "-I", "-c", CHILD, str(SOURCE), media_type, bounds]
    try:
        with ONE_AT_A_TIME:
            answer = subprocess.run(command, input=data, capture_output=True, timeout=WAIT_SECONDS, check=False)  # noqa: S603 - our own interpreter, a list of words
    except subprocess.TimeoutExpired as error:
        raise Found(Fault.UNSAFE) from error
    head, line, kept = answer.stdout.partition(b"\n")
    if answer.returncode != 0 or not line:
        raise Found(Fault.UNSAFE)
    facts: dict[str, Any] = json.loads(head)
    if "fault" in facts:
        raise Found(Fault(facts["fault"]))
    return kept or data, facts


def child() -> None:
    """The whole life of the child: bound itself, read, inspect, answer one line of JSON and the bytes to keep."""
    media_type, bounds = sys.argv[2], json.loads(sys.argv[3])
    limits = Limits(**bounds)
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds))
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    data = sys.stdin.buffer.read()
    kept, facts = b"", dict[str, Any]()
    try:
        if media_type == "application/pdf":
            from duoc.ground.files.inspection import pdf

            facts = pdf.inspect(data, max_objects=limits.pdf_objects)
        else:
            from duoc.ground.files.inspection import picture

            kept, facts = picture.clean(
                data,
                media_type,
                max_pixels=limits.pixels,
                photo_pixels=limits.photo_pixels,
                max_bytes=limits.bytes,
            )
    except Found as refusal:
        facts = {"fault": str(refusal.fault)}
    except MemoryError:
        facts = {"fault": str(Fault.UNSAFE)}
    sys.stdout.buffer.write(json.dumps(facts).encode() + b"\n" + kept)
