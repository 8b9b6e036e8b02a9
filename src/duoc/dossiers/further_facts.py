"""What is read of a dossier beside its own row."""

from datetime import datetime, time

from django.db.models import QuerySet

from duoc.dossiers.clocks import due_dates
from duoc.dossiers.models import Dossier, Look
from duoc.dossiers.national_codes import national_code
from duoc.dossiers.powers import of_dossier
from duoc.dossiers.withdrawals import waits
from duoc.language.calculations import AnswerFault, Plan
from duoc.payments import queries as charges
from duoc.people.models import Origin
from duoc.people.powers import Actor, Power, owns, serves
from duoc.procedures.queries import Calendars


def looks(dossier: Dossier) -> "QuerySet[Look]":
    """Who looked at the dossier, newest first."""
    return (
        Look.objects.select_related("by", "post__organisation", "on_mandate__principal__business")
        .filter(dossier=dossier)
        .order_by("-at", "id")
    )


def national_status(dossier: Dossier) -> int:
    """Status code of the national synchronisation interface (to verify for 2026), as the Portal is told."""
    return national_code(dossier, charges.outstanding(dossier.subject), withdrawal_waits=waits(dossier))


def cutoff(term: str, after_15: str, at: datetime, by: Calendars | None = None) -> tuple[time, str]:
    """The time of day after which a receipt counts otherwise, and how: the procedure's rule, else the dated one."""
    return due_dates.cutoff(term, after_15, at, by)


def real_exist() -> bool:
    """True once a dossier of a real person exists."""
    return Dossier.objects.filter(origin=Origin.REAL).exists()


def is_own(actor: Actor, dossier: Dossier) -> bool:
    """True when the dossier is the actor's own matter, or that of a party for whom they may read it."""
    return owns(actor, Power.DOSSIER_READ, of_dossier(dossier))


def is_served(actor: Actor, dossier: Dossier) -> bool:
    """True when the applicant stands at the actor's counter and has agreed that the actor acts for them in it."""
    return serves(actor, of_dossier(dossier))


def outdated(dossier: Dossier, plan: Plan) -> list[AnswerFault]:
    """The answers of an open dossier that were right when it was filed and are not any more: an entry that was chosen
    has ended, for example."""
    return [one for one in plan.faults if not one.missing] if dossier.ended_at is None else []
