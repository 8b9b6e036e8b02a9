"""Stories as data, and one dossier of a story: who, where, when. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from duoc.ground.worktime.calculations import local

_DAY = re.compile(r"\{day\[(-?\d+)\]\}")


@dataclass(frozen=True)
class Turn:
    """One turn of a story: an act, by its word, with what is given for it.

    Attributes:
        hours: working time that passes before it, in an ordinary unit.
    """

    act: str
    hours: float
    given: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Story:
    """What happens to one kind of dossier.

    Attributes:
        weight: how often it is played, beside the others.
        at: kind of the units in which it is played.
        answers, papers: what is filed; texts may name `{child}`, `{place}`, `{day[-20]}` (see `values_of`).
        turns: what follows the filing.
        sex: of the applicant, on which answers may hang.
        filed_by: `role@body` of the official who files it for their own body; "" where a person files.
    """

    name: str
    procedure: str
    weight: int
    at: str
    answers: Mapping[str, Any]
    papers: Sequence[str]
    turns: Sequence[Turn]
    units: Sequence[str] = ()
    sex: str = "female"
    filed_by: str = ""

    @cached_property
    def days(self) -> list[int]:
        """The days that its texts name, counted from the day of filing."""
        return sorted({int(day) for day in _DAY.findall(repr((self.answers, self.turns)))})


@dataclass(frozen=True)
class Storm:
    """Days on which nobody could work, as far before the end of the demonstration as `days_before` says."""

    days_before: int
    length: int

    def days(self, until: date) -> tuple[date, date]:
        begin = until - timedelta(days=self.days_before)
        return begin, begin + timedelta(days=self.length - 1)


@dataclass(frozen=True)
class Cast:
    """What a province's demonstration is made of.

    Attributes:
        pace: by unit, how many times the ordinary delay its work takes: a weak one, a strong one.
        morning: by unit, how many dossiers wait for whoever comes in today.
        officials: by role, the title of an official of a body that has none yet; "" for that of its head.
        rare: stories that are played one by one, so often as their weight says, and have come to their last turn.
        families, middles, givens: of the persons; middle names by sex.
    """

    stories: Sequence[Story]
    pace: Mapping[str, float]
    storms: Sequence[Storm]
    morning: Mapping[str, int]
    families: Sequence[str]
    middles: Mapping[str, Sequence[str]]
    givens: Sequence[str]
    officials: Mapping[str, str]
    rare: Sequence[Story] = ()


@dataclass(frozen=True)
class Scene:
    """One dossier of a story.

    Attributes:
        times: of the filing, then of each turn that has come; a story whose last turns are still to come is shorter.
        names: what its texts name: the applicant's data and whatever else the story speaks of.
        key: what everything that is made by chance is drawn from.
    """

    story: Story
    unit: str
    place: str
    times: Sequence[datetime]
    names: Mapping[str, str]
    key: str

    @property
    def filed_on(self) -> date:
        return local(self.times[0]).date()


class _Days:
    """`{day[-20]}`: the day that lies so many days after the filing."""

    def __init__(self, day: date) -> None:
        self._day = day

    def __getitem__(self, offset: str | int) -> str:
        return (self._day + timedelta(days=int(offset))).isoformat()


def filled(given: Any, scene: Scene) -> Any:
    """What a story gives, with the names of the scene in its texts."""
    return _filled(given, {**scene.names, "commune": scene.unit, "place": scene.place, "day": _Days(scene.filed_on)})


def with_days(given: Any, day: date) -> Any:
    """What a file gives, with each `{day[-20]}` in its texts counted from `day`: data that stays true at any start."""
    return _filled(given, {"day": _Days(day)})


def _filled(given: Any, values: Mapping[str, Any]) -> Any:
    if isinstance(given, str):
        return given.format_map(values)
    if isinstance(given, Mapping):
        return {name: _filled(value, values) for name, value in given.items()}
    if isinstance(given, list):
        return [_filled(value, values) for value in given]
    return given
