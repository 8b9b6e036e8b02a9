"""What can go wrong with a document, said in Vietnamese."""

from pathlib import Path


class DocumentFault(Exception):
    """A document could not be made or signed. The text is meant for people: what happened, and what to do next."""

    def __init__(self, say: str, remedy: str = "", *, file: Path | None = None, line: int | None = None) -> None:
        super().__init__(f"{say} {remedy}".strip())
        self.say = say
        self.remedy = remedy
        self.file = file
        self.line = line
