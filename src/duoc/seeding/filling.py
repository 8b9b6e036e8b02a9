"""A demonstration under way: what has been drawn, recorded and numbered, and its batches."""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, partial
from pathlib import Path

import psycopg
from django.db import connection, transaction
from django.utils import translation

from duoc.ground.documents.actions import render
from duoc.ground.files import actions as files
from duoc.ground.files.models import StoredFile
from duoc.ground.series.actions import take_many
from duoc.ground.worktime.calculations import local
from duoc.people import queries as people
from duoc.people.models import Organisation
from duoc.procedures import queries as procedures
from duoc.registers import actions as registers
from duoc.seeding.copying import Copyist, House
from duoc.seeding.explaining import Explainer
from duoc.seeding.hours import WorkingTime
from duoc.seeding.housing import houses
from duoc.seeding.models import Seeding
from duoc.seeding.playing import DOT, PHOTO
from duoc.seeding.reading import cast_of
from duoc.seeding.scenes import Cast, Scene, Story
from duoc.seeding.schedule import Place, Wanted, full_name, rare_scenes, scenes
from duoc.seeding.studio import Take, record
from duoc.seeding.varying import Seat

A_BATCH = 150
"""Dossiers in one transaction: about half a second."""
MOST_OFFICIALS = 10_000
A_MONTH = timedelta(days=30)
AHEAD = timedelta(days=30)
ORDINARY_SHARES = (0.5, 3.0)
PAPER = Path(__file__).parent / "paper.typ"


class TakenOver(Exception):
    """Another worker fills the same demonstration: one of a job that counted as abandoned."""


