"""Dossiers with, and without, closed lines in the tracking book: for the tests that ask every act."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from duoc.dossiers import actions
from duoc.dossiers.acts import DESK
from duoc.dossiers.models import Dossier, TrackingLine
from duoc.people.powers import Actor
from tests.cast import MONDAY
from tests.stages import Road, by_form, fresh

NIGHT = (MONDAY + timedelta(days=1)).replace(hour=0, minute=20)
RIGHT = {"field": "phone", "new": "0900 111 222", "reason": "Ghi nhầm số của người khác."}


def booked(road: Road) -> Dossier:
    """Accepted on a day whose book is closed."""
    dossier = road.to("accepted")
    actions.close_tracking_days(at=NIGHT)
    return fresh(dossier)


def not_booked(road: Road) -> tuple[Dossier, str]:
    """The day of its acceptance is still open; and who asks."""
    return road.to("accepted"), "clerk1"


def correct_line(who: Actor, dossier: Dossier, word: str = "", **more: Any) -> Any:
    """Puts its first closed line right."""
    line = TrackingLine.objects.filter(dossier=dossier).earliest("day__day", "place")
    return by_form(who, "correct_book_line", dossier, {"line": str(line.pk), **RIGHT, **more}, DESK, word)


DONE: dict[str, Callable[[Any, Actor, dict[str, Any]], object]] = {
    "dossiers.correct_book_line": lambda it, who, _by: correct_line(who, it),
}
"""With parameters that are right wherever they are offered."""
