"""Which dossiers there are: drawn from a seed, the same each time. Pure."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from duoc.ground.worktime.calculations import local
from duoc.seeding.hours import A_DAY, WorkingTime
from duoc.seeding.scenes import Cast, Scene, Story

OF_APPLICANT = frozenset({"agree", "supplement", "cancel", "request_withdrawal", "pay"})
"""Turns that wait for the applicant: no office is slow or quick in them."""
EARLIEST, LATEST = 0.5, 1.7
"""How far a delay may be from what the story says."""
CROWD = 10**6
SOON = timedelta(days=21)
COMMUNE = "commune"
FEMALE, MALE = "female", "male"


@dataclass(frozen=True)
class Place:
    """A body in which stories are played.

    Attributes:
        label: as addresses name it.
        share: how many dossiers come to it, beside the others.
    """

    code: str
    kind: str
    label: str
    share: float


@dataclass(frozen=True)
class Wanted:
    """What is to be made.

    Attributes:
        number: of this seeding among all; persons of two seedings never share a number.
        since: by procedure, the day from which its definition is in force.
    """

    seed: int
    number: int
    dossiers: int
    until: datetime
    first: date
    since: Mapping[str, date] = field(default_factory=dict)


def scenes(wanted: Wanted, cast: Cast, places: Sequence[Place], hours: WorkingTime) -> list[Scene]:
    """All dossiers of a seeding, the one filed last first."""
    draw = random.Random(wanted.seed)  # noqa: S311 - a demonstration that can be repeated, no secret
    now, drawn = hours.until(wanted.until), []
    morning = [place for place in places for _number in range(cast.morning.get(place.code, 0))][: wanted.dossiers]
    for number in range(wanted.dossiers):
        early = number < len(morning)
        story = cast.stories[0] if early else draw.choices(cast.stories, [one.weight for one in cast.stories])[0]
        place = morning[number] if early else _place(story, places, draw)
        times = _morning_times(now, draw) if early else _times(story, place, cast, wanted, hours, draw)
        moments = [hours.at(minute) for minute in times if minute <= now]
        key = f"{wanted.seed}:{number}"
        names = _names(number, wanted, cast, story.sex, draw) | _home(place, places, draw)
        drawn.append(Scene(story, place.code, place.label, moments, names, key))
    return sorted(drawn, key=lambda scene: (scene.times[0], scene.key), reverse=True)


def rare_scenes(wanted: Wanted, cast: Cast, places: Sequence[Place], hours: WorkingTime) -> list[Scene]:
    """The dossiers that are played one by one: the last turn of each has just been done."""
    draw = random.Random(f"{wanted.seed}:rare")  # noqa: S311 - a demonstration that can be repeated, no secret
    wished, drawn = [story for story in cast.rare for _time in range(story.weight)], []
    for number, story in enumerate(wished):
        place = _place(story, places, draw)
        times = [hours.at(minute) for minute in _until_now(story, hours.until(wanted.until))]
        names = _names(wanted.dossiers + number, wanted, cast, story.sex, draw) | _home(place, places, draw)
        names |= _working_days(local(times[-1]).date(), hours)
        drawn.append(Scene(story, place.code, place.label, times, names, f"{wanted.seed}:rare:{number}"))
    return drawn


def _until_now(story: Story, now: int) -> list[int]:
    """The working minutes of the filing and of each turn, of which the last has just been."""
    minutes = [max(0, now - 1)]
    for turn in reversed(story.turns):
        minutes.append(max(0, minutes[-1] - max(1, int(turn.hours * 60))))
    return minutes[::-1]


def _working_days(today: date, hours: WorkingTime) -> dict[str, str]:
    """What a rare story may name beside the days that are counted from its filing."""
    return {"today": today.isoformat(), "soon": hours.day_from(today + SOON).isoformat()}


def _place(story: Story, places: Sequence[Place], draw: random.Random) -> Place:
    fitting = [place for place in places if (place.code in story.units if story.units else place.kind == story.at)]
    return draw.choices(fitting, [place.share for place in fitting])[0]


def _home(place: Place, places: Sequence[Place], draw: random.Random) -> dict[str, str]:
    """Who asks a department lives in one of the communes; who asks a commune lives there."""
    if place.kind == COMMUNE:
        return {"home": "", "home_place": ""}
    home = draw.choice([one for one in places if one.kind == COMMUNE])
    return {"home": home.code, "home_place": home.label}


def _morning_times(now: int, draw: random.Random) -> list[int]:
    """Filed since yesterday afternoon, and nobody has looked at it yet."""
    return [max(0, now - draw.randrange(A_DAY // 2) - 1)]


def _times(
    story: Story, place: Place, cast: Cast, wanted: Wanted, hours: WorkingTime, draw: random.Random
) -> list[int]:
    """The working minutes of the filing and of each turn, also of those that are still to come."""
    first = hours.start_of(max(wanted.first, wanted.since.get(story.procedure, wanted.first)))
    times = [draw.randrange(first, max(first + 1, hours.until(wanted.until)))]
    for turn in story.turns:
        pace = 1.0 if turn.act in OF_APPLICANT else cast.pace.get(place.code, 1.0)
        delay = int(turn.hours * 60 * pace * draw.uniform(EARLIEST, LATEST))
        minute = times[-1] + max(1, delay)
        for storm in cast.storms:
            minute = max(minute, _after(storm.days(wanted.until.date()), minute, hours))
        times.append(minute)
    return times


def _after(days: tuple[date, date], minute: int, hours: WorkingTime) -> int:
    """The same minute, or the first after the days in which nobody worked."""
    begin, end = hours.start_of(days[0]), hours.start_of(days[1] + timedelta(days=1))
    return end + (minute - begin) % 60 if begin <= minute < end else minute


def _names(number: int, wanted: Wanted, cast: Cast, sex: str, draw: random.Random) -> dict[str, str]:
    """The persons of a dossier. Their numbers begin with three zeros, as no real one does."""
    family, other = draw.choice(cast.families), draw.choice(cast.families)
    stem = f"0008{wanted.number % 10}{number % CROWD:06d}"
    born = date(1965, 1, 1) + timedelta(days=draw.randrange(14_000))
    return {
        "applicant": _name(other, sex, cast, draw),
        "applicant_number": f"{stem}1",
        "applicant_birth": born.isoformat(),
        "applicant_phone": f"0900{number % CROWD:06d}",
        "applicant_address": f"Ấp {draw.randrange(1, 13)} (thử nghiệm)",
        "child": _name(family, FEMALE, cast, draw),
        "child_number": f"{stem}2",
        "partner": _name(family, MALE, cast, draw),
        "partner_number": f"{stem}3",
        "parcel": f"TN{stem}4",
        "partner_birth": (born + timedelta(days=draw.randrange(-900, 900))).isoformat(),
    }


def _name(family: str, sex: str, cast: Cast, draw: random.Random) -> str:
    return f"{family} {draw.choice(cast.middles[sex])} {draw.choice(cast.givens)}"


def full_name(sex: str, cast: Cast, draw: random.Random) -> str:
    """A name by chance."""
    return _name(draw.choice(cast.families), sex, cast, draw)
