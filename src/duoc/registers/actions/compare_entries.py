"""An official compares an entry with another one that a correction would make it alike."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.ground.letters.calculations import mended, says_too_little
from duoc.ground.once.actions import once
from duoc.ground.refusal import NotFound
from duoc.instruments.calculations import Unsound
from duoc.people.powers import Actor
from duoc.registers.models import Entry, EntryComparison
from duoc.registers.writing_beside import held_entry, record


@dataclass(frozen=True)
class Given:
    entry: str
    other: str
    reason: str


def compare_entries(
    *, actor: Actor, entry_id: uuid.UUID | str, other_id: uuid.UUID | str, reason: str, key: str, at: datetime
) -> EntryComparison:
    """Notes why two entries of one register are two matters, so that one may be corrected to be like the other.

    Raises:
        Forbidden: no specialist of the unit that keeps the book of the first.
        Unsound: no reason.
        NotFound, NotNow: there are no such two entries in force in one register.
    """
    given = Given(str(entry_id), str(other_id), mended(reason, lines=True))
    if says_too_little(given.reason):
        raise Unsound(
            _("Chưa ghi kết quả đối chiếu."),
            _("Hãy ghi vì sao hai việc khác nhau."),
            {"reason": _("Hãy ghi vì sao là việc khác (ít nhất 10 ký tự).")},
        )

    def act() -> str:
        entry = held_entry(given.entry, actor, at)
        others = Entry.objects.filter(register_id=entry.register_id, ended_at=None).exclude(pk=entry.pk)
        other = others.filter(pk=given.other).first()
        if other is None:
            raise NotFound(_("Sổ này không có việc đang còn hiệu lực đó."), _("Hãy tìm lại trong sổ."))
        by = {"at": at, "by_id": actor.person, "post_id": actor.post, "reason": given.reason}
        row, _made = EntryComparison.objects.update_or_create(entry=entry, other=other, defaults=by)
        facts = {"register": entry.register_id, "number": entry.label, "other": str(other.pk)}
        record("entry.compared", entry, actor, at, facts)
        return str(row.pk)

    return EntryComparison.objects.get(pk=once(actor.key, "registers.compare_entries", key, given, act))
