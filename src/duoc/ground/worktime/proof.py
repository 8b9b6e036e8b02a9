"""What the clock answers: a moment, and the day-by-day reasons from which anyone can count it again."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class ClockState(StrEnum):
    """Whose turn it is when the question is asked."""

    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"


@dataclass(frozen=True)
class ProofLine:
    """One day (for hours: one stretch of a day) on the way to the due time.

    The lines marked `counted` are as many as the term has units; for hours their stretches add up to the term.
    The last line is the due day (for hours: the day on which the last of them runs out).

    Attributes:
        article: "number#article" of the legal text, empty when unknown.
        to_verify: why the line is not certain, empty when it is.
        begins, ends: the stretch of the day that was counted, for terms in hours.
    """

    day: date
    counted: bool
    why: str
    article: str = ""
    to_verify: str = ""
    begins: datetime | None = None
    ends: datetime | None = None

    def doubted(self, reason: str) -> "ProofLine":
        """The same line with one more reason to doubt it."""
        known = self.to_verify.split("; ") if self.to_verify else []
        return self if not reason or reason in known else self._with(self.why, "; ".join([*known, reason]))

    def noted(self, remark: str) -> "ProofLine":
        """The same line with one more remark."""
        return self._with(f"{self.why}; {remark}", self.to_verify) if remark else self

    def _with(self, why: str, to_verify: str) -> "ProofLine":
        """Without `replace`, which takes three times as long: a count has some hundred lines."""
        return ProofLine(self.day, self.counted, why, self.article, to_verify, self.begins, self.ends)

    def as_json(self) -> dict[str, Any]:
        """The line as plain data for JSON."""
        line: dict[str, Any] = {
            "day": self.day.isoformat(),
            "counted": self.counted,
            "why": self.why,
            "article": self.article,
            "to_verify": self.to_verify,
        }
        if self.begins and self.ends:
            line |= {"begins": self.begins.isoformat(), "ends": self.ends.isoformat()}
        return line


@dataclass(frozen=True)
class Deadline:
    """When an answer is due, and why.

    Attributes:
        due: aware, at +07:00. While `paused` it is the earliest possible due time, were the clock to run again at once;
            when `stopped` it is the time of the stop.
        by_law: what was counted, where somebody named a later date; None where `due` itself was counted.
        counted_by: digest of the calendars that it was counted by, where the caller keeps them; empty otherwise.
    """

    due: datetime
    proof: tuple[ProofLine, ...]
    state: ClockState = ClockState.RUNNING
    counted_by: str = ""
    by_law: datetime | None = None

    @property
    def to_verify(self) -> tuple[str, ...]:
        """Every reason for doubt, each once, in order."""
        reasons = (reason for line in self.proof for reason in line.to_verify.split("; ") if reason)
        return tuple(dict.fromkeys(reasons))

    def as_json(self) -> dict[str, Any]:
        """The answer as plain data for JSON."""
        return {
            "due": self.due.isoformat(),
            "state": self.state.value,
            "to_verify": list(self.to_verify),
            "proof": [line.as_json() for line in self.proof],
        }
