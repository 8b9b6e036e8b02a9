"""The door to the definition language: read a definition, work out a plan. Pure calculations, safe to call anywhere."""

from duoc.procedures.importing.shipped import pages_report
from duoc.procedures.language.checking import check_file, check_text
from duoc.procedures.language.clocking import counted_from
from duoc.procedures.language.definition import (
    OTHER,
    Competent,
    Consultation,
    Definition,
    ExtraTime,
    Fee,
    Paper,
    Posting,
    Question,
    Variant,
)
from duoc.procedures.language.enacting import EntryDraft, ResultDraft, entry_of, results_of
from duoc.procedures.language.evaluating import evaluate
from duoc.procedures.language.faults import DefinitionFault, Finding
from duoc.procedures.language.holdings import ENTERED_ON, GivenHoldings, HeldEntry, Holdings, NoHoldings
from duoc.procedures.language.plan import AskedPage, FeeLine, PaperAsk, Plan
from duoc.procedures.language.reading import load
from duoc.procedures.language.showing import shown
from duoc.procedures.language.trying import compare_folder, test_folder
from duoc.procedures.language.values import HIDDEN, LENGTHS, PATTERNS
from duoc.procedures.language.vocabularies import current as vocabularies

__all__ = [
    "ENTERED_ON",
    "HIDDEN",
    "LENGTHS",
    "OTHER",
    "PATTERNS",
    "AskedPage",
    "Competent",
    "Consultation",
    "Definition",
    "DefinitionFault",
    "EntryDraft",
    "ExtraTime",
    "Fee",
    "FeeLine",
    "Finding",
    "GivenHoldings",
    "HeldEntry",
    "Holdings",
    "NoHoldings",
    "Paper",
    "PaperAsk",
    "Plan",
    "Posting",
    "Question",
    "ResultDraft",
    "Variant",
    "check_file",
    "check_text",
    "compare_folder",
    "counted_from",
    "entry_of",
    "evaluate",
    "load",
    "pages_report",
    "results_of",
    "shown",
    "test_folder",
    "vocabularies",
]
