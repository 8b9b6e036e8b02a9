"""Dates that are still open, counted again by other calendars. `dossiers/recounts.py` promises them anew."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from duoc.dossiers.clocks import due_dates, promising, term_ends
from duoc.dossiers.clocks.of_bodies import calendars_of, calendars_of_body
from duoc.dossiers.happened import CLOCK_MOVED
from duoc.dossiers.models import Consultation, Dossier, Posting, Recounting
from duoc.dossiers.outages import OPEN
from duoc.ground.worktime.calculations import Deadline, local
from duoc.people.queries import party_paths
from duoc.procedures.queries import Calendars, calendars

RECOUNT = "dossiers.recount"
"""The job that counts again what an administrator asked for."""
PROMISE, POSTING, CONSULTATION = "promise", "posting", "consultation"


@dataclass(frozen=True)
class Recount:
    """A date that was given and the date that would be given today.

    Attributes:
        kind: PROMISE (the result), POSTING (the end of a public posting), CONSULTATION (the answer of another body).
        given, given_by: the date as it stands, and the digest of the calendars that it was counted by; "" when it was
            counted before calendars were kept.
        again: the same term counted by the other calendars, with its proof and their digest.
    """

    dossier: Dossier
    kind: str
    given: datetime
    given_by: str
    again: Deadline

    @property
    def moved(self) -> bool:
        """Whether the two dates differ."""
        return local(self.given) != local(self.again.due)


def recountings() -> "QuerySet[Recounting]":
    """Each time that dates were counted again, the newest first."""
    return Recounting.objects.select_related("by").order_by("-at", "-id")


def open_promises(at: datetime, after: uuid.UUID | None = None) -> "QuerySet[Dossier]":
    """Accepted dossiers whose term has not ended, in the order of their keys, with what counting and telling read. What
    is late stays late, whatever a calendar says later.

    Args:
        after: only those behind this one, to go on where a batch ended.
    """
    running = Dossier.objects.filter(ended_at=None, state__in=OPEN, due_at__isnull=False).exclude(term_ends.over(at))
    shown = running.select_related(
        "version", "acceptance", "competent_unit", "receiving_unit", *party_paths("applicant")
    ).annotate(**CLOCK_MOVED)
    return (shown.filter(pk__gt=after) if after else shown).defer("version__definition").order_by("pk")


def recounted(at: datetime, by: Calendars | None = None) -> Iterator[Recount]:
    """Every date that has not come yet, as given and as counted by these calendars (those that count now).

    A dossier that waits for its applicant keeps the promise that holds until they answer.
    """
    by = by or calendars()
    for dossier in open_promises(at).order_by("accepted_at"):
        given = promising.promises(dossier)[0]
        again = promising.computed(dossier, given.at, by=by)
        yield Recount(dossier, PROMISE, given.due_at, given.calendars_id, again)
    for posting in Posting.objects.filter(dossier__ended_at=None, until__gt=at).select_related(
        "dossier__competent_unit"
    ):
        own = calendars_of(posting.dossier, by)
        again = due_dates.due(posting.term, "none", due_dates.posted_at(posting.posted_on), own)
        yield Recount(posting.dossier, POSTING, posting.until, posting.calendars_id, again)
    for consultation in Consultation.objects.filter(answer="", dossier__ended_at=None, until__gt=at).select_related(
        "dossier", "unit"
    ):
        own = calendars_of_body(consultation.unit, by)
        again = due_dates.due(consultation.within, "none", consultation.at, own)
        yield Recount(consultation.dossier, CONSULTATION, consultation.until, consultation.calendars_id, again)
