"""What is to be written into which register, and from which series its numbers come."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml
from django.conf import settings

from duoc.decisions import queries as decisions
from duoc.decisions.models import Decision, Proposal
from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier
from duoc.procedures.reckon import Definition, EntryDraft, entry_of


@dataclass(frozen=True)
class Numbering:
    """A series within the unit, and how its numbers are printed."""

    series: str
    pattern: str


def entry_draft(dossier: Dossier) -> EntryDraft | None:
    """The entry that the dossier's standing proposal makes; None when the procedure makes none, or it was declined."""
    proposal = decisions.proposal(dossier)
    if proposal is None or proposal.kind == Proposal.Kind.DECLINE:
        return None
    plan = dossiers.plan_of_dossier(dossier, proposal.values)
    return entry_of(dossiers.definition_of(dossier), plan)


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
