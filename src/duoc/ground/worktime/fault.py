"""The clock's way to say no: bad terms, bad times, broken calendars."""

from pathlib import Path

from duoc.ground.refusal import Refusal


class WorktimeFault(Refusal):
    """A term, a time or a calendar that cannot be counted with.

    Attributes:
        say: str, Vietnamese: what happened and why, with file and line when a file is to blame.
        remedy: str, Vietnamese: what to do next.
        path: str, the file to blame, empty when none.
        line: int, the line in it counted from 1, 0 when none.
    """

    def __init__(self, say: str, remedy: str, path: Path | str = "", line: int = 0) -> None:
        where = f"{path}, dòng {line}: " if path and line else f"{path}: " if path else ""
        super().__init__(where + say, remedy)
        self.path = str(path)
        self.line = line
