"""The door to the definition language: read a definition, work out a plan. Pure: no settings, no disk, no clock."""

from duoc.language.addresses import AREA, LINE, in_parts
from duoc.language.alphabet import IN_ORDER, sort_key
from duoc.language.as_of_day import on_day
from duoc.language.cases import Case, Outcome, read_cases, version_for
from duoc.language.checking import check_document, check_text
from duoc.language.clocking import counted_from
from duoc.language.communes import PARTLY, Commune, choose_anew, lead, led, words_on
from duoc.language.comparing import Difference
from duoc.language.contacts import contacts
from duoc.language.definition import (
    AT_ONCE,
    BACK,
    BODY,
    CODE,
    GOES_ON,
    OTHER,
    REFUSE,
    RUNS,
    Competent,
    Consultation,
    Definition,
    DraftCheck,
    ExtraTime,
    Fee,
    Group,
    Paper,
    Posting,
    Question,
    ResultOf,
    Step,
    Variant,
    short,
)
from duoc.language.describing import Table, table, when_due
from duoc.language.documents import Document, document_of, unreadable
from duoc.language.documents import parse as parse_document
from duoc.language.enacting import (
    EntryDraft,
    EntryPersonDraft,
    ResultDraft,
    entry_of,
    of_item,
    results_of,
    signing_roles,
)
from duoc.language.evaluating import evaluate
from duoc.language.faults import DefinitionFault, Finding
from duoc.language.groups import judge_one
from duoc.language.holdings import (
    ENTERED_ON,
    OWN_COMPLAINTS,
    OWN_DOSSIERS,
    GivenHoldings,
    HeldEntry,
    Holdings,
    NoHoldings,
)
from duoc.language.items import ID as ITEM_ID
from duoc.language.items import ID_PATTERN as ITEM_ID_PATTERN
from duoc.language.named_persons import NamedPerson, named_persons, names_persons
from duoc.language.ordering import Order, order_of
from duoc.language.papers import FILING, HAND_OVER
from duoc.language.parameters import Parameter, changed_between, read_parameters
from duoc.language.parties import CONTACT, PERSON, CoSigner
from duoc.language.plan import (
    AnswerDoubt,
    AnswerFault,
    AskedPage,
    FeeLine,
    Item,
    OrganisationRef,
    PaperAsk,
    Plan,
    ShownValue,
)
from duoc.language.previewing import Part, Preview, preview
from duoc.language.printing import printed_questions
from duoc.language.reading import load
from duoc.language.register_shape import register_findings
from duoc.language.scope import put
from duoc.language.sensing import CONFIRMED, answer_doubts, confirmed_in
from duoc.language.shape import compiled as compiled_schema
from duoc.language.shape import complaints, plain
from duoc.language.showing import shown, vnd
from duoc.language.surroundings import HeldPaper, Surroundings, Template, Text
from duoc.language.translating import Translation, in_words, sentences
from duoc.language.trying import Report, compare_versions, try_cases
from duoc.language.values import LENGTHS, PATTERNS, answer_faults, read
from duoc.language.vocabularies import Area, FormerCommune, Vocabularies
from duoc.language.words import page as words_page
from duoc.language.written_numbers import decimal_text, number_fault, number_of

__all__ = [
    "AREA",
    "AT_ONCE",
    "BACK",
    "BODY",
    "CODE",
    "CONFIRMED",
    "CONTACT",
    "ENTERED_ON",
    "FILING",
    "GOES_ON",
    "HAND_OVER",
    "IN_ORDER",
    "ITEM_ID",
    "ITEM_ID_PATTERN",
    "LENGTHS",
    "LINE",
    "OTHER",
    "OWN_COMPLAINTS",
    "OWN_DOSSIERS",
    "PARTLY",
    "PATTERNS",
    "PERSON",
    "REFUSE",
    "RUNS",
    "AnswerDoubt",
    "AnswerFault",
    "Area",
    "AskedPage",
    "Case",
    "CoSigner",
    "Commune",
    "Competent",
    "Consultation",
    "Definition",
    "DefinitionFault",
    "Difference",
    "Document",
    "DraftCheck",
    "EntryDraft",
    "EntryPersonDraft",
    "ExtraTime",
    "Fee",
    "FeeLine",
    "Finding",
    "FormerCommune",
    "GivenHoldings",
    "Group",
    "HeldEntry",
    "HeldPaper",
    "Holdings",
    "Item",
    "NamedPerson",
    "NoHoldings",
    "Order",
    "OrganisationRef",
    "Outcome",
    "Paper",
    "PaperAsk",
    "Parameter",
    "Part",
    "Plan",
    "Posting",
    "Preview",
    "Question",
    "Report",
    "ResultDraft",
    "ResultOf",
    "ShownValue",
    "Step",
    "Surroundings",
    "Table",
    "Template",
    "Text",
    "Translation",
    "Variant",
    "Vocabularies",
    "answer_doubts",
    "answer_faults",
    "changed_between",
    "check_document",
    "check_text",
    "choose_anew",
    "compare_versions",
    "compiled_schema",
    "complaints",
    "confirmed_in",
    "contacts",
    "counted_from",
    "decimal_text",
    "document_of",
    "entry_of",
    "evaluate",
    "in_parts",
    "in_words",
    "judge_one",
    "lead",
    "led",
    "load",
    "named_persons",
    "names_persons",
    "number_fault",
    "number_of",
    "of_item",
    "on_day",
    "order_of",
    "parse_document",
    "plain",
    "preview",
    "printed_questions",
    "put",
    "read",
    "read_cases",
    "read_parameters",
    "register_findings",
    "results_of",
    "sentences",
    "short",
    "shown",
    "signing_roles",
    "sort_key",
    "table",
    "try_cases",
    "unreadable",
    "version_for",
    "vnd",
    "when_due",
    "words_on",
    "words_page",
]
