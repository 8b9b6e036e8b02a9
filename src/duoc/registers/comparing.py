"""What a dossier can be compared with: an entry in force, or a dossier that is about to write one."""

import uuid

from duoc.dossiers.models import Dossier
from duoc.registers.models import Entry, EntryKey


def comparable(register: str, id: uuid.UUID | str) -> Entry | Dossier | None:
    """The entry in force with this id, or the dossier that holds keys of the register; None where there is neither."""
    entries = Entry.objects.select_related("register", "unit").filter(pk=id, register_id=register, ended_at=None)
    claims = EntryKey.objects.filter(dossier_id=id, register_id=register, entry=None, holds=True)
    waiting = Dossier.objects.select_related("version__procedure", "competent_unit").filter(
        pk__in=claims.values("dossier_id")
    )
    return entries.first() or waiting.first()
