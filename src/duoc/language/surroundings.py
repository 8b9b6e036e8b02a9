"""What a definition stands among: organisations, registers, vocabularies, the files beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType


@dataclass(frozen=True)
class HeldPaper:
    """Words by which a paper is known that the state already holds, and who holds it."""

    words: tuple[str, ...]
    held_by: str
    article: str = ""


@dataclass(frozen=True)
class Text:
    """A legal text of the catalogue. `ends`: first day on which it no longer binds; `articles`: how many, 0 unknown."""

    begins: date | None = None
    ends: date | None = None
    replaced_by: str = ""
    articles: int = 0


@dataclass(frozen=True)
class Template:
    """A template of a document, with the file that it stands in."""

    file: str
    text: str


@dataclass(frozen=True)
class Surroundings:
    """None in a part: not known here, so nothing is said about it."""

    organisations: frozenset[str] | None = None
    registers: frozenset[str] | None = None
    roles: Mapping[str, frozenset[str]] | None = None  # their powers over what lies with their unit
    register_fields: Mapping[str, frozenset[str]] | None = None  # what entries of each register hold
    keyed_registers: frozenset[str] | None = None  # those in which two entries may not, or hardly, be the same
    register_labels: Mapping[str, frozenset[str]] | None = None  # of these, what each register has a name for
    document_kinds: frozenset[str] | None = None  # kinds of documents by the national list
    today: date | None = None
    fields: frozenset[str] | None = None
    life_events: frozenset[str] | None = None
    held_papers: tuple[HeldPaper, ...] = ()
    texts: Mapping[str, Text] | None = None  # by number
    procedures: frozenset[str] | None = None  # codes, of this province and of the country
    files: frozenset[str] | None = None  # names of the files beside the definition
    asked_beside: frozenset[str] = frozenset()  # what the other versions ask: they print the same templates
    versions_from: tuple[date, ...] = ()  # first days of the other versions of the definition
    templates: Mapping[str, Template] = field(default_factory=lambda: MappingProxyType({}))  # those beside it, by name
    forms: frozenset[str] = frozenset()  # general forms, used where no file beside it has that name
