"""What a request ends in: register entry, persons, result documents."""

from collections.abc import Mapping
from dataclasses import dataclass

from duoc.language.rules import Rule


@dataclass(frozen=True)
class PersonOf:
    """A person of the entry: paths of the answers that hold name, numbers, birth date."""

    role: str
    name: str
    personal_number: str = ""
    code: str = ""  # of a business, as are the next three
    new_name: str = ""  # its name from the decision on
    address: str = ""
    commune: str = ""
    birth_date: str = ""
    owner: bool = False
    when: Rule | None = None
    each: str = ""  # the group whose items are such persons
    founds: str = ""  # the form of the business that the entry makes known
    represented_by: str = ""  # the role of the person who represents it by law


@dataclass(frozen=True)
class ListOf:
    """A list of the replaced entry that a group of answers changes: `by` says which item is which row."""

    group: str
    by: str
    leaves: Rule | None = None  # of an item whose row goes
    but_for: tuple[str, ...] = ()  # answers: a row of this value stands elsewhere in the entry


@dataclass(frozen=True)
class EntryOf:
    """The register entry that the procedure makes."""

    when: str  # before_document, after_document
    data: Mapping[str, Rule]
    number: str = ""
    label: str = ""
    condition: Rule | None = None
    persons: tuple[PersonOf, ...] = ()
    replaces: tuple[str, ...] = ()  # register questions; the first that names an entry counts
    lists: tuple[ListOf, ...] = ()
    closes: str = ""  # the role of the person whose record the entry closes


@dataclass(frozen=True)
class ResultOf:
    """One result document. `kind` is its kind of document by the national list, empty where the law names none."""

    id: str
    code: str
    name: str
    kind: str = ""
    document: str = ""
    signer: str = ""
    when: Rule | None = None
    copies: Rule | None = None
    drawn_from: str = ""
    number: str = ""
    valid_for: str = ""
    valid_until: Rule | None = None
    article: str = ""
    to_verify: str = ""


@dataclass(frozen=True)
class Orders:
    """What a decision about another dossier orders to be done about that: desk questions, `order` of what is ordered,
    by its word, `until` of the last day on which it is to be done; empty where it orders nothing."""

    order: str = ""
    until: str = ""


@dataclass(frozen=True)
class Outcome:
    """`each`: a group; each of its items has its own entry and its own results, each with a number of its own."""

    results: tuple[ResultOf, ...]
    register: str = ""
    entry: EntryOf | None = None
    each: str = ""
    orders: Orders = Orders()
