"""Which dossiers may come late, by how long their body has taken for the step. A forecast is never a promise."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from duoc.dossiers.clocks.term_ends import CLOCK_RUNS, RUNNING, clock_runs, due_by, midnight
from duoc.dossiers.models import Dossier, StepPace, Turn
from duoc.dossiers.rules import OUTSIDE
from duoc.ground.worktime.calculations import local, moment
from duoc.procedures.queries import forecast_rule

HANDLED = CLOCK_RUNS & ~Q(desk__in=sorted(OUTSIDE))
_OPEN = Turn.objects.filter(dossier=OuterRef("pk"), closed_at=None)
_PACE = StepPace.objects.filter(
    unit=OuterRef("unit"), step=OuterRef("step"), procedure_code=OuterRef(OuterRef("procedure_code"))
)
AT_RISK = HANDLED & Q(
    Exists(
        _OPEN.filter(
            dossier__due_at__lt=F("opened_at")
            + Subquery(_PACE.annotate(whole=F("most") + F("behind")).values("whole")[:1])
        )
    )
)
"""Of rows of dossiers: by the forecast the result comes after the promise."""
# By hand: the framework knows no percentiles within groups. Turns at which no official of the unit has it in hand, and
# those of dossiers that ended without a result, say nothing of the pace.
_PACES = """
    INSERT INTO dossiers_steppace (unit_id, procedure_code, step, turns, half, most, behind, counted_at)
    SELECT turn.unit_id, dossier.procedure_code, turn.step, count(*),
        percentile_cont(0.5) WITHIN GROUP (ORDER BY turn.closed_at - turn.opened_at),
        percentile_cont(0.9) WITHIN GROUP (ORDER BY turn.closed_at - turn.opened_at),
        percentile_cont(0.5) WITHIN GROUP (ORDER BY greatest(dossier.result_signed_at - turn.closed_at, interval '0')),
        %(at)s
    FROM dossiers_turn turn JOIN dossiers_dossier dossier ON dossier.id = turn.dossier_id
    WHERE turn.closed_at > %(since)s AND turn.closed_at <= %(at)s AND dossier.result_signed_at IS NOT NULL
        AND turn.opened_at < dossier.result_signed_at AND turn.desk <> ALL(%(outside)s)
    GROUP BY turn.unit_id, dossier.procedure_code, turn.step
    HAVING count(*) >= %(least)s
"""


@dataclass(frozen=True)
class Forecast:
    """Why a dossier may come late.

    Attributes:
        expected: when its result comes, if it takes as long as nine of ten before it did.
        why: in the reader's language: the step, how long it takes here, and until when.
    """

    expected: datetime
    why: str


def urgent(at: datetime) -> Q:
    """Of rows of dossiers with `due=NEXT`: late, due today, or it may come late: what a head looks at."""
    return RUNNING & due_by(midnight(at) + timedelta(days=1)) | AT_RISK


def count_paces(at: datetime) -> int:
    """Counts anew how long each body takes for each step; in the transaction of the caller.

    Returns:
        How many steps have enough turns to say something; none where the province has no rule.
    """
    StepPace.objects.all().delete()
    rule = forecast_rule(local(at).date())
    if rule is None:
        return 0
    values: dict[str, Any] = {
        "at": at,
        "since": at - timedelta(days=rule.days),
        "least": rule.least,
        "outside": sorted(OUTSIDE),
    }
    with connection.cursor() as cursor:
        cursor.execute(_PACES, values)
        return int(cursor.rowcount)


def forecasts(dossiers: Iterable[Dossier], at: datetime) -> Mapping[str, Forecast]:
    """Of these dossiers those that may come late, by id. Two queries, none where nobody has them in hand."""
    handled = {one.pk: one for one in dossiers if _is_handled(one, at)}
    if not handled:
        return {}
    units = {one.assigned_unit_id for one in handled.values()}
    paces = {(one.unit_id, one.procedure_code, one.step): one for one in StepPace.objects.filter(unit__in=units)}
    turns = Turn.objects.filter(dossier__in=handled, closed_at=None) if paces else ()
    known = ((handled[turn.dossier_id], turn, _pace(paces, handled[turn.dossier_id], turn)) for turn in turns)
    made = {str(one.pk): _forecast(one, turn, pace) for one, turn, pace in known if pace is not None}
    return {id: forecast for id, forecast in made.items() if forecast is not None}


def _is_handled(dossier: Dossier, at: datetime) -> bool:
    return clock_runs(dossier) and dossier.desk not in OUTSIDE and dossier.due_at is not None and dossier.due_at > at


def _pace(paces: Mapping[tuple[uuid.UUID, str, str], StepPace], dossier: Dossier, turn: Turn) -> StepPace | None:
    return paces.get((turn.unit_id, dossier.procedure_code, turn.step))


def _forecast(dossier: Dossier, turn: Turn, pace: StepPace) -> Forecast | None:
    expected = turn.opened_at + pace.most + pace.behind
    if dossier.due_at is None or expected <= dossier.due_at:
        return None
    words = {"half": in_words(pace.half), "most": in_words(pace.most), "expected": moment(expected)}
    why = _(
        "Bước này ở đây: một nửa số hồ sơ xong trong %(half)s, chín phần mười trong %(most)s. Nếu cũng lâu như vậy thì "
        "có kết quả khoảng %(expected)s, sau ngày hẹn."
    )
    return Forecast(expected, why % words)


def in_words(time: timedelta) -> str:
    """A stretch of time as people say it: "2 ngày", "3 giờ", "15 phút"."""
    if time.days:
        return _("%(n)s ngày") % {"n": time.days}
    hours = time.seconds // 3600
    return _("%(n)s giờ") % {"n": hours} if hours else _("%(n)s phút") % {"n": max(1, time.seconds // 60)}
