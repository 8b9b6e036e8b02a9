"""Reading the outbox, and what a partner says of a day."""

from datetime import date, datetime

from django.conf import settings
from django.db.models import Q, Sum

from duoc.partners import rules, wire
from duoc.partners.models import RefusedMessage, Report
from duoc.partners.models.report import ReportState
from duoc.partners.wire import DayLine

__all__ = ["DayLine", "is_connected", "listed", "refused_on"]


def is_connected() -> bool:
    """Whether this installation speaks with the National Portal."""
    return bool(settings.PORTAL_URL and settings.PORTAL_SECRET)


def listed(day: date) -> tuple[DayLine, ...] | None:
    """What the Portal lists of a day; None when it is not connected or gives no list now."""
    if not is_connected():
        return None
    try:
        return wire.day_list(day)
    except wire.NoAnswer:
        return None


def first_waiting(subject: tuple[str, str]) -> Report | None:
    """The report of this subject that goes next; None when nothing waits, or one that is stuck stands before it."""
    open_ = Report.objects.filter(subject_kind=subject[0], subject_id=subject[1]).filter(
        state__in=[ReportState.WAITING, ReportState.STUCK]
    )
    first = open_.order_by("sequence").first()
    return first if first is not None and first.state == ReportState.WAITING else None


def held_subjects() -> list[tuple[str, str]]:
    """Subjects of which a report was given up, or waits for its next try."""
    return _subjects(Q(state=ReportState.STUCK) | Q(state=ReportState.WAITING, next_try_at__isnull=False))


def waiting_subjects() -> list[tuple[str, str]]:
    """Subjects of which a report was not taken yet."""
    return _subjects(Q(state__in=[ReportState.WAITING, ReportState.STUCK]))


def forgotten_subjects(before: datetime) -> list[tuple[str, str]]:
    """Subjects of which a report waits although its time came long ago: its job was lost with a worker."""
    due = Q(next_try_at__lt=before) | Q(next_try_at=None, created_at__lt=before)
    return _subjects(Q(state=ReportState.WAITING) & due)


def refused_on(day: date) -> dict[str, int]:
    """How many messages were refused on a day, by kind."""
    kinds = RefusedMessage.objects.filter(day=day).values("kind").annotate(sum=Sum("times")).order_by("kind")
    return {row["kind"]: row["sum"] for row in kinds}


def _subjects(which: Q) -> list[tuple[str, str]]:
    rows = Report.objects.filter(which).order_by("created_at").values_list("subject_kind", "subject_id")
    return list(dict.fromkeys(rows[: rules.AT_ONCE * 5]))[: rules.AT_ONCE]
