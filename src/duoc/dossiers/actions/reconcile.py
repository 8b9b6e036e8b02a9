"""The day's reconciliation with the ministries' systems and the National Portal: counted, compared, kept."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection, transaction

from duoc.dossiers.models import Dossier
from duoc.dossiers.reconciliation import reconciling
from duoc.dossiers.reconciliation.portal import with_portal
from duoc.dossiers.reconciliation.reconciling import Difference, Row
from duoc.ground.ledger import actions as ledger
from duoc.ground.ledger import queries as entries
from duoc.ground.worktime.calculations import VIETNAM
from duoc.partners.queries import DayLine

SUBJECT = "reconciliation"
_LATEST = """
    SELECT DISTINCT ON (subject_id) subject_id, canonical::json -> 'facts' ->> 'number',
           canonical::json -> 'facts' ->> 'status'
    FROM ledger_entry
    WHERE subject_kind = 'dossier' AND subject_id = ANY(%s) AND action = 'dossier.mirrored'
    ORDER BY subject_id, number DESC
"""


@dataclass(frozen=True)
class Reconciliation:
    """What was found of one day.

    Attributes:
        here: procedure → status → number of dossiers accepted on that day, as last noted here; `not_handed_over`
            are those of which no number of the ministry's is noted.
        there: the same as the ministry says; None when it has not told.
        portal: what was filed on the National Portal on that day, by procedure and national status: `here`, and `there`
            as the Portal says (None when it gave no list); `refused`: its messages that were refused, by kind.
        differences: what two sides say differently; empty when nobody else has said anything.
        new: False when exactly this was recorded before.
    """

    day: date
    here: dict[str, dict[str, int]]
    there: dict[str, dict[str, int]] | None
    differences: tuple[Difference, ...]
    new: bool
    portal: dict[str, Any] = field(default_factory=dict)


@transaction.atomic
def reconcile(
    *, day: date, ministry_list: str | None, at: datetime, portal_list: Sequence[DayLine] | None = None
) -> Reconciliation:
    """Records a day's figures of all procedures that a ministry's system settles, and of what was filed on the Portal,
    once for the same figures.

    Done by the installation: by a command with the ministry's list, or every evening without one, so that nobody can
    say later that a day was not counted.

    Args:
        day: of acceptance, Vietnamese time.
        ministry_list: its list of the same day, CSV (see `reconciling.read_list`); None when there is none yet.
        portal_list: what the Portal lists of the day (`partners.queries.listed`, asked outside of any transaction).

    Raises:
        ListUnreadable: the list cannot be used; nothing is recorded.
    """
    there = None if ministry_list is None else reconciling.read_list(ministry_list)
    here = _handed_over(day)
    differences = () if there is None else reconciling.differences(here, there)
    portal, apart = with_portal(day, portal_list)
    differences += apart
    facts: dict[str, Any] = {
        "day": day.isoformat(),
        "here": reconciling.counts(here),
        "there": None if there is None else reconciling.counts(there),
        "portal": portal,
        "differences": [asdict(one) for one in differences],
    }
    before = entries.of_subject(SUBJECT, day.isoformat())
    new = not before or entries.facts(before[-1]) != facts
    if new:
        ledger.append(
            action="reconciliation.recorded",
            actor="system:reconciliation",
            post="",
            subject=(SUBJECT, day.isoformat()),
            facts=facts,
            at=at,
        )
    return Reconciliation(day, facts["here"], facts["there"], differences, new, portal)


def _handed_over(day: date) -> list[Row]:
    """The dossiers of ministries' procedures accepted on the day, each as last noted from the ministry's screen."""
    start = datetime.combine(day, time.min, VIETNAM)
    accepted = Dossier.objects.filter(
        version__procedure__handled_in="ministry", accepted_at__gte=start, accepted_at__lt=start + timedelta(days=1)
    )
    codes = {str(id): code for id, code in accepted.order_by("code").values_list("id", "procedure_code")}
    with connection.cursor() as cursor:
        cursor.execute(_LATEST, [list(codes)])
        noted = {id: (number, status) for id, number, status in cursor.fetchall()}
    return [
        Row(code, noted[id][1], noted[id][0]) if id in noted else Row(code, reconciling.NOT_HANDED_OVER)
        for id, code in codes.items()
    ]
