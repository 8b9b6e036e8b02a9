"""The legal term and the appointment are two moments of one promise.

A term in days or months ends when its last day ends, at 24:00 (Civil Code 2015 Art. 148); the applicant is asked to
come within the office's hours of that day. An apology moves the appointment, not the term. A term in hours, or an
answer on the same day, ends at the time promised.
"""

from datetime import date, datetime, timedelta

from django.db.models import Case, DateTimeField, F, Q, When
from django.db.models.functions import Coalesce, Least

from duoc.dossiers.models import Dossier
from duoc.dossiers.rules import APPLICANT
from duoc.ground.worktime.calculations import Unit, WorktimeFault, local, parse_term

ARTICLE = "91/2015/QH13#148"
_SHORT = Q(plan__term=Unit.SAME_DAY.value) | Q(plan__term__endswith="hour")


HANDLED_STATES = (Dossier.State.PROCESSING, Dossier.State.SUPPLEMENT)
CLOCK_RUNS = Q(ended_at=None, due_at__isnull=False, state__in=HANDLED_STATES, clock_rests=False)
"""Of rows of dossiers: the clock has begun, and runs where they stand."""
_PROMISED = Coalesce(F("legal_due_at"), F("due_at"))
_EXPECTED = Case(When(plan__term__gt="", then=F("expected_at")))
DUE = Coalesce(_PROMISED, _EXPECTED, output_field=DateTimeField())
"""Of rows of dossiers, as `Dossier.legal_due` says of one: when the result is due by law once it was promised; before
acceptance the expected date that the applicant was shown; none while no term is known, as `Dossier.expected` says: a
planning value is no promise."""
NEXT = Coalesce(Least(F("duty_at"), _PROMISED), _EXPECTED, output_field=DateTimeField())
"""Of rows of dossiers, as `next_due` says of one: what is due next on it. Lists sort by it and counts count it."""
RUNNING = Q(state=Dossier.State.FILED) & ~Q(desk=APPLICANT) | CLOCK_RUNS
"""It waits to be accepted, or its clock runs: what rests is never overdue."""


def clock_runs(dossier: Dossier) -> bool:
    """The same of one dossier."""
    begun = dossier.due_at is not None and dossier.ended_at is None
    return begun and dossier.state in HANDLED_STATES and not dossier.clock_rests


def unit_of(term: str) -> Unit | None:
    """What a plan's term is counted in; None where none is known or it cannot be read."""
    try:
        return parse_term(term).unit if term else None
    except WorktimeFault:
        return None


def term_ends_at(due: datetime, term: str) -> datetime:
    """When the term ends whose result is promised for `due`.

    Args:
        term: as the plan has it: "3 working_day"; "" when none is known.
    """
    return midnight(due) + timedelta(days=1) if ends_with_its_day(term) else due


def ends_with_its_day(term: str) -> bool:
    """Whether a term ends with its last day, at 24:00; else at the time promised."""
    unit = unit_of(term)
    return unit is None or unit.ends_with_its_day


def last_day(due: datetime, term: str) -> date | None:
    """The day at whose end the term ends, where that is later than the appointment; None where both are one moment."""
    return local(due).date() if term_ends_at(due, term) != due else None


def midnight(at: datetime) -> datetime:
    """The beginning of the day, at +07:00."""
    return local(at).replace(hour=0, minute=0, second=0, microsecond=0)


def term_end_of(dossier: Dossier) -> datetime | None:
    """When the term of a dossier ends; None before a date is known."""
    due = dossier.legal_due or dossier.expected
    return term_ends_at(due, dossier.plan["term"]) if due else None


def is_over(due: datetime, term: str, at: datetime) -> bool:
    """Whether the term is over at this moment: the last minute still counts."""
    return term_ends_at(due, term) < at


def over(at: datetime, due: str) -> Q:
    """The same of rows of dossiers in the database, by the field or annotation (`DUE`) that says when they are due."""
    return Q(**{f"{due}__lt": midnight(at)}) | _SHORT & Q(**{f"{due}__lt": at})


def next_due(dossier: Dossier) -> datetime | None:
    """What is due next on a dossier: the promised result, or before it what the law wants of the office first, such as
    the refusal after silence; else what is expected, and None before a date is known."""
    dates = [due for due in (dossier.duty_at, dossier.legal_due) if due is not None]
    return min(dates) if dates else dossier.expected


def late(at: datetime) -> Q:
    """Of rows of dossiers with `due=NEXT`: what is due next is over. A duty ends at its moment: 24:00 of its day."""
    return over(at, "due") | Q(duty_at__lte=at)


def due_by(end_of_day: datetime) -> Q:
    """Of rows of dossiers with `due=NEXT`: what is due next is due by the end of this day, 24:00."""
    return Q(due__lt=end_of_day) | Q(duty_at__lte=end_of_day)
