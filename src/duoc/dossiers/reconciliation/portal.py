"""What was filed on the National Portal on a day: as it stands here, and as the Portal says."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, OuterRef

from duoc.dossiers.models import Dossier, Withdrawal
from duoc.dossiers.national_codes import national_code
from duoc.dossiers.reconciliation import reconciling
from duoc.dossiers.reconciliation.reconciling import PORTAL, Difference, Row
from duoc.ground.worktime.calculations import VIETNAM
from duoc.partners import queries as partners
from duoc.partners.queries import DayLine
from duoc.payments import queries as charges


def with_portal(day: date, listed: Sequence[DayLine] | None) -> tuple[dict[str, Any], tuple[Difference, ...]]:
    """Both sides in figures, and what they say differently, dossier by dossier. Two queries however many there are.

    Args:
        day: of filing there, Vietnamese time.
        listed: what the Portal lists of it; None when it gave no list, and nothing is compared.
    """
    here = _filed_there(day)
    there = None if listed is None else [Row(one.procedure, str(one.status), one.code) for one in listed]
    figures = {
        "here": reconciling.counts(here),
        "there": None if there is None else reconciling.counts(there),
        "refused": partners.refused_on(day),
    }
    return figures, () if there is None else reconciling.differences(here, there, PORTAL)


def _filed_there(day: date) -> list[Row]:
    start = datetime.combine(day, time.min, VIETNAM)
    waits = Withdrawal.objects.filter(dossier=OuterRef("pk"), decided_at__isnull=True)
    dossiers = list(
        Dossier.objects.filter(
            partner_filing__filed_at__gte=start, partner_filing__filed_at__lt=start + timedelta(days=1)
        )
        .annotate(withdrawal_waits=Exists(waits), owed=charges.outstanding_each("dossier"))
        .order_by("partner_code")
    )
    return [
        Row(
            dossier.procedure_code,
            str(national_code(dossier, dossier.owed, withdrawal_waits=dossier.withdrawal_waits)),
            dossier.partner_code,
        )
        for dossier in dossiers
    ]
