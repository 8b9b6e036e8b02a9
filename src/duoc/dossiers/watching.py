"""Which dossiers the clock has something to say of: broken promises, apologies that may be needed."""

import uuid
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q

from duoc.dossiers import apologising
from duoc.dossiers.clocks.term_ends import CLOCK_RUNS, DUE, over
from duoc.dossiers.happened import SENT_ON_SINCE
from duoc.dossiers.models import Apology, ApologyDraft, Dossier, Lateness

LONGEST_LEAD = timedelta(days=14)
"""Beyond this no apology is drafted, however long the holidays: a bound of the search, not of the law."""

WAS_LATE = Q(Exists(Lateness.objects.filter(dossier=OuterRef("pk"))))
"""Of rows of dossiers: some promise was broken, whatever followed."""
_TO_SIGN = ApologyDraft.objects.filter(dossier=OuterRef("pk"), due_at=OuterRef("due_at"), by__isnull=False)


def apology_waits(at: datetime) -> Q:
    """Of rows of dossiers: an apology waits for the signature of the head, who can still sign it."""
    waits = _TO_SIGN.filter(~Exists(SENT_ON_SINCE), apology__isnull=True, closed_at=None, new_due_at__gt=at)
    return Q(Exists(waits), state=Dossier.State.PROCESSING)


def broken_promises(at: datetime) -> list[uuid.UUID]:
    """The dossiers whose term, or an apology's date, was broken and not noted yet, the oldest first."""
    running = Dossier.objects.filter(CLOCK_RUNS).annotate(due=DUE)
    noted = Lateness.objects.filter(dossier=OuterRef("pk"))
    broken = over(at, "due") & ~Exists(noted.filter(due_at=OuterRef("due")))
    again = over(at, "due_at") & ~Exists(noted.filter(due_at=OuterRef("due_at")))
    return list(running.filter(broken | again).order_by("due").values_list("pk", flat=True))


def apologies_to_draft(at: datetime) -> list[uuid.UUID]:
    """The dossiers for which an apology is to be drafted now."""
    drafted = ApologyDraft.objects.filter(dossier=OuterRef("pk"), due_at=OuterRef("due_at"))
    signed = Apology.objects.filter(dossier=OuterRef("pk"))
    handled = Dossier.objects.filter(CLOCK_RUNS, state=Dossier.State.PROCESSING)
    near = handled.filter(due_at__gt=at, due_at__lte=at + LONGEST_LEAD).exclude(Exists(drafted) | Exists(signed))
    return [one.pk for one in near.order_by("due_at") if (begins := apologising.drafted_from(one)) and begins <= at]
