"""From when a term is counted that begins with a monthly review."""

from datetime import date, datetime

from duoc.ground.worktime.zone import local


def review_start(received: datetime, day: int) -> datetime:
    """The start of the review that follows a receipt: this day of the month, in Vietnam's zone.

    What is received on the day of the review belongs to it, from when it was received (definitions that use it mark
    this "to verify").
    """
    moment = local(received)
    year, month = moment.year, moment.month
    if moment.day > day:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    start = date(year, month, day)
    if start == moment.date():
        return moment
    return moment.replace(year=year, month=month, day=day, hour=0, minute=0, second=0, microsecond=0)
