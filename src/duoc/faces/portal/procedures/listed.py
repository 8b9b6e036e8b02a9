"""The rows of a list of procedures: what each says beside its name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from duoc.faces.design.formats import dong
from duoc.faces.portal import labels
from duoc.procedures import queries
from duoc.procedures.models import Procedure


@dataclass(frozen=True)
class Row:
    """A procedure of a list, with its term and fee in words; "" where the term depends on the case or is not known.

    `fee_known`: whether the fee is one amount. `handed_in`: whether sending it from here hands it in. `own_form`:
    whether a form has to be fetched, filled and signed first.
    """

    item: Procedure
    term: str
    fee: str
    fee_known: bool
    handed_in: bool
    own_form: bool


class CountedPages(Paginator):  # type: ignore[type-arg]  # generic for the checker only, not when it runs
    """Pages of a list whose length is known: the database is not asked for it."""

    def __init__(self, rows: Any, per_page: int, length: int) -> None:
        super().__init__(rows, per_page)
        self.length = length

    @cached_property
    def count(self) -> int:
        return self.length


def rows_of(items: Sequence[Procedure], now: datetime) -> list[Row]:
    """One query for all of them."""
    briefs = queries.briefs([item.code for item in items], timezone.localdate(now))
    known = [(item, briefs.get(item.code) or queries.Brief()) for item in items]
    return [
        Row(
            item,
            labels.term_words(brief.term) if brief.term else "",
            _fee_words(brief),
            brief.fee is not None,
            brief.handed_in,
            brief.own_form and item.kind == "imported",
        )
        for item, brief in known
    ]


def _fee_words(brief: queries.Brief) -> str:
    """As the procedure's own page says it."""
    if brief.fee is None and brief.free_cases:
        return _("Có trường hợp không mất tiền")
    if brief.fee is None:
        return _("Phí đang xác minh") if brief.fee_doubted else _("Phí tùy trường hợp")
    words = _("Không mất tiền") if brief.fee == 0 else dong(brief.fee)
    return _("%(fee)s (đang xác minh)") % {"fee": words} if brief.fee_doubted else words
