"""What is to be written into which register, and from which series its number comes."""

from duoc.decisions import queries as decisions
from duoc.decisions.models import Decision, Proposal
from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier
from duoc.procedures.reckon import Definition, EntryDraft, entry_of

LETTERS = "thong-bao"  # a refusal on the merits is a notice of the unit, numbered with its other notices
LETTER_PATTERN = "{n}/TB-UBND"


def entry_draft(dossier: Dossier) -> EntryDraft | None:
    """The entry that the dossier's standing proposal makes; None when the procedure makes none, or it was declined."""
    proposal = decisions.proposal(dossier)
    if proposal is None or proposal.kind == Proposal.Kind.DECLINE:
        return None
    plan = dossiers.plan_of_dossier(dossier, proposal.values)
    return entry_of(dossiers.definition_of(dossier), plan)


def numbering(definition: Definition, decision: Decision, draft: EntryDraft | None) -> tuple[str, str]:
    """Series and pattern of a result's number: the entry's own, the result's own, or that of the unit's notices."""
    if draft is not None and draft.number:
        return draft.register, draft.number
    for result in definition.outcome.results:
        if result.name == decision.name and result.number:
            return f"{definition.code}:{result.id}", result.number
    return LETTERS, LETTER_PATTERN
