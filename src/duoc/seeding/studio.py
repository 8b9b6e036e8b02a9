"""Plays a story once by the real acts, takes it back, and keeps what it wrote as templates, one for each turn."""

import contextlib
import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import translation

from duoc.decisions import queries as decisions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier
from duoc.ground.ledger.calculations import openings
from duoc.ground.refusal import Refusal
from duoc.ground.series.actions import counters, set_counters
from duoc.ground.worktime.calculations import VIETNAM, local
from duoc.people.models import Organisation
from duoc.procedures import queries as procedures
from duoc.seeding import capture
from duoc.seeding.breaching import Breach, breach
from duoc.seeding.compiling import Recorded, compiled
from duoc.seeding.playing import play
from duoc.seeding.scenes import Scene, Story
from duoc.seeding.stage import Stage
from duoc.seeding.template import Template, Unexplained, rows_of
from duoc.seeding.varying import Number, Seat

SHOWN = (("dossiers_dossier", "code"), ("instruments_instrument", "symbol"), ("registers_entry", "label"))
FAR = 71_000
"""Numbers in the studio are so high that nothing else looks like them."""
FRIDAY = 4
STRIDES, LAST_STRIDE = ((1,), (2,), (4,), (1, 1, 1, 3)), (7,)
"""Days between two turns, over and over. Where two counted dates fall on one day, another stride tells them apart, or
another week: with too many days between, an answer comes after its term and is refused, or ends what had ended."""
WEEKS_BACK = (0, 1, 2)
TAKES = 5
"""Times that a story is played anew when somebody else took a number meanwhile."""
STUDIO = {
    "name": "Ủy ban nhân dân nơi ghi mẫu",
    "place": "Nơi Ghi Mẫu",
    "address": "Số 1, đường Ghi Mẫu",
    "phone": "02900000001",
    "email": "noi-ghi-mau@duoc.test",
    "head_title": "Người Đứng Đầu Mẫu",
}
NAMES = {
    "applicant": "Người Nộp Mẫu",
    "applicant_number": "000000710001",
    "applicant_birth": "1991-03-17",
    "applicant_phone": "0907100001",
    "applicant_address": "Ấp Ghi Mẫu (thử nghiệm)",
    "child": "Bé Ghi Mẫu",
    "child_number": "000000710002",
    "partner": "Người Kia Mẫu",
    "partner_number": "000000710003",
    "partner_birth": "1990-07-19",
    "parcel": "TN000000710004",
}


@dataclass(frozen=True)
class Take:
    """What one story leaves in the tables.

    Attributes:
        templates: after the filing and after each turn.
        formulas: after each of them, how the dates counted so far follow from the moments of the acts.
        recorded: the moments of the recording.
        numbers: taken from series, in order.
        breaches: turns before which a promise may be broken.
    """

    story: Story
    templates: Sequence[Template]
    formulas: Sequence[Sequence[dossiers.Formula]]
    recorded: Sequence[datetime]
    numbers: Sequence[Number]
    breaches: Sequence[Breach]

    def allowed(self, scene: Scene, calendars: procedures.Calendars) -> Scene:
        """The scene as far as its acts are not refused for coming after the promise: there the dossier still lies."""
        moved = dict(zip(self.recorded, scene.times, strict=False))
        for one in self.breaches:
            if not one.refused or one.turn >= len(scene.times):
                continue
            dues = [formula for formula in self.formulas[one.turn - 1] if formula.promised and formula.given == one.due]
            due = dues[-1].again(moved.__getitem__, calendars).due
            if dossiers.is_over(due, one.term, scene.times[one.turn]):
                return _until(scene, one.turn - 1)
        return scene


class _Disturbed(LookupError):
    """The numbers of a played story cannot be told from what somebody else took meanwhile."""


class _TakenBack(Exception):
    """Ends the studio's transaction."""


