"""Rows entered in bulk are those that the real acts write."""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils import translation
from tests.cast import MONDAY
from tests.properties import by_night

from duoc.ground.files import actions as files
from duoc.ground.ledger import queries as ledger
from duoc.people.models import Organisation
from duoc.procedures import queries as procedures
from duoc.seeding import capture, playing
from duoc.seeding.copying import Copyist, House
from duoc.seeding.housing import houses
from duoc.seeding.reading import cast_of, read_stories
from duoc.seeding.scenes import Scene, Story
from duoc.seeding.studio import Take, record

KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\\\\x[0-9a-f]{64}|TN-\d{6}-\w{4}-\w{4}")
HASH = re.compile(r"\b[0-9a-f]{64}\b")
TOKEN = re.compile(r"(/kiem-tra/)[\w-]+")
NAMES = {
    "applicant": "Trần Thị Thử",
    "applicant_number": "000000720001",
    "applicant_birth": "1995-05-21",
    "applicant_phone": "0907200001",
    "applicant_address": "Ấp Hai (thử nghiệm)",
    "child": "Lê Gia Hân",
    "child_number": "000000720002",
    "partner": "Lê Văn Bảy",
    "partner_number": "000000720003",
    "partner_birth": "1992-02-03",
    "parcel": "TN000000720004",
}


def _compared(rows: capture.Rows) -> Mapping[str, Counter[str]]:
    """By table, without what is made by chance."""
    compared = {}
    for table, lines in rows.items():
        if table.name in ("files_storedfile", "series_counter"):
            continue
        kept = [
            place
            for place, column in enumerate(table.columns)
            if column not in ("text_id", "signed_file_id", "file_id", "token")
        ]
        texts = []
        for cells in lines:
            text = "\t".join(cells[place] for place in kept)
            texts.append(TOKEN.sub(r"\1TOKEN", HASH.sub("HASH", KEY.sub("KEY", text))))
        compared[table.name] = Counter(texts)
    return compared


STORIES = settings.CATALOG / "bai-thu" / "demo" / "stories.yaml"
CAST = cast_of(read_stories(STORIES))
PACES = [pytest.param(timedelta(hours=5, minutes=7), id="late"), by_night(timedelta(minutes=17), id="in time")]


@pytest.mark.parametrize("pace", PACES)
@pytest.mark.parametrize("story", CAST.stories, ids=lambda story: story.name)
def test_each_turn_of_each_story(road: object, story: Story, pace: timedelta) -> None:
    """Promises are broken in the one, kept in the other."""
    units = list(Organisation.objects.select_related("parent").filter(kind="commune"))
    settled = houses(units, CAST.officials, (f"Công Chức Số {number}" for number in range(99)))
    take = record(story, settled["99002"].unit, settled["99002"].seats, MONDAY - timedelta(days=7))
    house = settled["99001"]
    for turns in range(len(story.turns) + 1):
        times = [MONDAY + pace * place for place in range(turns + 1)]
        drawn = Scene(story, house.unit.code, house.unit.place, times, NAMES, "scene")
        scene = take.allowed(drawn, procedures.calendars())
        with translation.override("vi"):
            expect_equal(played(scene, house), copied(take, scene, house), f"{story.name} after turn {turns}")


def expect_equal(real: Mapping[str, Counter[str]], bulk: Mapping[str, Counter[str]], where: str) -> None:
    """Fails with the first rows of each table that the acts write otherwise than the bulk."""
    differences = [
        f"{table}\n  acts: {line}\n  bulk: {other}"
        for table in sorted({*real, *bulk})
        for line, other in zip(
            sorted((real.get(table, Counter()) - bulk.get(table, Counter())).elements()) or [""],
            sorted((bulk.get(table, Counter()) - real.get(table, Counter())).elements()) or [""],
            strict=False,
        )
        if line != other
    ]
    assert not differences, where + "\n" + "\n".join(differences)


def played(scene: Scene, house: House) -> Mapping[str, Counter[str]]:
    """What the acts write of a scene; taken back."""
    rows = {}
    with transaction.atomic():
        since = capture.mark()
        playing.play(scene, {role: seat.person for role, seat in house.seats.items()}, lambda _stage, _turn: None)
        rows = _compared(capture.rows_since(since))
        transaction.set_rollback(True)
    return rows


def copied(take: Take, scene: Scene, house: House) -> Mapping[str, Counter[str]]:
    """What the bulk writes of it; taken back."""
    stands = {
        code: str(files.keep_own(playing.BLANK, f"{code}.pdf", at=scene.times[0]).pk) for code in scene.story.papers
    }
    stands[playing.PHOTO] = str(files.keep_own(playing.DOT, playing.PHOTO, at=scene.times[0]).pk)
    copyist = Copyist(stands, procedures.calendars())
    with transaction.atomic():
        since = capture.mark()
        numbers = [1 for number in take.numbers if number.turn < len(scene.times)]
        copyist.add(take, scene, house, numbers)
        copyist.write()
        rows = _compared(capture.rows_since(since))
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        assert ledger.verify().fault is None
        transaction.set_rollback(True)
    return rows
