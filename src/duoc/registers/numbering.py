"""From which series the number of a result comes."""

from dataclasses import dataclass

from duoc.decisions.models import Decision
from duoc.language.calculations import EntryDraft
from duoc.procedures import queries as procedures
from duoc.procedures.models import Version


@dataclass(frozen=True)
class Numbering:
    """A series within the unit, and how its numbers are printed."""

    series: str
    pattern: str


def numbering(version: Version, decision: Decision, draft: EntryDraft | None) -> Numbering:
    """Where a result's number comes from: the result's own series, the entry's, or the general one of its kind."""
    definition = procedures.definition(version)
    result = next((result for result in definition.outcome.results if result.name == decision.name), None)
    if result is None:
        return _general(version, "notice")
    if result.number:
        return Numbering(f"{definition.code}:{result.id}", result.number)
    if draft is not None and draft.number:
        return Numbering(draft.register, draft.number)
    return _general(version, "result")


def _general(version: Version, kind: str) -> Numbering:
    general = procedures.bundle(version).data("national/numbering.yaml")[kind]
    return Numbering(general["series"], general["pattern"])
