"""Every text that differs between two dossiers of one story: moments in each of their forms, codes, names, keys."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from duoc.dossiers.queries import on_its_day
from duoc.ground.worktime.calculations import Deadline, ending, local
from duoc.instruments.queries import office, title_line
from duoc.people.models import Organisation, Person, Post

Form = Callable[[datetime], str]
MOMENT_FORMS: Mapping[str, Form] = {
    "row": lambda at: at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S+00"),
    "ledger": lambda at: at.astimezone(UTC).isoformat(timespec="microseconds"),
    "utc": lambda at: at.astimezone(UTC).isoformat(),
    "local": lambda at: local(at).isoformat(),
    "words": lambda at: ending(at),
    "date": lambda at: local(on_its_day(at)).date().isoformat(),
    "day": lambda at: local(on_its_day(at)).strftime("%d/%m/%Y"),
}
DAY_FORMS: Mapping[str, Callable[[date], str]] = {
    "date": lambda day: day.isoformat(),
    "day": lambda day: day.strftime("%d/%m/%Y"),
}
PROOF = "proof"
OF_UNIT = ("name", "place", "address", "phone", "email", "identifier")


@dataclass(frozen=True)
class Seat:
    """An official of a unit, in their post."""

    person: Person
    post: Post


@dataclass(frozen=True)
class Number:
    """A number that a turn takes from a series, and how it is printed.

    Attributes:
        series, period: with `{unit}`, `{year}`, `{date}` where they stand.
        turn: which one takes it.
        patterns: the texts that show it, with `{n}`, `{year}`, `{short}` (261123) and `{unit}`.
    """

    series: str
    period: str
    turn: int
    patterns: Sequence[str] = ()

    def series_of(self, unit: str) -> str:
        return self.series.replace("{unit}", unit)

    def period_of(self, at: datetime) -> str:
        day = local(at).date()
        return self.period.replace("{year}", str(day.year)).replace("{date}", day.isoformat())


def of_moment(name: str, at: datetime, forms: Iterable[str] = tuple(MOMENT_FORMS)) -> dict[str, str]:
    """A moment in the forms in which rows, ledger, notices and papers show it."""
    return {f"{name}:{form}": MOMENT_FORMS[form](at) for form in forms}


def of_deadline(name: str, deadline: Deadline, forms: Sequence[str]) -> dict[str, str]:
    """A counted date, and its proof as a column holds it."""
    if PROOF not in forms:
        return of_moment(name, deadline.due, forms)
    proof = json.dumps([line.as_json() for line in deadline.proof], ensure_ascii=False)
    shown = of_moment(name, deadline.due, (form for form in forms if form != PROOF))
    return {**shown, f"{name}:{PROOF}": proof.replace("\\", "\\\\")}


def of_days(filed_on: date, offsets: Sequence[int]) -> dict[str, str]:
    """The days that a story names."""
    days = {offset: filed_on + timedelta(days=offset) for offset in offsets}
    return {f"day{offset}:{form}": write(day) for offset, day in days.items() for form, write in DAY_FORMS.items()}


def of_names(names: Mapping[str, str]) -> dict[str, str]:
    """What the texts of a story name; a birth date also as titles show it."""
    births = {name: date.fromisoformat(text) for name, text in names.items() if name.endswith("_birth")}
    shown = {f"name:{name}:day": DAY_FORMS["day"](day) for name, day in births.items()}
    return {f"name:{name}": text for name, text in names.items()} | shown


def of_unit(unit: Organisation, label: str, seats: Mapping[str, Seat]) -> dict[str, str]:
    """The body, who works there, and how they sign, in rows and in JSON."""
    facts = {f"unit:{name}": plain(getattr(unit, name)) for name in OF_UNIT}
    facts |= {"unit:id": str(unit.pk), "unit:code": unit.code, "unit:label": plain(label)}
    facts["unit:in_address"] = plain(label[:1].lower() + label[1:])
    for role, seat in seats.items():
        facts |= {
            f"{role}:id": str(seat.person.pk),
            f"{role}:name": plain(seat.person.full_name),
            f"{role}:post": str(seat.post.pk),
            f"{role}:title": plain(seat.post.title),
            # Whoever signs for the head decides in the head's office: only beside the title is it told whose it is.
            f"{role}:office": f'"title": "{plain(seat.post.title)}", "office": "{plain(office(seat.post))}"',
            f"{role}:line": title_line(seat.post).replace("\n", r"\n"),
            f"{role}:line_json": title_line(seat.post).replace("\n", r"\\n"),
            f"{role}:mode": f'"mode": "{seat.post.signs_as}"',
        }
    return facts


def was_late(value: bool) -> str:
    """How form 06 says whether a term was broken."""
    return f'"was_late": {json.dumps(value)}'


def in_time(value: bool) -> str:
    """How the ledger says whether a dossier was completed in time."""
    return f'"on_time":{json.dumps(value)}'


def of_number(name: str, number: Number, n: int, at: datetime, unit: Mapping[str, str]) -> dict[str, str]:
    """A number as it is printed and as columns hold it."""
    day = local(at).date()
    facts = {f"{name}:n": str(n), f"{name}:year": str(day.year)}
    for place, pattern in enumerate(number.patterns):
        facts[f"{name}:text{place}"] = pattern.format(
            n=n, year=day.year, short=day.strftime("%y%m%d"), unit=unit["unit:code"]
        )
    return facts


def plain(value: Any) -> str:
    """A text that may stand in a cell as it is.

    Raises:
        ValueError: it holds a letter that cells write otherwise.
    """
    if any(letter in value for letter in '\\\t\n"'):
        raise ValueError(f"a demonstration writes no such letter: {value!r}")
    return str(value)
