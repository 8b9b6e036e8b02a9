"""What a command found, once for people and once for machines."""

import json
import sys
from dataclasses import dataclass
from typing import Any, TextIO


@dataclass(frozen=True)
class Output:
    """A command's finding.

    `code` is the exit status for people's shells; under `--json` a finding of any kind exits with 0, since the command
    itself did its work.
    """

    document: Any
    text: str
    code: int = 0

    def write(self, stream: TextIO, *, as_json: bool) -> int:
        """Write the finding and return the exit status."""
        said = json.dumps(self.document, ensure_ascii=False, default=str) if as_json else self.text
        stream.write(said.rstrip("\n") + "\n")
        stream.flush()
        return 0 if as_json else self.code


def print_error(say: str, remedy: str = "") -> None:
    """Tell a person on standard error what went wrong and what to do."""
    sys.stderr.write(f"duoc: {say}\n" + (f"      {remedy}\n" if remedy else ""))
    sys.stderr.flush()
