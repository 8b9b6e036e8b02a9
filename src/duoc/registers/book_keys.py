"""The keys that a register has today, and what they are of an entry or of a dossier that will write one."""

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Subquery

from duoc.language.calculations import Definition
from duoc.registers.keys import Key, digests, read_keys
from duoc.registers.models import EntryKey, Register


def keys_of(register: str) -> tuple[Key, ...]:
    """The keys of a register."""
    return read_keys(Register.objects.filter(pk=register).values_list("keys", flat=True).first() or {})


def keys_for(
    keys: Sequence[Key],
    data: Mapping[str, Any],
    *,
    register: str,
    unit: uuid.UUID,
    entry: uuid.UUID | None = None,
    dossier: uuid.UUID | None = None,
    holds: bool = True,
) -> list[EntryKey]:
    """The rows of the keys that an entry with this data has, not saved yet.

    Args:
        entry, dossier: whose they are: of the entry, or of the dossier that is about to write it.
        holds: False where they are only noted.
    """
    return [
        EntryKey(
            register_id=register,
            organisation_id=unit,
            name=key.name,
            digest=digest,
            wall=key.wall,
            holds=holds,
            entry_id=entry,
            dossier_id=dossier,
        )
        for digest, key in digests(register, keys, data, str(unit)).items()
    ]


def keys_column(definition: Definition) -> Subquery:
    """The keys of a definition's register as a column of a query that is made anyway; see `proposing.to_look_at`."""
    return Subquery(Register.objects.filter(pk=definition.outcome.register).values("keys")[:1])
