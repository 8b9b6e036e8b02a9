"""What the registers hold, as procedures ask for it. For the book of a body that ended, its heir answers."""

import uuid
from collections.abc import Sequence
from dataclasses import replace

from duoc.dossiers import queries as dossiers
from duoc.ground.worktime.calculations import VIETNAM
from duoc.language.calculations import ENTERED_ON, OWN_COMPLAINTS, OWN_DOSSIERS, HeldEntry
from duoc.people.models import Person
from duoc.registers.marginal_notes import marginal_notes
from duoc.registers.models import Entry, EntryParty


class RegisterHoldings:
    """Implements `language.calculations.Holdings` over the registers. Named in `settings.HOLDINGS`."""

    def entries_of(self, register: str, person_id: str) -> Sequence[HeldEntry]:
        """Entries of the register that name the person, newest first; one that has ended is told as not valid. Of
        `dossiers` and `complaints` those of the person, which are no entries of a book."""
        if register == OWN_DOSSIERS:
            return dossiers.dossiers_to_name(person_id)
        if register == OWN_COMPLAINTS:
            return dossiers.complaints_to_name(person_id)
        parts = (
            EntryParty.objects.select_related("entry__unit__heir")
            .filter(party_id=person_id, entry__register_id=register)
            .order_by("-entry__entered_at", "-entry__year", "-entry__number", "pk")
        )
        held: dict[str, tuple[Entry, list[str]]] = {}
        for part in parts:
            held.setdefault(str(part.entry_id), (part.entry, []))[1].append(part.part)
        return [_held(entry, tuple(roles)) for entry, roles in held.values()]

    def entries_naming(self, register: str, personal_number: str) -> Sequence[HeldEntry]:
        """As `entries_of`, of the person with this number; of nobody without one."""
        person = Person.objects.filter(personal_number=personal_number).first() if personal_number else None
        return self.entries_of(register, str(person.pk)) if person else ()

    def entry(self, register: str, entry_id: str) -> HeldEntry | None:
        """One entry by its id or, where that is unmistakable, by its number."""
        entries = Entry.objects.select_related("unit__heir").filter(register_id=register)
        try:
            matching = list(entries.filter(pk=uuid.UUID(entry_id)))
        except ValueError:
            matching = list(entries.filter(label=entry_id)[:2])
        if len(matching) != 1:
            return None
        return replace(_held(matching[0], ()), beside=marginal_notes(matching[0]))


def _held(entry: Entry, roles: tuple[str, ...]) -> HeldEntry:
    return HeldEntry(
        register=entry.register_id,
        id=str(entry.pk),
        number=entry.label,
        data={**entry.data, ENTERED_ON: entry.entered_at.astimezone(VIETNAM).date().isoformat()},
        label=f"{entry.title}, số {entry.label}" if entry.title else f"Số {entry.label}",
        organisation=entry.unit.code,
        keeper=entry.unit.heir.code if entry.unit.heir else "",
        valid=entry.ended_at is None,
        roles=roles,
    )
