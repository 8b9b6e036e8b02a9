"""What can be compared with an entry that is written or to be written, and the two side by side."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier
from duoc.language.calculations import Definition, Plan, entry_of, shown
from duoc.registers.drafting import drafted
from duoc.registers.field_questions import definition_of_entry, questions_of
from duoc.registers.models import Entry, EntryKey, ProposedEntry, Register


@dataclass(frozen=True)
class Sheet:
    """What an entry says or will say, and the definition that words it; None for past years."""

    definition: Definition | None
    data: Mapping[str, Any]


@dataclass(frozen=True)
class Line:
    """One field of two entries, in words."""

    label: str
    here: str
    there: str

    @property
    def same(self) -> bool:
        return self.here == self.there


def comparable(register: str, id: uuid.UUID | str) -> Entry | Dossier | None:
    """The entry in force with this id, or the dossier that holds keys of the register; None where there is neither."""
    entries = Entry.objects.select_related("register", "unit", "decision__dossier__version")
    entry = entries.filter(pk=id, register_id=register, ended_at=None).first()
    claims = EntryKey.objects.filter(dossier_id=id, register_id=register, entry=None, holds=True)
    if entry is not None or not claims.exists():
        return entry
    return Dossier.objects.select_related("version__procedure", "competent_unit").filter(pk=id).first()


def sheet_of(like: Entry | Dossier) -> Sheet:
    """What an entry says, or what the proposal of a dossier will have it say."""
    if isinstance(like, Entry):
        return Sheet(definition_of_entry(like), like.data)
    proposed = ProposedEntry.objects.filter(dossier=like).first()
    draft = drafted(proposed.draft["entry"]) if proposed is not None and proposed.draft["entry"] else None
    return Sheet(dossiers.definition_of(like), draft.data if draft is not None else {})


def sheet_to_write(definition: Definition, plan: Plan) -> Sheet:
    """What a dossier would have written, as it stands."""
    draft = entry_of(definition, plan)
    return Sheet(definition, draft.data if draft is not None else {})


def side_by_side(register: Register, here: Sheet, there: Sheet) -> list[Line]:
    """Each field that one of the two has, in the order of the register."""
    mine, theirs = (worded(register, one) for one in (here, there))
    labels = {field: label for one in (mine, theirs) for field, (label, _words) in one.items()}
    order = [*(field for field in register.labels if field in labels), *(one for one in labels)]
    return [
        Line(labels[field], mine.get(field, ("", ""))[1], theirs.get(field, ("", ""))[1])
        for field in dict.fromkeys(order)
    ]


def worded(register: Register, sheet: Sheet) -> dict[str, tuple[str, str]]:
    """By field its label and what stands there, in words and in the order of the register."""
    questions = questions_of(register, sheet.definition, sheet.data)
    return {field: (question.name, shown(question, sheet.data[field])) for field, question in questions.items()}
