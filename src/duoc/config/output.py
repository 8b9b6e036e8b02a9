"""What a command writes to the terminal: its result, once for people and once for machines, and its errors."""

import contextlib
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TextIO

FAILED = 1


@dataclass(frozen=True)
class Output:
    """A command's result.

    `code` is the exit status for people's shells; under `--json` a result of any kind exits with 0, since the command
    itself did its work. Where the status is the `verdict` for which a command is run, as in a pipeline, it is the
    same in both.
    """

    document: Any
    text: str
    code: int = 0
    verdict: bool = False

    def write(self, stream: TextIO, *, as_json: bool) -> int:
        """Write the result and return the exit status."""
        content = json.dumps(self.document, ensure_ascii=False, default=str) if as_json else self.text
        stream.write(content.rstrip("\n") + "\n")
        stream.flush()
        return 0 if as_json and not self.verdict else self.code


def print_line(line: str) -> None:
    """One line on standard output, at once; a closed terminal is no reason to fail."""
    with contextlib.suppress(OSError):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def failure(problem: str, remedy: str = "", faults: Mapping[str, str] | None = None) -> Output:
    """What went wrong, as the one document of a command that was asked for JSON."""
    document = {"error": problem, "remedy": remedy, "faults": dict(faults or {})}
    return Output(document, problem, FAILED, verdict=True)


def print_error(problem: str, remedy: str = "") -> None:
    """Write to standard error what went wrong and what to do."""
    sys.stderr.write(f"duoc: {problem}\n" + (f"      {remedy}\n" if remedy else ""))
    sys.stderr.flush()