@dataclass
class Filling:
    """One seeding, ready to write its batches."""

    seeding: Seeding

    @cached_property
    def cast(self) -> Cast:
        return cast_of(self.seeding.stories)

    @cached_property
    def houses(self) -> Mapping[str, House]:
        """The communes, and the departments that stories name."""
        stories = [*self.cast.stories, *self.cast.rare]
        chosen = {code for story in stories for code in story.units}
        kinds = {story.at for story in stories if not story.units}
        units = [
            unit
            for unit in people.units(self.seeding.until).select_related("parent")
            if unit.code in chosen or unit.kind in kinds
        ]
        draw, cast = random.Random(self.seeding.seed), self.cast  # noqa: S311 - names of a demonstration, no secret
        named = (full_name(draw.choice(("female", "male")), cast, draw) for _unit in range(MOST_OFFICIALS))
        with transaction.atomic():
            return houses(units, cast.officials, named)

    @cached_property
    def scenes(self) -> Sequence[Scene]:
        """All dossiers, the newest first."""
        drawn = scenes(self._wanted, self.cast, self._places, self._hours)
        return [self.takes[scene.story.name].allowed(scene, procedures.calendars()) for scene in drawn]

    @property
    def rare(self) -> Sequence[Scene]:
        """Those that are played one by one."""
        return rare_scenes(self._wanted, self.cast, self._places, self._hours)

    @property
    def _first(self) -> date:
        return local(self.seeding.until).date() - A_MONTH * self.seeding.months

    @property
    def _hours(self) -> WorkingTime:
        calendar, until = procedures.calendars().clock.calendar, local(self.seeding.until).date()
        return WorkingTime(self._first, until + AHEAD, lambda day: calendar.fact(day).working)

    @property
    def _wanted(self) -> Wanted:
        seeding = self.seeding
        return Wanted(seeding.seed, seeding.pk, seeding.dossiers, seeding.until, self._first, self._since)

    @property
    def _since(self) -> Mapping[str, date]:
        codes = {story.procedure for story in self.cast.stories}
        return {code: procedures.in_force(code, self.seeding.until).valid_from for code in codes}

    @property
    def _places(self) -> Sequence[Place]:
        draw = random.Random(self.seeding.seed + 1)  # noqa: S311 - sizes of a demonstration, no secret
        return [
            Place(
                code,
                house.unit.kind,
                house.unit.place,
                draw.uniform(*ORDINARY_SHARES) + bool(self.cast.morning.get(code)),
            )
            for code, house in sorted(self.houses.items())
        ]

    @cached_property
    def takes(self) -> Mapping[str, Take]:
        """Each story played once."""
        monday = local(self.seeding.until) - timedelta(days=local(self.seeding.until).weekday())
        return {
            story.name: record(story, *self._studio(story), monday, self._home(story)) for story in self.cast.stories
        }

    def _home(self, story: Story) -> tuple[str, str]:
        communes = [house for house in self.houses.values() if house.label]
        return (communes[0].unit.code, communes[0].label) if story.units else ("", "")

    def _studio(self, story: Story) -> tuple[Organisation, Mapping[str, Seat]]:
        fitting = [
            house
            for code, house in sorted(self.houses.items())
            if (code in story.units if story.units else house.unit.kind == story.at)
        ]
        return fitting[-1].unit, fitting[-1].seats

    @cached_property
    def explainer(self) -> Explainer:
        """Who says why dossiers came late."""
        return Explainer(self.houses, self.seeding.until)

    @cached_property
    def numbers(self) -> Mapping[str, Sequence[int]]:
        """By scene, its numbers: within a series they follow the moments at which they were taken."""
        taken = sorted(
            (
                scene.times[number.turn],
                scene.key,
                place,
                (number.series_of(scene.unit), number.period_of(scene.times[number.turn])),
            )
            for scene in self.scenes
            for place, number in enumerate(self.takes[scene.story.name].numbers)
            if number.turn < len(scene.times)
        )
        first = self._reserved(Counter(series for _at, _key, _place, series in taken))
        given: dict[str, dict[int, int]] = {}
        for _at, key, place, series in taken:
            given.setdefault(key, {})[place] = first[series]
            first[series] += 1
        return {key: [numbers[place] for place in sorted(numbers)] for key, numbers in given.items()}

    def _reserved(self, counts: Mapping[tuple[str, str], int]) -> dict[tuple[str, str], int]:
        """The first number of each series that is kept for the seeding: taken once, and noted."""
        with transaction.atomic():
            seeding = Seeding.objects.select_for_update().get(pk=self.seeding.pk)
            if not seeding.first_numbers and counts:
                seeding.first_numbers = dict(_take_many(counts))
                seeding.save(update_fields=["first_numbers"])
            self.seeding = seeding
        return {_series_of(name): first for name, first in seeding.first_numbers.items()}

    @cached_property
    def files(self) -> Mapping[str, str]:
        """The file that stands for each paper that applicants send, and for a photo; the same for all of them."""
        procedure_of = {code: story.procedure for story in self.cast.stories for code in story.papers}
        kept = {
            code: self._standing(f"giay-thu-nghiem-{code}.pdf", partial(self._pressed, procedure, code))
            for code, procedure in sorted(procedure_of.items())
        }
        return kept | {PHOTO: self._standing(PHOTO, lambda: DOT)}

    def _standing(self, name: str, made: Callable[[], bytes]) -> str:
        """The id of the file of this name that stands for all of its kind; made where there is none yet."""
        ours = StoredFile.objects.filter(name=name, person_id="", organisation_id="", checks__made_here=True).first()
        return str((ours or files.keep_own(made(), name, at=self.seeding.until)).pk)

    def _pressed(self, procedure: str, code: str) -> bytes:
        """A page with the name of the paper, marked as a demonstration."""
        paper = procedures.definition(procedures.in_force(procedure, self.seeding.until)).paper(code)
        return render(PAPER, {"name": paper.name if paper else code}, root=PAPER.parent)

    def prepared(self, start: int) -> Copyist:
        """The rows of the next dossiers; nothing is written yet.

        Args:
            start: how many are there before.
        """
        copyist = Copyist(self.files, procedures.calendars())
        with translation.override("vi"):
            for scene in self.scenes[start : start + A_BATCH]:
                take = self.takes[scene.story.name]
                copyist.add(take, scene, self.houses[scene.unit], self.numbers.get(scene.key, ()))
        return copyist

    def write(self, copyist: Copyist, start: int, after: Callable[[], int] = int) -> int:
        """Enters prepared rows in one transaction.

        Args:
            after: waits for the batch before, which another thread may be writing still.

        Returns:
            int, how many are there now.

        Raises:
            TakenOver: somebody else fills the same demonstration.
        """
        try:
            with transaction.atomic():
                self._enter(copyist)
                after()
                seeding = Seeding.objects.select_for_update().get(pk=self.seeding.pk)
                if seeding.made != start:
                    raise TakenOver
                seeding.made = min(start + A_BATCH, seeding.dossiers)
                if seeding.made == seeding.dossiers:
                    seeding.ended_at = seeding.until
                seeding.save(update_fields=["made", "ended_at"])
        except psycopg.IntegrityError as error:  # by `COPY`, which Django does not translate
            if Seeding.objects.get(pk=self.seeding.pk).made > start:
                raise TakenOver from error
            raise
        return seeding.made

    def _enter(self, copyist: Copyist) -> None:
        entries, dossiers = copyist.ids_of("registers_entry"), copyist.ids_of("dossiers_dossier")
        copyist.write()
        registers.hold_keys(entries)
        registers.claim_keys(dossiers)
        self.explainer.explain_in_bulk(dossiers)
        with connection.cursor() as cursor:  # the longer half of a commit, which need not wait for its turn
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def _take_many(counts: Mapping[tuple[str, str], int]) -> Iterator[tuple[str, int]]:
    """Of each series as many numbers as dossiers want; by series and period the first."""
    for (series, period), count in sorted(counts.items()):
        yield f"{series}|{period}", take_many(series, period, count)


def _series_of(name: str) -> tuple[str, str]:
    series, _bar, period = name.rpartition("|")
    return series, period
