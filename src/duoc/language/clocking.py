"""From when a term is counted, where it is not from receipt."""

from datetime import date, datetime

from duoc.ground.worktime.calculations import local
from duoc.language.definition import Definition


def counted_from(definition: Definition, received: datetime) -> datetime:
    """The moment from which the term runs: receipt, or the start of the monthly review that follows it.

    A review starts on `clock.review_day` of each month; a dossier received on that day belongs to it (definitions
    that use it mark this "to verify"). The result has Vietnam's zone.
    """
    moment = local(received)
    day = definition.clock.review_day
    if definition.clock.starts != "review" or day is None:
        return moment
    if moment.day > day:
        year, month = (moment.year + 1, 1) if moment.month == 12 else (moment.year, moment.month + 1)
    else:
        year, month = moment.year, moment.month
    start = date(year, month, day)
    if start == moment.date():
        return moment
    return moment.replace(year=year, month=month, day=day, hour=0, minute=0, second=0, microsecond=0)
