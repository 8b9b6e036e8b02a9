"""What stands beside an entry, as an extract prints it: corrections with what stood there before, and notes."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils import translation

from duoc.ground.worktime.calculations import VIETNAM
from duoc.registers.comparing import Sheet, worded
from duoc.registers.field_questions import definition_of_entry
from duoc.registers.models import Entry, EntryChange

PRINTED = (EntryChange.Kind.CORRECTION, EntryChange.Kind.NOTE)


def marginal_notes(entry: Entry) -> tuple[dict[str, Any], ...]:
    """Each correction and note of an entry in its order, in the State's language: what it is, its day and legal basis,
    the field with what stood and what stands, or the words of the note. What another body gave late is no note. The
    office's own reason for a correction is not printed. One query where nothing was written beside it."""
    changes = entry.changes.filter(kind__in=PRINTED).order_by("at", "pk")
    with translation.override(settings.LANGUAGE_CODE):  # documents are in the State's language
        return tuple(_printed(entry, change) for change in changes)


def _printed(entry: Entry, change: EntryChange) -> dict[str, Any]:
    noted = change.kind == EntryChange.Kind.NOTE
    return {
        "kind": str(EntryChange.Kind(change.kind).label),
        "date": change.at.astimezone(VIETNAM).date().isoformat(),
        "basis": change.legal_basis,
        "text": change.text if noted else "",
        "fields": [_field(entry, name, both) for name, both in change.fields.items()],
    }


def _field(entry: Entry, name: str, both: Mapping[str, Any]) -> dict[str, str]:
    was, now = (_words(entry, name, both[side]) for side in ("was", "is"))
    label = next((one[0] for one in (now, was) if one), name)
    return {"label": label, "was": was[1] if was else "", "now": now[1] if now else ""}


def _words(entry: Entry, name: str, value: Any) -> tuple[str, str] | None:
    if value is None:
        return None
    return worded(entry.register, Sheet(definition_of_entry(entry), {name: value})).get(name, (name, str(value)))
