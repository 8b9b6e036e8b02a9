"""The keys that a register has today."""

from django.db.models import Subquery

from duoc.language.calculations import Definition
from duoc.registers.keys import Key, read_keys
from duoc.registers.models import Register


def keys_of(register: str) -> tuple[Key, ...]:
    """The keys of a register."""
    return read_keys(Register.objects.filter(pk=register).values_list("keys", flat=True).first() or {})


def keys_column(definition: Definition) -> Subquery:
    """The keys of a definition's register as a column of a query that is made anyway; see `proposing.to_look_at`."""
    return Subquery(Register.objects.filter(pk=definition.outcome.register).values("keys")[:1])
