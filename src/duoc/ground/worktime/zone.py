"""Vietnam's time. It has had no daylight saving since 1975, so a fixed offset is exact for every term."""

from datetime import date, datetime, time, timedelta, timezone

from duoc.ground.sentences import gettext as _
from duoc.ground.worktime.fault import WorktimeFault

VIETNAM = timezone(timedelta(hours=7))


def local(moment: datetime) -> datetime:
    """A moment at +07:00; one without a zone is taken as Vietnam's time already.

    Raises:
        WorktimeFault: at the very ends of time, where the zone cannot be changed.
    """
    try:
        return moment.replace(tzinfo=VIETNAM) if moment.tzinfo is None else moment.astimezone(VIETNAM)
    except OverflowError as error:
        raise WorktimeFault(
            _("Ngày %(moment)s nằm ngoài khoảng tính được.") % {"moment": f"{moment:%Y-%m-%d}"},
            _("Kiểm tra lại ngày giờ."),
        ) from error


def midnight(day: date) -> datetime:
    """The beginning of a day."""
    return datetime.combine(day, time.min, VIETNAM)
