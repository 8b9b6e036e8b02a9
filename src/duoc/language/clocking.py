"""From when a term is counted, where it is not from receipt."""

from datetime import datetime

from duoc.ground.worktime.calculations import local, review_start
from duoc.language.definition import Definition


def counted_from(definition: Definition, received: datetime) -> datetime:
    """The moment from which the term runs, in Vietnam's zone: receipt, or the monthly review that follows it."""
    day = definition.clock.review_day
    if definition.clock.starts != "review" or day is None:
        return local(received)
    return review_start(received, day)
