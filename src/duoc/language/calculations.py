"""The door to the definition language: read a definition, work out a plan. Pure calculations, safe to call anywhere."""

from pathlib import Path

from duoc.language.alphabet import sort_key
from duoc.language.checking import check_file, check_text
from duoc.language.clocking import counted_from
from duoc.language.definition import (
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
from duoc.language.documents import Document, definition_files
from duoc.language.documents import read as read_document
from duoc.language.enacting import EntryDraft, ResultDraft, entry_of, results_of
from duoc.language.evaluating import evaluate
from duoc.language.faults import DefinitionFault, Finding
from duoc.language.holdings import ENTERED_ON, GivenHoldings, HeldEntry, Holdings, NoHoldings
from duoc.language.plan import AskedPage, FeeLine, PaperAsk, Plan
from duoc.language.reading import load
from duoc.language.showing import shown, vnd
from duoc.language.trying import compare_folder, test_folder
from duoc.language.values import HIDDEN, LENGTHS, PATTERNS
from duoc.language.vocabularies import current as vocabularies

PROGRAMS = Path(__file__).parent
"""The folder of the programs that read definitions: what they made is made again when they change."""

__all__ = [
    "ENTERED_ON",
    "HIDDEN",
    "LENGTHS",
    "OTHER",
    "PATTERNS",
    "PROGRAMS",
    "AskedPage",
    "Competent",
    "Consultation",
    "Definition",
    "DefinitionFault",
    "Document",
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
    "definition_files",
    "entry_of",
    "evaluate",
    "load",
    "read_document",
    "results_of",
    "shown",
    "sort_key",
    "test_folder",
    "vnd",
    "vocabularies",
]
