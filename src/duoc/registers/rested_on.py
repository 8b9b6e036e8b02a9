"""The entries that a dossier rests on: whether they still say what its result would say."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, FloatField, Func, QuerySet
from django.utils.translation import gettext as _

from duoc.decisions import queries as decisions
from duoc.decisions.models import LaterDecision
from duoc.registers.models import Entry, EntryChange
from duoc.registers.text_rows import text_rows

ENDED, WAITS, CHANGED = "ended", "waits", "changed"
"""It has ended; what ends or corrects it is signed and waits for its seal; it was written beside since the proposal."""

# Not the framework's Extract: that one reads the moment in local time first.
_SECONDS = Func("at", template="EXTRACT(EPOCH FROM %(expressions)s)", output_field=FloatField())


@dataclass(frozen=True)
class EndedEntry:
    """An entry that has ended meanwhile; `by` is the number of the one in its place."""

    number: str
    by: str


@dataclass(frozen=True)
class UnsettledEntry:
    """An entry that will not say any more, or says no more, what was read in it. `why`: WAITS or CHANGED."""

    number: str
    why: str

    @property
    def words(self) -> str:
        """What happened, in a sentence."""
        if self.why == WAITS:
            say = _("Việc ghi sổ số %(number)s đang được thu hồi hoặc đính chính: đã ký, chờ văn thư phát hành.")
        else:
            say = _("Việc ghi sổ số %(number)s đã được sửa hoặc ghi thêm sau khi trình dự thảo này.")
        return say % {"number": self.number}


def rows_of(entries: Collection[str]) -> list["QuerySet[Any, tuple[str, ...]]"]:
    """What is known of these entries, as rows that `read` takes."""
    own = Entry.objects.filter(pk__in=entries)
    on_their_way = LaterDecision.objects.filter(standing=True, state__in=decisions.ON_ITS_WAY)
    changing = on_their_way.exclude(turn=LaterDecision.Turn.REISSUE).values("subject__dossier")
    waiting = own.filter(ended_at=None, decision__dossier__in=changing)
    changes = EntryChange.objects.filter(entry__in=entries)
    return [
        text_rows(own.filter(ended_at__isnull=False), ENDED, F("id"), F("label"), F("replaced_by__label")),
        text_rows(waiting, WAITS, F("id"), F("label")),
        text_rows(changes, CHANGED, F("entry_id"), F("entry__label"), _SECONDS),
    ]


def unsettled(number: str, why: str, changed_at: str, proposed_at: datetime | None) -> UnsettledEntry | None:
    """A row of `rows_of` about an entry in force; None where it changed before the result was proposed."""
    if why == CHANGED and (proposed_at is None or float(changed_at) <= proposed_at.timestamp()):
        return None
    return UnsettledEntry(number, why)
