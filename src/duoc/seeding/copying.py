"""Fills templates in for many dossiers and enters their rows in bulk."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.db import connection
from psycopg import sql

from duoc.dossiers import queries as dossiers
from duoc.ground.letters.calculations import CLEAR_LETTERS
from duoc.ground.worktime.calculations import VIETNAM
from duoc.people.models import Organisation
from duoc.procedures.queries import Calendars
from duoc.seeding import varying
from duoc.seeding.breaching import late_turns
from duoc.seeding.capture import Table
from duoc.seeding.scenes import Scene
from duoc.seeding.studio import Take

A_KEY = 32
"""Digits of a key."""


@dataclass(frozen=True)
class House:
    """A body, its name in the vocabulary of communes ("" for others), and who works there."""

    unit: Organisation
    label: str
    seats: Mapping[str, varying.Seat]

    @cached_property
    def words(self) -> Mapping[str, str]:
        """Every text that tells it from another body."""
        return varying.of_unit(self.unit, self.label, self.seats)


@dataclass
class Copyist:
    """Makes the rows of dossiers from takes.

    Attributes:
        files: the file that stands for each paper, by its code.
        calendars: by which dates are counted.
    """

    files: Mapping[str, str]
    calendars: Calendars
    lines: dict[Table, list[str]] = field(default_factory=dict)

    def add(self, take: Take, scene: Scene, house: House, numbers: Sequence[int]) -> None:
        """One dossier, as far as its scene has come.

        Args:
            numbers: one for each of the take's numbers whose turn has come.
        """
        turn = len(scene.times) - 1
        template = take.templates[turn]
        values, dues = self._values(take, scene, house, numbers, turn)
        _add_chance(values, template.by_chance, scene)
        late = {
            place: varying.of_moment("late", scene.times[place], template.forms["late"])
            for place in late_turns(template.broken, scene.times, dues)
        }
        values["in_time"], values["was_late"] = varying.in_time(not late), varying.was_late(bool(late))
        template.fill(values, self.lines, late)

    def ids_of(self, table: str) -> list[str]:
        """The ids of the rows that wait to be written into a table."""
        return [
            line.split("\t")[one.columns.index("id")]
            for one, texts in self.lines.items()
            if one.name == table
            for text in texts
            for line in text.split("\n")
        ]

    def write(self) -> None:
        """Enters all rows."""
        enter(self.lines)
        self.lines.clear()

    def _values(
        self, take: Take, scene: Scene, house: House, numbers: Sequence[int], turn: int
    ) -> tuple[dict[str, str], dict[datetime, datetime]]:
        """What fills the gaps, and the promises by those of the recording."""
        values, forms = dict(house.words), take.templates[turn].forms
        values |= varying.of_names(scene.names)
        for place, at in enumerate(scene.times):
            values |= varying.of_moment(f"t{place}", at, forms.get(f"t{place}", ()))
        moved = dict(zip(take.recorded, scene.times, strict=False))
        term = next((one.term for one in take.breaches), "")
        dues = {}
        for place, formula in enumerate(take.formulas[turn]):
            deadline = formula.again(moved.__getitem__, self.calendars)
            values |= varying.of_deadline(f"d{place}", deadline, forms.get(f"d{place}", ()))
            if formula.promised:
                dues[formula.given] = deadline.due
                ended = dossiers.term_ends_at(deadline.due, term)
                values |= varying.of_moment(f"e{place}", ended, forms.get(f"e{place}", ()))
        values |= varying.of_days(scene.filed_on, scene.story.days)
        for place, (number, n) in enumerate(zip(take.numbers, numbers, strict=False)):
            values |= varying.of_number(f"n{place}", number, n, scene.times[number.turn], values)
        return values | {f"file:{code}": id for code, id in self.files.items()}, dues


def enter(lines: Mapping[Table, Sequence[str]]) -> None:
    """Enters rows by `COPY`, in the caller's transaction: keys between them are checked at its end."""
    with connection.cursor() as cursor:
        for table, texts in lines.items():
            into = sql.SQL("COPY {} ({}) FROM STDIN").format(
                sql.Identifier(table.name), sql.SQL(", ").join(map(sql.Identifier, table.columns))
            )
            with cursor.copy(into) as copy:
                copy.write("\n".join(texts) + "\n")


def _add_chance(values: dict[str, str], names: Sequence[str], scene: Scene) -> None:
    """What is made by chance elsewhere is drawn from the scene's key here: the same seed, the same province."""
    chance = hashlib.shake_256(scene.key.encode()).hexdigest(A_KEY // 2 * (len(names) + 4))
    for place, name in enumerate(names, 4):
        text = chance[A_KEY * place : A_KEY * (place + 1)]
        values[name] = text[:22] if name.startswith("token") else _key(text)
    values["salt"] = chance[: 2 * A_KEY]
    values["temporary"] = _temporary_code(scene.times[0], bytes.fromhex(chance[2 * A_KEY : 3 * A_KEY]))
    values["request"] = hashlib.sha256(scene.key.encode()).hexdigest()


def _temporary_code(at: datetime, chance: bytes) -> str:
    letters = "".join(CLEAR_LETTERS[byte % len(CLEAR_LETTERS)] for byte in chance[:8])
    return f"TN-{at.astimezone(VIETNAM):%y%m%d}-{letters[:4]}-{letters[4:]}"


def _key(text: str) -> str:
    """A UUID of version 4 from 32 digits."""
    return f"{text[:8]}-{text[8:12]}-4{text[13:16]}-a{text[17:20]}-{text[20:]}"
