"""What a definition asks: pages, questions, where answers are already held."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made
from types import MappingProxyType
from typing import Any

from duoc.language.holdings import NAMED_DOSSIERS
from duoc.language.rules import Rule
from duoc.language.vocabularies import Area, FormerCommune

OTHER = "other"
NOTHING: Mapping[str, Any] = MappingProxyType({})


def nothing() -> Mapping[str, Any]:
    """The empty mapping, as a default."""
    return NOTHING


@dataclass(frozen=True)
class LawRef:
    """A legal text and, when named, its article: "18/2017/QH14#71"."""

    text: str
    article: str = ""

    def __str__(self) -> str:
        return f"{self.text}#{self.article}" if self.article else self.text


@dataclass(frozen=True)
class Doubt:
    """Something not yet confirmed, shown to officials and on the page."""

    what: str
    why: str


@dataclass(frozen=True)
class Check:
    """What must hold of an answer. Where it is a doubt only, the person may say that it is so all the same."""

    rule: Rule
    say: str
    doubt: bool = False


@dataclass(frozen=True)
class Sense:
    """What must hold between answers; `questions` are those that it reads, in the order of asking."""

    rule: Rule
    say: str
    doubt: bool = False
    article: str = ""
    to_verify: str = ""
    place: int = 0  # of the item in the document that it comes from
    questions: tuple[str, ...] = ()


@dataclass(frozen=True)
class KnownFrom:
    """Where the province already holds an answer: "applicant.full_name" or "<register question>.<field>"; or, without a
    path, the `value` that follows from who asks."""

    path: str
    when: Rule | None = None
    value: str | bool | None = None


@dataclass(frozen=True)
class Pattern:
    """How a text must be written; `say` shows it with an example."""

    matches: str
    say: str


@dataclass(frozen=True)
class Computed:
    """A value that is worked out from answers and shown as it arises."""

    id: str
    name: str
    value: Rule
    type: str
    unit: str = ""


@dataclass(frozen=True)
class Group:
    """What is asked of each of several: members, goods. The ids of `questions` begin with that of the group."""

    item: str  # the word for one of them
    questions: tuple["Question", ...]
    title: str = ""  # what one of them is called, made of its answers
    computed: tuple[Computed, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The names that rules may read of an item."""
        return (*(short(one.id) for one in self.questions), *(one.id for one in self.computed))


def short(id: str) -> str:
    """The last part of an id: the name by which an item keeps an answer."""
    return id.rpartition(".")[2]


@dataclass(frozen=True)
class Question:
    """One question. `options` maps keys to words for people, also for communes, countries and offered entries.

    The question of a page with a `group` has type "group", and `min` and `max` say how many; its answer is a list of
    mappings, each with an `id` that stays and an answer by the short name of its question.
    """

    id: str
    ask: str
    type: str
    label: str = ""
    options: Mapping[str, str] = made(default_factory=nothing)
    areas: Mapping[str, Area] = made(default_factory=nothing)  # of an address in parts
    former: Mapping[str, FormerCommune] = made(default_factory=nothing)  # communes that were chosen before they ended
    within: str = ""  # the question about the commune in which an address lies: then a line is enough
    other: str = ""
    default: str | int | bool | None = None  # a suggestion in the field, no answer until it is sent
    unit: str = ""
    required: bool = True
    late: str = ""  # of the desk: why another body may not have given it yet; then it is added later
    hint: str = ""
    because: str = ""
    when: Rule | None = None
    checks: tuple[Check, ...] = ()
    known_from: tuple[KnownFrom, ...] = ()
    register: str = ""
    roles: tuple[str, ...] = ()
    lookup: bool = False
    about: str = ""  # of the desk: the question whose personal number the entries name
    past: bool = False
    future: bool = False
    partial: bool = False  # a date of which the year, or month and year, may be all that is known
    min: float | None = None
    max: float | None = None
    max_length: int | None = None
    pattern: Pattern | None = None
    group: Group | None = None
    step: str = ""
    to_verify: str = ""

    @property
    def names_dossier(self) -> bool:
        """It asks which of the applicant's own dossiers is meant, and not for an entry of a book."""
        return self.register in NAMED_DOSSIERS

    @property
    def name(self) -> str:
        """The short name for summaries and messages."""
        return self.label or self.ask


@dataclass(frozen=True)
class Page:
    id: str
    title: str
    questions: tuple[Question, ...]
    lead: str = ""
    when: Rule | None = None
    computed: tuple[Computed, ...] = ()
