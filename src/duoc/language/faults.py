"""What is wrong with a definition, said so that its writer can put it right."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Finding:
    """One fault: where (path in the document and, when known, file and line), what, why it matters, what to do."""

    kind: str
    path: Path
    what: str
    why: str = ""
    remedy: str = ""
    file: str = ""
    line: int = 0
    level: str = "error"  # error: may not be published as it is; warning: a person should look

    def at(self, file: str, line: int) -> "Finding":
        return replace(self, file=file, line=line)

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.file else ".".join(str(part) for part in self.path)
        return " ".join(part for part in (f"{place}:", self.what, self.why, self.remedy) if part)


class DefinitionFault(Exception):
    """A definition that cannot be read. `findings` holds every fault found, never an empty list."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))
