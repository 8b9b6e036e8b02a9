"""The persons whom an entry names are told that it was corrected."""

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


def parties_of(entry: Entry) -> set[uuid.UUID]:
    """Whom the entry is about, but for those whose record it closes."""
    return set(entry.parties.filter(closes=False).values_list("party_id", flat=True))


def tell_corrected(entry: Entry, parties: Collection[uuid.UUID], at: datetime) -> None:
    """Sends each of them a notice; what was corrected is not said in it."""
    values = {"code": entry.label, "unit": entry.unit.name, "register": entry.register.name}
    named = Party.objects.select_related("person", "business", "organisation").filter(pk__in=parties)
    for party in named.order_by("pk"):
        notices.notify(
            party,
            CORRECTED,
            values,
            subject=("entry", str(entry.pk)),
            path=f"/lien-he/{entry.unit.code}/",
            at=at,
            origin=entry.origin,
            organisation=entry.unit,
        )
