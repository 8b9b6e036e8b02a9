"""A register gets other keys: the entries in force are looked through before, and either all get theirs or nothing
changes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from duoc.ground.refusal import NotNow
from duoc.registers.keys import Key, digests
from duoc.registers.models import Entry, EntryKey, Register

MANY = 2000
SHOWN = 10


class KeyBroken(NotNow):
    """Entries in force have the same key: it cannot be introduced before a person has looked at them."""


@dataclass(frozen=True)
class Broken:
    """Two entries in force that have the same key: their numbers and units."""

    key: str
    one: str
    other: str


def broken_by(register: str, keys: Sequence[Key]) -> list[Broken]:
    """The pairs of entries in force that stand against the walls among these keys."""
    seen: dict[str, str] = {}
    broken = []
    for entry, key, digest in _keys(register, [key for key in keys if key.wall]):
        words = f"{entry.label} ({entry.unit.name})"
        if digest in seen:
            broken.append(Broken(key.name, seen[digest], words))
        seen.setdefault(digest, words)
    return broken


def introduce(register: Register, keys: Sequence[Key]) -> None:
    """The entries in force get the keys of their register anew, in the transaction of the caller.

    Raises:
        KeyBroken: some entries have the same; they are listed, and nothing has changed.
    """
    broken = broken_by(register.pk, keys)
    if broken:
        listed = "; ".join(f"{one.key}: {one.one} – {one.other}" for one in broken[:SHOWN])
        raise KeyBroken(
            _("Sổ «%(name)s»: %(count)d cặp việc đang còn hiệu lực trùng khóa mới: %(listed)s.")
            % {"name": register.name, "count": len(broken), "listed": listed},
            _("Hãy đối chiếu và sửa các việc ấy trước, hoặc đưa khóa vào warn_same. Chưa có gì thay đổi."),
        )
    EntryKey.objects.filter(register=register, entry__isnull=False).delete()
    rows: list[EntryKey] = []
    for entry, key, digest in _keys(register.pk, keys):
        common = {"register_id": register.pk, "organisation_id": entry.unit_id, "entry": entry}
        rows.append(EntryKey(name=key.name, digest=digest, wall=key.wall, **common))
    EntryKey.objects.bulk_create(rows, batch_size=MANY)


def _keys(register: str, keys: Sequence[Key]) -> Iterator[tuple[Entry, Key, str]]:
    entries = Entry.objects.select_related("unit").filter(register_id=register, ended_at=None)
    for entry in entries.order_by("entered_at", "year", "number", "pk").iterator(MANY) if keys else ():
        for digest, key in digests(register, keys, entry.data, str(entry.unit_id)).items():
            yield entry, key, digest
