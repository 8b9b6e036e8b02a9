"""From which series the number of a result comes."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml
from django.conf import settings

from duoc.decisions.models import Decision
from duoc.language.calculations import Definition, EntryDraft


@dataclass(frozen=True)
class Numbering:
    """A series within the unit, and how its numbers are printed."""

    series: str
    pattern: str


def numbering(definition: Definition, decision: Decision, draft: EntryDraft | None) -> Numbering:
    """Where a result's number comes from: the result's own series, the entry's, or the general one of its kind."""
    result = next((result for result in definition.outcome.results if result.name == decision.name), None)
    if result is None:
        return _general("notice")
    if result.number:
        return Numbering(f"{definition.code}:{result.id}", result.number)
    if draft is not None and draft.number:
        return Numbering(draft.register, draft.number)
    return _general("result")


def _general(kind: str) -> Numbering:
    told = _told()[kind]
    return Numbering(told["series"], told["pattern"])


@lru_cache(maxsize=1)
def _told() -> dict[str, Any]:
    return dict(yaml.safe_load((settings.CATALOG / "national" / "numbering.yaml").read_text("utf-8")))
