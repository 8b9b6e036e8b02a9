"""The door to the definition language: read a definition, work out a plan. Pure calculations, safe to call anywhere."""

from duoc.procedures.importing.shipped import pages_report
from duoc.procedures.language.checking import check_definition, check_file, check_text
from duoc.procedures.language.clocking import counted_from
from duoc.procedures.language.comparing import Difference, Past, compare
from duoc.procedures.language.definition import (
    OTHER,
    Clock,
    Competent,
    Consultation,
    Definition,
    Doubt,
    DraftCheck,
    ExtraTime,
    Fee,
    LawRef,
    NotEligible,
    Outcome,
    Page,
    Paper,
    Posting,
    Question,
    Refusal,
    ResultOf,
    Step,
    Variant,
)
from duoc.procedures.language.enacting import EntryDraft, EntryPersonDraft, ResultDraft, entry_of, results_of
from duoc.procedures.language.evaluating import evaluate, shown
from duoc.procedures.language.faults import DefinitionFault, Finding
from duoc.procedures.language.holdings import GivenHoldings, HeldEntry, Holdings, NoHoldings
from duoc.procedures.language.plan import AnswerFault, AskedPage, FeeLine, Known, OrganisationRef, PaperAsk, Plan
from duoc.procedures.language.reading import load
from duoc.procedures.language.trying import Report, compare_folder, test_folder
from duoc.procedures.language.vocabularies import Vocabularies
from duoc.procedures.language.vocabularies import current as vocabularies

__all__ = [
    "ENTERED_ON",
    "OTHER",
    "AnswerFault",
    "AskedPage",
    "Clock",
    "Competent",
    "Consultation",
    "Definition",
    "DefinitionFault",
    "Difference",
    "Doubt",
    "DraftCheck",
    "EntryDraft",
    "EntryPersonDraft",
    "ExtraTime",
    "Fee",
    "FeeLine",
    "Finding",
    "GivenHoldings",
    "HeldEntry",
    "Holdings",
    "Known",
    "LawRef",
    "NoHoldings",
    "NotEligible",
    "OrganisationRef",
    "Outcome",
    "Page",
    "Paper",
    "PaperAsk",
    "Past",
    "Plan",
    "Posting",
    "Question",
    "Refusal",
    "Report",
    "ResultDraft",
    "ResultOf",
    "Step",
    "Variant",
    "Vocabularies",
    "check_definition",
    "check_file",
    "check_text",
    "compare",
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
