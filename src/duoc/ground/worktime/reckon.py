"""The door of the clock: terms, calendars, deadlines with their proof."""

from duoc.ground.worktime.basis import AfterCutoff, Rules
from duoc.ground.worktime.calendar import Calendar, DayFact
from duoc.ground.worktime.due import deadline, due_after
from duoc.ground.worktime.fault import WorktimeFault
from duoc.ground.worktime.hours import OpeningHours, hours_from
from duoc.ground.worktime.interruption import ClockMode, Interruption, Mode, parse_mode
from duoc.ground.worktime.loading import Clock, load_calendar, load_clock, load_hours
from duoc.ground.worktime.proof import Deadline, ProofLine, State
from duoc.ground.worktime.term import UNIT_WORDS, Term, Unit, parse_term
from duoc.ground.worktime.zone import VIETNAM, local

__all__ = [
    "UNIT_WORDS",
    "VIETNAM",
    "AfterCutoff",
    "Calendar",
    "Clock",
    "ClockMode",
    "DayFact",
    "Deadline",
    "Interruption",
    "Mode",
    "OpeningHours",
    "ProofLine",
    "Rules",
    "State",
    "Term",
    "Unit",
    "WorktimeFault",
    "deadline",
    "due_after",
    "hours_from",
    "load_calendar",
    "load_clock",
    "load_hours",
    "local",
    "parse_mode",
    "parse_term",
]
