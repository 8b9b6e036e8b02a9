"""The reports of one subject go out, in order, until one is not taken."""

from datetime import datetime

from django.db import connection, transaction

from duoc.partners import queries, rules, wire
from duoc.partners.models import Report
from duoc.partners.models.report import ReportState
from duoc.partners.queue import send_later


def send_reports(subject: tuple[str, str], *, at: datetime) -> int:
    """Sends what waits of a subject. At least once: after a crash between sending and noting, a report is sent again.

    The partner is spoken to between two transactions, never inside one. One that is refused for good is set aside and
    named by the daily count; those behind it go on, since each says all that counts. One that finds no answer holds
    back those behind it.

    Returns:
        How many were taken.

    Raises:
        RuntimeError: called inside a transaction.
    """
    if connection.in_atomic_block:
        raise RuntimeError("nothing outside the database is called inside a transaction")
    taken = 0
    while (report := queries.first_waiting(subject)) is not None:
        if report.next_try_at is not None and report.next_try_at > at:
            return taken
        state = _send(report, at)
        if state == ReportState.SENT:
            taken += 1
        elif state != ReportState.REFUSED:
            return taken
    return taken


def release_held(*, at: datetime) -> int:
    """Reports that wait for their next try, or were given up, are tried at once: the Portal may be back.

    Returns:
        How many subjects have one, of at most `rules.AT_ONCE` a turn.
    """
    subjects = queries.held_subjects()
    with transaction.atomic():
        for subject in subjects:
            held = Report.objects.filter(subject_kind=subject[0], subject_id=subject[1])
            held = held.filter(state__in=[ReportState.WAITING, ReportState.STUCK])
            held.update(state=ReportState.WAITING, next_try_at=None)
            send_later(subject)
    return len(subjects)


def _send(report: Report, at: datetime) -> str:
    try:
        wire.send({**report.content, "partner_code": report.code, "sequence": report.sequence})
    except wire.NoAnswer as error:
        return _note_failure(report, error, at)
    with transaction.atomic():
        Report.objects.filter(pk=report.pk).update(state=ReportState.SENT, sent_at=at, next_try_at=None, last_error="")
    return ReportState.SENT


def _note_failure(report: Report, error: wire.NoAnswer, at: datetime) -> str:
    attempts = report.attempts + 1
    again = None if error.for_good else rules.next_try(attempts, at)
    state = ReportState.REFUSED if error.for_good else ReportState.WAITING if again else ReportState.STUCK
    with transaction.atomic():
        noted = Report.objects.filter(pk=report.pk).exclude(state=ReportState.SENT)
        noted.update(state=state, attempts=attempts, next_try_at=again, last_error=error.say[:200])
        if again is not None:
            send_later((report.subject_kind, report.subject_id), not_before=again)
    return state
