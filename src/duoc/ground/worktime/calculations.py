"""The door of the clock: terms, calendars, deadlines with their proof."""

from duoc.ground.worktime.basis import AfterCutoff
from duoc.ground.worktime.beginning import Beginning
from duoc.ground.worktime.body_clocks import ALL, Clock
from duoc.ground.worktime.due import deadline, due_after
from duoc.ground.worktime.fault import WorktimeFault
from duoc.ground.worktime.hours import OpeningHours
from duoc.ground.worktime.interruption import Interruption, Mode, parse_mode
from duoc.ground.worktime.loading import load_clock
from duoc.ground.worktime.proof import ClockState, Deadline, ProofLine
from duoc.ground.worktime.reviews import review_start
from duoc.ground.worktime.term import Term, Unit, parse_term
from duoc.ground.worktime.written import day, ending, moment, shown_local
from duoc.ground.worktime.zone import VIETNAM, local

__all__ = [
    "ALL",
    "VIETNAM",
    "AfterCutoff",
    "Beginning",
    "Clock",
    "ClockState",
    "Deadline",
    "Interruption",
    "Mode",
    "OpeningHours",
    "ProofLine",
    "Term",
    "Unit",
    "WorktimeFault",
    "day",
    "deadline",
    "due_after",
    "ending",
    "load_clock",
    "local",
    "moment",
    "parse_mode",
    "parse_term",
    "review_start",
    "shown_local",
]
