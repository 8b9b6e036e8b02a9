"""By whose calendar a clock runs: that of the body that has the dossier, or of the one that was asked."""

from collections.abc import Callable

from duoc.dossiers.models import Dossier
from duoc.people.models import Organisation
from duoc.procedures.queries import Calendars, calendars


def calendars_of(dossier: Dossier, by: Calendars | None = None) -> Calendars:
    """The calendars of the body that decides. No query where no body has days or hours of its own.

    Args:
        by: the calendars to count by; those that count now where none are given (one query).
    """
    by = by or calendars()
    return by.of_body(dossier.competent_unit.code) if by.clock.bodies else by


def calendars_of_body(body: Organisation | None, by: Calendars | None = None) -> Calendars:
    """The calendars of this body; the default for None, one outside the system."""
    by = by or calendars()
    return by.of_body(body.code) if body is not None else by


def calendars_of_whoever(body: Callable[[], Organisation | None]) -> Calendars:
    """The same of a body that is asked for only where some body has days or hours of its own; the default where it is
    not known yet."""
    by = calendars()
    known = body() if by.clock.bodies else None
    return by.of_body(known.code) if known is not None else by
