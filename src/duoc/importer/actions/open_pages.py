"""The province opens what passes the gates, as its file says, and closes what passes them no longer."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from duoc.importer import shipped
from duoc.importer.writer import Written
from duoc.procedures.actions import ToOpen, close_many, open_many
from duoc.procedures.models import Opening, PortalPage, Procedure
from duoc.procedures.queries import opening_rules

NO_LONGER = "Trang quốc gia đã đổi; thủ tục không còn đạt tiêu chí mở."
GONE = "Cổng Dịch vụ công quốc gia không còn thủ tục này."
CATALOGUE = "system:catalogue"


def ways_of(failed: Sequence[str], ways: Sequence[str]) -> tuple[str, ...]:
    """For which of the ways a page is opened: all when it passes every gate; where only the term is missing the counter
    alone, since the desk enters term and article before it accepts."""
    if not failed:
        return tuple(ways)
    return tuple(way for way in ways if way == "counter") if tuple(failed) == ("term",) else ()


def open_pages(written: Sequence[Written], at: datetime) -> None:
    """Opens and closes procedures made from these pages. What an official opened or closed by hand stays, but for what
    no decision of the province opens (`opening_rules.wall`)."""
    listed = shipped.opening()
    pages = {one.page.code: one for one in written}
    imported = set(Procedure.objects.filter(code__in=pages, kind="imported").values_list("code", flat=True))
    by_hand = set(
        Opening.objects.exclude(by=CATALOGUE, closed_by__in=("", CATALOGUE)).values_list("procedure__code", flat=True)
    )
    gone = set(shipped.gone())
    ways = {
        code: ways_of(one.failed, listed.imported)
        for code, one in pages.items()
        if code in imported and code not in by_hand and code not in gone
    }
    close_many([code for code, opened in ways.items() if not opened], because=NO_LONGER, at=at)
    _close_walled({code: pages[code].failed for code in by_hand & pages.keys() & imported}, at)
    opened = [ToOpen(code, each, pages[code].checked) for code, each in ways.items() if each]
    open_many(opened, basis=listed.basis, at=at)


def _close_walled(failed: Mapping[str, Sequence[str]], at: datetime) -> None:
    """Closes, of what an official opened by hand, what the page as read now does not allow for these ways."""
    standing = Opening.objects.filter(procedure__code__in=failed, closed_at__isnull=True).select_related("procedure")
    walled = [one.procedure.code for one in standing if opening_rules.wall(failed[one.procedure.code], one.ways)]
    close_many(walled, because=NO_LONGER, at=at)


def mark_gone(codes: Sequence[str], at: datetime) -> None:
    """Marks pages that the national portal no longer has, and closes what was made from them."""
    pages = [
        page for page in PortalPage.objects.filter(code__in=codes, offered_as="imported") if "gone" not in page.failed
    ]
    for page in pages:
        page.failed = ["gone", *page.failed]
    PortalPage.objects.bulk_update(pages, ["failed"])
    close_many([page.code for page in pages], because=GONE, at=at)


def gates_of(codes: Sequence[str]) -> tuple[tuple[str, ...], Mapping[str, tuple[str, ...]]]:
    """Of these codes those that can be filed online now, and why each of the others cannot: its gates."""
    standing = Opening.objects.filter(procedure__code__in=codes, closed_at__isnull=True, ways__contains=["online"])
    open_now = set(standing.values_list("procedure__code", flat=True))
    failed = dict(PortalPage.objects.filter(code__in=codes).values_list("code", "failed"))
    closed = {code: tuple(failed.get(code, ())) for code in codes if code not in open_now}
    return tuple(code for code in codes if code in open_now), closed
