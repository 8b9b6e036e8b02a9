"""What may stop a clock that runs: papers asked for, a pause for the applicant, an outage of the system."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from duoc.ground.sentences import gettext as _
from duoc.ground.worktime.fault import WorktimeFault
from duoc.ground.worktime.term import Term, parse_term


class Mode(StrEnum):
    """What an interruption does to the clock.

    RESTART: from zero once the papers are complete. PAUSE: the applicant's time is not counted. OUTAGE: the clock
    resumes when the system recovers.
    """

    RESTART = "restart"
    PAUSE = "pause"
    OUTAGE = "outage"


@dataclass(frozen=True)
class ClockMode:
    """A mode as a definition gives it, with the term after which an unanswered request stops the dossier."""

    mode: Mode
    stop_after: Term | None = None


@dataclass(frozen=True)
class Interruption:
    """One stretch in which the clock did not run.

    Attributes:
        ends: when it was over; None while it lasts.
        why: Vietnamese, shown in the proof.
        article: "number#article" of the rule for this procedure, empty when unknown.
        stop_after: unanswered so long, the dossier stops by itself.
    """

    mode: Mode
    begins: datetime
    ends: datetime | None
    why: str
    article: str = ""
    to_verify: str = ""
    stop_after: Term | None = None


def parse_mode(text: str) -> ClockMode:
    """Read a clock mode as definitions write it.

    Args:
        text: "restart", "pause" or "outage"; with "stop_after N unit" behind it or alone, which is a pause that stops
            the dossier when unanswered: "restart stop_after 10 day", "stop_after 7 working_day".

    Raises:
        WorktimeFault: anything else.
    """
    shown = " ".join(str(text).split())
    name, marker, limit = shown.partition("stop_after")
    name = name.strip() or ("pause" if marker else "")
    if name not in set(Mode) or (marker and not limit.strip()) or (name == Mode.OUTAGE and marker):
        raise WorktimeFault(
            _('Không có cách tính thời hạn "%(shown)s".') % {"shown": shown[:60]},
            _('Viết "restart", "pause", "outage", "stop_after 7 working_day" hoặc "restart stop_after 10 day".'),
        )
    return ClockMode(Mode(name), parse_term(limit) if marker else None)
