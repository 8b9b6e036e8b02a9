"""Draft checks that are still open, counted again by other calendars (see `duoc.dossiers.clocks.recounting`)."""

from collections.abc import Callable, Iterator
from datetime import datetime

from duoc.decisions.models import DraftCheck
from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier
from duoc.ground.worktime.calculations import Deadline
from duoc.procedures.queries import Calendars

DRAFT_CHECK = "draft_check"


def recounted(at: datetime, by: Calendars) -> Iterator[dossiers.Recount]:
    """The draft checks that wait for their applicant, as given and as counted by these calendars."""
    waiting = DraftCheck.objects.filter(answered_at=None, proposal__standing=True, until__gt=at).select_related(
        "proposal__dossier__version", "proposal__dossier__competent_unit"
    )
    for check in waiting:
        dossier = check.proposal.dossier
        rule = dossiers.definition_of(dossier).draft_check
        if rule is not None:
            again = dossiers.term_deadline(rule.within, check.asked_at, by, of=dossier)
            yield dossiers.Recount(dossier, DRAFT_CHECK, check.until, check.calendars_id, again)


def formulas(dossier: Dossier) -> list[dossiers.Formula]:
    """How the ends of draft checks follow from the moments of the proposals. What was kept has the end of the first."""
    rule = dossiers.definition_of(dossier).draft_check
    if rule is None:
        return []
    checks = DraftCheck.objects.filter(proposal__dossier=dossier, kept_from__isnull=True).order_by("asked_at")
    return [_asked(rule.within, check, dossier) for check in checks]


def _asked(within: str, check: DraftCheck, dossier: Dossier) -> dossiers.Formula:
    def again(moved: Callable[[datetime], datetime], by: Calendars) -> Deadline:
        return dossiers.term_deadline(within, moved(check.asked_at), by, of=dossier)

    return dossiers.Formula(check.until, again)
