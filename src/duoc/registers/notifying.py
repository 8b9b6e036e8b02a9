"""The persons whom an entry names are told that it was corrected, or has ended."""

import uuid
from collections.abc import Collection
from datetime import datetime

from django.utils.translation import gettext_noop as _

from duoc.notices import actions as notices
from duoc.people.models import Party
from duoc.registers.models import Entry

CORRECTED = notices.Message(
    "entry_corrected",
    _("Việc ghi sổ số {code} có tên bạn đã được sửa"),
    _(
        "{unit} đã sửa một mục của việc ghi sổ số {code}, {register}. Nội dung cũ còn trong lịch sử của sổ. "
        "Nếu thấy không đúng, hãy hỏi {unit}."
    ),
)


ENDED = notices.Message(
    "entry_ended",
    _("Việc ghi sổ số {code} có tên bạn không còn hiệu lực"),
    _(
        "{unit} đã thu hồi kết quả đã ghi ở số {code}, {register}. Việc ghi sổ này không còn hiệu lực. "
        "Cần biết lý do, hãy hỏi {unit}."
    ),
)


def parties_of(entry: Entry) -> set[uuid.UUID]:
    """Whom the entry is about, but for those whose record it closes."""
    return set(entry.parties.filter(closes=False).values_list("party_id", flat=True))


def tell_corrected(entry: Entry, parties: Collection[uuid.UUID], at: datetime) -> None:
    """Sends each of them a notice; what was corrected is not said in it."""
    _tell(entry, parties, CORRECTED, at)


def tell_ended(entry: Entry, parties: Collection[uuid.UUID], at: datetime) -> None:
    """Sends each of them the notice that the entry has ended."""
    _tell(entry, parties, ENDED, at)


def _tell(entry: Entry, parties: Collection[uuid.UUID], message: notices.Message, at: datetime) -> None:
    values = {"code": entry.label, "unit": entry.unit.name, "register": entry.register.name}
    named = Party.objects.select_related("person", "business", "organisation").filter(pk__in=parties)
    for party in named.order_by("pk"):
        notices.notify(
            party,
            message,
            values,
            subject=("entry", str(entry.pk)),
            path=f"/lien-he/{entry.unit.code}/",
            at=at,
            origin=entry.origin,
            organisation=entry.unit,
        )
