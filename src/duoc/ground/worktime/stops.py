"""Interruptions as the counting sees them: closed stretches, in their order, and what is left between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from duoc.ground.sentences import gettext as _
from duoc.ground.sentences import proof_number, proof_text
from duoc.ground.worktime.calendar import Calendar
from duoc.ground.worktime.fault import WorktimeFault
from duoc.ground.worktime.interruption import Interruption, Mode
from duoc.ground.worktime.proof import ProofLine
from duoc.ground.worktime.zone import local


@dataclass(frozen=True)
class Stop:
    """An interruption with an end: its own, or the moment of asking while it lasts."""

    begins: datetime
    ends: datetime
    lasts: bool
    cause: Interruption

    @property
    def words(self) -> str:
        """What happened and when: of a stop within one minute the minute alone."""
        moments = {"begins": f"{self.begins:%H:%M %d/%m/%Y}", "ends": f"{self.ends:%H:%M %d/%m/%Y}"}
        if self.lasts:
            sentence = proof_text("%(why)s (từ %(begins)s chưa kết thúc)")
        elif moments["begins"] == moments["ends"]:
            sentence = proof_text("%(why)s (lúc %(begins)s)")
        else:
            sentence = proof_text("%(why)s (từ %(begins)s đến %(ends)s)")
        return sentence % {"why": self.cause.why, **moments}

    def line(self, calendar: Calendar, day: date, effect: str) -> ProofLine:
        """A line of proof that names this stop; its own article wins over the general basis of its mode."""
        basis = calendar.rules.basis(self.cause.mode.value, day)
        line = ProofLine(
            day, False, f"{self.words}: {effect}", self.cause.article or basis.article, self.cause.to_verify
        )
        return line.doubted(basis.to_verify)


def stops_of(received: datetime, interruptions: Iterable[Interruption], at: datetime | None) -> list[Stop]:
    """The interruptions known at a moment, by their beginning.

    Args:
        received: aware, +07:00.
        at: the moment of asking; what began later is not known yet, what ends later still lasts. None: all is known.

    Raises:
        WorktimeFault: an end before its beginning, a request before the receipt, one that lasts when `at` is not given.
    """
    stops = []
    for cause in interruptions:
        begins, ends = local(cause.begins), local(cause.ends) if cause.ends else None
        if ends and ends < begins:
            raise WorktimeFault(
                _('"%(why)s" kết thúc trước khi bắt đầu.') % {"why": cause.why},
                _("Sửa lại thời điểm của lần gián đoạn."),
            )
        if begins < received and cause.mode is not Mode.OUTAGE:
            raise WorktimeFault(
                _('"%(why)s" bắt đầu trước khi nhận hồ sơ.') % {"why": cause.why},
                _("Sửa lại thời điểm của lần gián đoạn."),
            )
        if at and begins > at:
            continue
        lasts = ends is None or bool(at and ends > at)
        closed = at if lasts else ends
        if closed is None:
            raise WorktimeFault(
                _('"%(why)s" chưa kết thúc.') % {"why": cause.why}, _("Cho biết tính đến thời điểm nào (at).")
            )
        if closed > received:
            stops.append(Stop(max(begins, received), closed, lasts, cause))
    return sorted(stops, key=lambda stop: (stop.begins, stop.ends))


def without(begins: datetime, ends: datetime, stops: Sequence[Stop]) -> list[tuple[datetime, datetime]]:
    """The parts of a stretch in which no stop is in force; stops in order of their beginning."""
    parts = []
    for stop in stops:
        if stop.begins >= ends:
            break
        if stop.begins > begins:
            parts.append((begins, stop.begins))
        begins = max(begins, stop.ends)
    if begins < ends:
        parts.append((begins, ends))
    return parts


def hours_and_minutes(length: timedelta) -> str:
    """A length in words: "2 giờ 30 phút"."""
    minutes, seconds = divmod(int(length.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    parts = [
        (hours, proof_number("%(number)s giờ", "%(number)s giờ", hours)),
        (minutes, proof_number("%(number)s phút", "%(number)s phút", minutes)),
        (seconds, proof_number("%(number)s giây", "%(number)s giây", seconds)),
    ]
    shown = [words % {"number": number} for number, words in parts if number]
    return " ".join(shown) or parts[1][1] % {"number": 0}
