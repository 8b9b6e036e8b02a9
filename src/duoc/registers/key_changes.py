"""A register gets other keys: the entries in force and what dossiers are about to write are looked through before, and
either all get theirs or nothing changes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext as _

from duoc.ground.refusal import NotNow
from duoc.registers.holding_keys import about_to_write, keys_of_entry, keys_of_proposed
from duoc.registers.keys import Key
from duoc.registers.models import Entry, EntryKey, ProposedEntry, Register

MANY = 2000
SHOWN = 10


class KeyBroken(NotNow):
    """Some hold the same key: it cannot be introduced before a person has looked at them."""


@dataclass(frozen=True)
class Broken:
    """Two that have the same key: number of the entry, or code of the dossier about to write it, and unit."""

    key: str
    one: str
    other: str


def broken_by(register: str, keys: Sequence[Key]) -> list[Broken]:
    """The pairs of entries in force and standing proposals that stand against the walls among these keys. A proposal
    takes over the keys of the entry that it replaces."""
    seen: dict[str, str] = {}
    holders: dict[str, str] = {}
    broken = []
    walls = [key for key in keys if key.wall]
    for key, words, replaces in _named(register, walls):
        if key.digest in seen and (not replaces or holders[key.digest] != replaces):
            broken.append(Broken(key.name, seen[key.digest], words))
        seen.setdefault(key.digest, words)
        holders.setdefault(key.digest, str(key.entry_id))
    return broken


def introduce(register: Register, keys: Sequence[Key]) -> None:
    """The entries in force and the open dossiers that will write one get the keys of their register anew, in the
    transaction of the caller.

    Raises:
        KeyBroken: some have the same; they are listed, and nothing has changed.
    """
    broken = broken_by(register.pk, keys)
    if broken:
        listed = "; ".join(f"{one.key}: {one.one} – {one.other}" for one in broken[:SHOWN])
        raise KeyBroken(
            _("Sổ «%(name)s»: %(count)d cặp việc đang còn hiệu lực hoặc đã trình trùng khóa mới: %(listed)s.")
            % {"name": register.name, "count": len(broken), "listed": listed},
            _("Hãy đối chiếu và sửa các việc ấy trước, hoặc đưa khóa vào warn_same. Chưa có gì thay đổi."),
        )
    EntryKey.objects.filter(register=register).delete()
    if keys:
        _create(row for entry in _entries(register.pk) for row in keys_of_entry(entry, keys))
        _create(row for one in _proposed(register.pk) for row in keys_of_proposed(one, keys))


def _create(rows: Iterable[EntryKey]) -> None:
    # The only walls left that stand against each other are those of an entry and of what replaces it: it keeps them.
    EntryKey.objects.bulk_create(rows, batch_size=MANY, ignore_conflicts=True)


def _named(register: str, keys: Sequence[Key]) -> Iterator[tuple[EntryKey, str, str]]:
    """What holds, in words, with the entry whose place it takes."""
    if not keys:
        return
    for entry in _entries(register):
        for row in keys_of_entry(entry, keys):
            yield row, f"{entry.label} ({entry.unit.name})", ""
    for one in _proposed(register).filter(proposed=True):
        for row in keys_of_proposed(one, keys):
            yield row, one.words, str(one.draft["entry"]["replaces"] or "")


def _entries(register: str) -> Iterator[Entry]:
    entries = Entry.objects.select_related("unit").filter(register_id=register, ended_at=None)
    return entries.order_by("entered_at", "year", "number", "pk").iterator(MANY)


def _proposed(register: str) -> "QuerySet[Any]":
    """What open dossiers are about to write, the oldest first, with the `words` for it."""
    words = Concat(F("dossier__code"), Value(" ("), F("organisation__name"), Value(")"), output_field=CharField())
    rows: QuerySet[Any] = about_to_write(ProposedEntry.objects.all())
    named: QuerySet[Any] = rows.filter(register=register).annotate(words=words)
    return named.order_by("dossier__filed_at", "dossier__code", "pk")
