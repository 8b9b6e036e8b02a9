"""Which dossiers the clock has something to say of: broken promises, apologies that may be needed."""

import uuid
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q

from duoc.dossiers import apologising
from duoc.dossiers.clocks.term_ends import CLOCK_RUNS, over
from duoc.dossiers.models import Apology, ApologyDraft, Dossier, Lateness

LONGEST_LEAD = timedelta(days=14)
"""Beyond this no apology is drafted, however long the holidays: a bound of the search, not of the law."""

WAS_LATE = Q(Exists(Lateness.objects.filter(dossier=OuterRef("pk"))))
"""Of rows of dossiers: some promise was broken, whatever followed."""
_TO_SIGN = ApologyDraft.objects.filter(dossier=OuterRef("pk"), due_at=OuterRef("due_at"), by__isnull=False)
APOLOGY_WAITS = Q(Exists(_TO_SIGN.filter(apology__isnull=True)), state=Dossier.State.PROCESSING)
"""An apology waits for the signature of the head."""


def broken_promises(at: datetime) -> list[uuid.UUID]:
    """The dossiers whose promise was broken and not noted yet, the oldest first."""
    noted = Lateness.objects.filter(dossier=OuterRef("pk"), due_at=OuterRef("due_at"))
    running = Dossier.objects.filter(CLOCK_RUNS, over(at))
    return list(running.exclude(Exists(noted)).order_by("due_at").values_list("pk", flat=True))


def apologies_to_draft(at: datetime) -> list[uuid.UUID]:
    """The dossiers for which an apology is to be drafted now."""
    drafted = ApologyDraft.objects.filter(dossier=OuterRef("pk"), due_at=OuterRef("due_at"))
    signed = Apology.objects.filter(dossier=OuterRef("pk"))
    handled = Dossier.objects.filter(CLOCK_RUNS, state=Dossier.State.PROCESSING)
    near = handled.filter(due_at__gt=at, due_at__lte=at + LONGEST_LEAD).exclude(Exists(drafted) | Exists(signed))
    return [one.pk for one in near.order_by("due_at") if (begins := apologising.drafted_from(one)) and begins <= at]
