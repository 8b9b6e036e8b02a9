"""What the province already holds, as the language needs it. `registers` implements this, `config` plugs it in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

# Beside the entry's own data, the day on which it was written: extracts print it.
ENTERED_ON = "entry.date"
# Not a book of results: the dossiers that the asking person filed or had filed. A question about one names it so.
OWN_DOSSIERS = "dossiers"
# Those of them that are themselves about another one: a first complaint, as a second one names it.
OWN_COMPLAINTS = "complaints"
NAMED_DOSSIERS = (OWN_DOSSIERS, OWN_COMPLAINTS)
# What rules and papers read of a named dossier. `body.above`: code of the body above the one that acted; empty where
# there is none here. `due_on`: promised, or expected until it was accepted. `decided`: its result is there.
OF_DOSSIER = frozenset({"procedure.name", "body.name", "body.above", "filed_on", "due_on", "decided"})


@dataclass(frozen=True)
class HeldEntry:
    """One entry of a register: `data` is flat ("child.full_name": …), `organisation` the code of the unit that wrote
    it, `keeper` that of the one that keeps its book since; empty where it is the same."""

    register: str
    id: str
    number: str
    data: Mapping[str, Any] = field(default_factory=dict)
    label: str = ""
    organisation: str = ""
    valid: bool = True
    keeper: str = ""
    beside: tuple[Mapping[str, Any], ...] = ()  # corrections and notes, for whoever prints the entry; only of one entry
    roles: tuple[str, ...] = ()  # what the asking person is in it: child, mother, …; empty when not known


class Holdings(Protocol):
    """Read access to registers for one act. Implementations answer only what the asking person may learn."""

    def entries_of(self, register: str, person_id: str) -> Sequence[HeldEntry]:
        """Entries of this register in which the person is named."""

    def entries_naming(self, register: str, personal_number: str) -> Sequence[HeldEntry]:
        """Entries of this register that name the person of this number; for questions to officials only."""

    def entry(self, register: str, entry_id: str) -> HeldEntry | None:
        """One entry by its id or, for questions with `lookup`, by its number."""


class NoHoldings:
    """Nothing is held: before sign-in, in previews and in tests."""

    def entries_of(self, register: str, person_id: str) -> Sequence[HeldEntry]:
        return ()

    def entries_naming(self, register: str, personal_number: str) -> Sequence[HeldEntry]:
        return ()

    def entry(self, register: str, entry_id: str) -> HeldEntry | None:
        return None


@dataclass(frozen=True)
class GivenHoldings:
    """Holdings given as a list: situations in cases.yaml."""

    entries: Sequence[HeldEntry]

    def entries_of(self, register: str, person_id: str) -> Sequence[HeldEntry]:
        return [entry for entry in self.entries if entry.register == register]

    def entries_naming(self, register: str, personal_number: str) -> Sequence[HeldEntry]:
        return [entry for entry in self.entries_of(register, "") if personal_number in entry.data.values()]

    def entry(self, register: str, entry_id: str) -> HeldEntry | None:
        for entry in self.entries_of(register, ""):
            if entry_id in (entry.id, entry.number):
                return entry
        return None
