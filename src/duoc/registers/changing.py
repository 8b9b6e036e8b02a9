"""What is written beside an entry later: the entry holds what is true now, the change keeps what stood there before."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from duoc.people.powers import Actor
from duoc.registers.holding_keys import hold_anew
from duoc.registers.models import Entry, EntryChange


def change(
    entry: Entry,
    *,
    kind: str,
    fields: Mapping[str, Any],
    text: str,
    legal_basis: str = "",
    actor: Actor,
    at: datetime,
    title: str = "",
) -> EntryChange:
    """Writes a change beside a locked entry; fields that stay as they were are no change.

    Args:
        title: what the entry is about with the change; as before where it is empty.

    Raises:
        NotNow: another entry in force holds a key that this one would get.
    """
    changed = {
        name: {"was": entry.data.get(name), "is": value}
        for name, value in fields.items()
        if entry.data.get(name) != value
    }
    row = EntryChange(entry=entry, kind=kind, fields=changed, text=text, legal_basis=legal_basis, at=at)
    row.by_id, row.post_id = actor.person, actor.post
    row.save(force_insert=True)
    if changed:
        entry.data = {**entry.data, **{name: value for name, value in fields.items() if name in changed}}
        entry.awaited = {name: reason for name, reason in entry.awaited.items() if name not in changed}
        entry.title = title or entry.title
        entry.save(update_fields=["data", "awaited", "title"])
        hold_anew(entry)
    return row


def data_on(entry: Entry, moment: datetime) -> dict[str, Any]:
    """What the entry said at a moment: later changes are taken back, the last one first. Its changes are read."""
    data = dict(entry.data)
    for one in reversed([one for one in entry.changes.all() if one.at > moment]):
        for name, change in one.fields.items():
            data[name] = change["was"]
    return {name: value for name, value in data.items() if value is not None}