@dataclass
class _Tape:
    """What is noted after each turn."""

    only_numbers: bool
    since: int = 0
    rows: list[capture.Rows] = field(default_factory=list)
    formulas: list[Sequence[dossiers.Formula]] = field(default_factory=list)
    counters: list[dict[tuple[str, str], int]] = field(default_factory=list)
    breaches: list[Breach] = field(default_factory=list)

    def note(self, stage: Stage, turn: int) -> None:
        before, now = self.counters[-1] if self.counters else None, counters()
        self.counters.append(now)
        if self.only_numbers:
            self.rows.append(capture.rows_since(self.since) if now != before else {})
            return
        self.rows.append(capture.rows_since(self.since))
        dossier = Dossier.objects.select_related("version").get(pk=stage.dossier)
        self.formulas.append([*dossiers.formulas(dossier), *decisions.formulas(dossier)])
        if broken := breach(stage, dossier, turn + 1, self.rows[-1], self.since):
            self.breaches.append(broken)


def record(
    story: Story, unit: Organisation, seats: Mapping[str, Seat], week: datetime, home: tuple[str, str] = ("", "")
) -> Take:
    """Plays the story in this unit, which bears other names meanwhile; nothing of it stays.

    Args:
        week: a Monday on which the definition is in force.
        home: code and name of the commune where applicants of a department live.
    """
    for back, stride in itertools.product(WEEKS_BACK, STRIDES):
        with contextlib.suppress(Unexplained, Refusal), translation.override("vi"):
            return _undisturbed(story, unit, seats, _times(story, week - timedelta(weeks=back), stride), home)
    with translation.override("vi"):
        return _undisturbed(story, unit, seats, _times(story, week, LAST_STRIDE), home)


def _undisturbed(
    story: Story, unit: Organisation, seats: Mapping[str, Seat], times: Sequence[datetime], home: tuple[str, str]
) -> Take:
    """Plays it again where the province, which works on meanwhile, took numbers that look like the story's."""
    for _ in range(TAKES):
        with contextlib.suppress(_Disturbed):
            return _recorded(story, unit, seats, times, home)
    return _recorded(story, unit, seats, times, home)


def _recorded(
    story: Story, unit: Organisation, seats: Mapping[str, Seat], times: Sequence[datetime], home: tuple[str, str]
) -> Take:
    names = {**NAMES, "home": home[0], "home_place": home[1]}
    scene = Scene(story, unit.code, "Nơi Ghi Mẫu", times, names, "studio")
    first, _stage, _known = _played(scene, unit, seats, None)
    preset = {key: FAR + 100 * place for place, key in enumerate(_taken(first))}
    tape, _stage, known = _played(scene, unit, seats, preset)
    numbers = _numbers(first, tape, preset, scene)
    named, named_seats = _renamed(unit, seats)
    label = procedures.vocabularies().communes.get(unit.code, "")
    _expect_moments_of_acts(itertools.chain.from_iterable(tape.formulas), scene.times)
    templates = [
        compiled(
            Recorded(
                _until(scene, turn),
                named,
                label,
                named_seats,
                rows,
                formulas,
                numbers,
                preset,
                known,
                [one for one in tape.breaches if one.turn <= turn],
            )
        )
        for turn, (rows, formulas) in enumerate(zip(tape.rows, tape.formulas, strict=True))
    ]
    return Take(story, templates, tape.formulas, scene.times, numbers, tape.breaches)


def _expect_moments_of_acts(formulas: Iterable[dossiers.Formula], times: Sequence[datetime]) -> None:
    """Raises `Unexplained` where a date follows from no act alone, but from the end of a wait that nobody ended."""
    moments, calendars = {at: at for at in times}, procedures.calendars()
    for formula in formulas:
        try:
            formula.again(moments.__getitem__, calendars)
        except KeyError as other:
            raise Unexplained(f"{other} is the time of no act") from None


def _until(scene: Scene, turn: int) -> Scene:
    """The scene as far as this turn."""
    return replace(scene, times=scene.times[: turn + 1])


def _renamed(unit: Organisation, seats: Mapping[str, Seat]) -> tuple[Organisation, Mapping[str, Seat]]:
    """The body and its officials as they are called in the studio: like nobody else."""
    named = copy(unit)
    for name, value in STUDIO.items():
        setattr(named, name, value)
    named_seats = {}
    for place, (role, seat) in enumerate(seats.items()):
        post = copy(seat.post)
        post.organisation, post.title, post.signs_as = named, f"Chức Danh Mẫu {place}", f"K{place}."
        named_seats[role] = Seat(seat.person, post)
    return named, named_seats


