"""What is to be written into which register."""

from dataclasses import asdict
from typing import Any

from duoc.decisions import queries as decisions
from duoc.decisions.models import Proposal
from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier
from duoc.language.calculations import EntryDraft, EntryPersonDraft, entry_of, of_item


def entry_draft(dossier: Dossier, item: str = "") -> EntryDraft | None:
    """The entry that the dossier's standing proposal makes; None when the procedure makes none, or it was declined.

    Args:
        item: whose entry, where each item of a group has its own; without one what all of them have in common.
    """
    proposal = decisions.proposal(dossier)
    if proposal is None or proposal.kind == Proposal.Kind.DECLINE:
        return None
    plan = dossiers.plan_of_dossier(dossier, proposal.values, decided=proposal.at)
    definition = dossiers.definition_of(dossier)
    return entry_of(definition, of_item(definition, plan, item))


def kept(draft: EntryDraft) -> dict[str, Any]:
    """A draft as it is kept with the proposal."""
    return {**asdict(draft), "data": dict(draft.data)}


def drafted(kept: dict[str, Any]) -> EntryDraft:
    """The draft that was kept."""
    persons = tuple(EntryPersonDraft(**person) for person in kept["persons"])
    return EntryDraft(**{**kept, "persons": persons})
