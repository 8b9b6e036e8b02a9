"""The clock's way to say no: bad terms, bad times, broken calendars."""

from pathlib import Path

from duoc.ground.refusal import Refusal
from duoc.ground.sentences import gettext as _


class WorktimeFault(Refusal):
    """A term, a time or a calendar that cannot be counted with.

    Attributes:
        say: str, in the language of the reader: what happened and why, with file and line when a file is to blame.
        remedy: str, in the same language: what to do next.
        path: str, the file to blame, empty when none.
        line: int, the line in it counted from 1, 0 when none.
    """

    def __init__(self, say: str, remedy: str, path: Path | str = "", line: int = 0) -> None:
        if path and line:
            say = _("%(path)s, dòng %(line)s: %(say)s") % {"path": path, "line": line, "say": say}
        elif path:
            say = f"{path}: {say}"
        super().__init__(say, remedy)
        self.path = str(path)
        self.line = line