def _times(story: Story, week: datetime, stride: Sequence[int]) -> list[datetime]:
    """A turn after each of so many days, each at a time of day of its own, so that no two moments look alike."""
    times, day = [], local(week).date()
    for number, days in zip(range(len(story.turns) + 1), itertools.cycle(stride), strict=False):
        times.append(datetime.combine(day, time(8, 11 + 2 * number), VIETNAM))
        day += timedelta(days=days)
        while day.weekday() > FRIDAY:
            day += timedelta(days=1)
    return times


def _played(
    scene: Scene, unit: Organisation, seats: Mapping[str, Seat], preset: Mapping[tuple[str, str], int] | None
) -> tuple[_Tape, Stage, Mapping[str, tuple[bytes, bytes]]]:
    tape = _Tape(only_numbers=preset is None)
    try:
        with transaction.atomic(), dossiers.promises_kept(), openings() as known:
            tape.since = capture.mark()
            named, named_seats = _renamed(unit, seats)
            named.save(update_fields=list(STUDIO))
            for seat in named_seats.values():
                seat.post.save(update_fields=["title", "signs_as"])
            set_counters(preset or {})
            stage = play(scene, {role: seat.person for role, seat in seats.items()}, tape.note)
            raise _TakenBack
    except _TakenBack:
        return tape, stage, known


def _taken(tape: _Tape) -> list[tuple[str, str]]:
    """The series from which the turns took numbers, in order.

    Raises:
        _Disturbed: a turn took several numbers of one series, or somebody else took one meanwhile.
    """
    taken, before = [], counters()
    for now in tape.counters:
        for key, last in now.items():
            if last - before.get(key, 0) > 1 or (key in taken and last != before.get(key, 0)):
                raise _Disturbed(f"a story takes one number of a series: {key}")
            if last != before.get(key, 0):
                taken.append(key)
        before = now
    return taken


def _numbers(first: _Tape, tape: _Tape, preset: Mapping[tuple[str, str], int], scene: Scene) -> list[Number]:
    numbers = []
    for (series, period), last in preset.items():
        turn = next((turn for turn, now in enumerate(tape.counters) if now.get((series, period)) == last + 1), None)
        if turn is None:
            raise _Disturbed(f"no turn of the story took this number: {series}")
        day = local(scene.times[turn]).date()
        low = first.counters[turn][series, period]
        period = period.replace(day.isoformat(), "{date}").replace(str(day.year), "{year}")
        numbers.append(
            Number(
                re.sub(rf"\b{scene.unit}\b", "{unit}", series),
                period,
                turn,
                _patterns(first.rows[turn], tape.rows[turn], low, last + 1, scene, turn),
            )
        )
    return numbers


def _patterns(low: capture.Rows, high: capture.Rows, small: int, large: int, scene: Scene, turn: int) -> list[str]:
    """How the number is printed: where a cell shows the small number in one play and the large one in the other."""
    day, patterns = local(scene.times[turn]).date(), []
    for table, column in SHOWN:
        before = [row[column] for row in rows_of(low, table)]
        for text in (row[column] for row in rows_of(high, table)):
            if (width := _width(text, large, before, small)) is None:
                continue
            text = text.replace(str(large), f"{{n:0{width}d}}").replace(str(day.year), "{year}")
            patterns.append(text.replace(day.strftime("%y%m%d"), "{short}").replace(scene.unit, "{unit}"))
    return list(dict.fromkeys(patterns))


def _width(text: str, large: int, before: Sequence[str], small: int) -> int | None:
    """How many digits the number has at least; None where the text does not show it."""
    if str(large) not in text:
        return None
    shape = re.compile(re.escape(text).replace(str(large), r"(\d+)"))
    shown = [match[1] for match in map(shape.fullmatch, before) if match and int(match[1]) == small]
    return len(shown[0]) if shown and shown[0].startswith("0") else 1
