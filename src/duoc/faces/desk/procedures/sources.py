"""The files of a definition as its authors wrote them: text, the checker's findings, cases, what changed."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from duoc.language.calculations import DefinitionFault, Finding
from duoc.procedures import queries


@dataclass(frozen=True)
class Sources:
    """The folder of a procedure within an unpacked catalogue. Its path holds the catalogue's digest, so what was worked
    out from it never grows stale."""

    catalogue: Path
    folder: Path

    def text(self, valid_from: date) -> str:
        """The file of the version that starts on this day, comments and all; "" where there is none."""
        for path in queries.definition_files(self.folder):
            text = path.read_text("utf-8")
            if f"valid_from: {valid_from.isoformat()}" in text[:2000]:
                return text
        return ""

    def findings(self) -> list[Finding]:
        """What the checker finds in all versions."""
        return list(_checked(self, get_language()))

    def report(self) -> dict[str, Any]:
        """What came of the cases."""
        return _tried(self, get_language())

    def compared(self) -> list[Any]:
        """Each version against the one before it; empty where cases or definitions cannot be read."""
        try:
            return list(queries.compare_folder(self.folder, self.catalogue, settings.PROVINCE))
        except (DefinitionFault, OSError):
            return []


@lru_cache(maxsize=64)
def _checked(sources: Sources, _language: str) -> tuple[Finding, ...]:
    files = queries.definition_files(sources.folder)
    by_file = (queries.check_file(file, sources.catalogue, settings.PROVINCE) for file in files)
    return tuple(finding for findings in by_file for finding in findings)


@lru_cache(maxsize=64)
def _tried(sources: Sources, _language: str) -> dict[str, Any]:
    report = queries.try_folder(sources.folder, sources.catalogue, settings.PROVINCE)
    passed = sum(outcome.passed for outcome in report.outcomes)
    return {"outcomes": report.outcomes, "findings": report.findings, "passed": passed, "all": len(report.outcomes)}
