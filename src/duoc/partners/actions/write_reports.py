"""How a subject stands is reported to a partner."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from duoc.ground.rows import actions as rows
from duoc.partners.calculations import PORTAL
from duoc.partners.models import Report
from duoc.partners.queue import send_later
from duoc.people.models import Organisation, Party


def write_reports(
    subject: tuple[str, str],
    code: str,
    contents: Sequence[dict[str, Any]],
    *,
    party: Party,
    organisation: Organisation,
    at: datetime,
    first: bool = False,
) -> list[Report]:
    """Writes reports for the National Portal, one for each content that differs from the one before it.

    Belongs in the transaction of the act that it is about, which holds the subject's lock: act, report and job exist
    together or not at all.

    Args:
        code: under which the Portal knows the subject.
        first: nothing was reported of this subject before.

    Raises:
        RuntimeError: called outside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a report is written in the transaction of the act it is about")
    last = None if first else _last(subject)
    sequence, content = (last.sequence, last.content) if last else (0, None)
    written = []
    for new in contents:
        if new == content:
            continue
        sequence, content = sequence + 1, new
        row = Report(
            partner=PORTAL,
            code=code,
            subject_kind=subject[0],
            subject_id=subject[1],
            party=party,
            organisation=organisation,
            sequence=sequence,
            content=new,
            created_at=at,
        )
        written.append(rows.add(row))
    if written:
        send_later(subject)
    return written


def _last(subject: tuple[str, str]) -> Report | None:
    reports = Report.objects.filter(subject_kind=subject[0], subject_id=subject[1])
    return reports.order_by("sequence").last()
