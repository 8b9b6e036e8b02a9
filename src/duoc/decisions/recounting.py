"""Draft checks that are still open, counted again by other calendars (see `duoc.dossiers.open_dates`)."""

from collections.abc import Callable, Collection, Iterator
from datetime import datetime
from typing import Any

from duoc.decisions.draft_checks import close_when_silent
from duoc.decisions.models import DraftCheck
from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import OpenDate, at_recount, of_these
from duoc.dossiers.models import Dossier, MovedDate
from duoc.ground.worktime.calculations import Deadline
from duoc.language.calculations import DraftCheck as Rule
from duoc.procedures.queries import Calendars

DRAFT_CHECK = MovedDate.Kind.DRAFT_CHECK


def _draft_checks(at: datetime, dossier_ids: Collection[Any] | None) -> Iterator[OpenDate]:
    """The draft checks that wait for their applicant."""
    waiting = DraftCheck.objects.filter(
        answered_at=None, proposal__standing=True, until__gt=at, **of_these(dossier_ids, "proposal__dossier")
    ).select_related("proposal__dossier__version", "proposal__dossier__competent_unit")
    for check in waiting:
        dossier = check.proposal.dossier
        rule = dossiers.definition_of(dossier).draft_check
        if rule is not None:
            yield OpenDate(check, dossier, DRAFT_CHECK, _again(rule.within, check, dossier), _silence_of(check, rule))


def _again(within: str, check: DraftCheck, dossier: Dossier) -> Callable[[Calendars], Deadline]:
    return lambda by: dossiers.term_deadline(within, check.asked_at, by, of=dossier)


def _silence_of(check: DraftCheck, rule: Rule) -> Callable[[datetime], object]:
    return lambda _at: close_when_silent(check, rule)


at_recount(_draft_checks)


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
