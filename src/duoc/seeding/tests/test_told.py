"""Every story of the real catalogue is played by the real acts, and comes out as the law says."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from django.conf import settings

from duoc.procedures.queries import read_document
from duoc.seeding.actions import tell, tell_stories, tellable
from duoc.seeding.calculations import Played, ToldStory
from duoc.seeding.told.story_files import read_stories

pytestmark = [pytest.mark.django_db, pytest.mark.real_province]
PROCEDURES = settings.CATALOG / "ca-mau" / "procedures"
FOLDERS = sorted(path for path in PROCEDURES.iterdir() if (path / "definition.yaml").is_file())
MANY = {"1.001193", "2.000720", "1.003650", "1.013225", "1.011609"}
AT_LEAST = {True: 10, False: 4}


FEW = 3
"""Stories of each procedure that are played on every commit, the whole road among them; the night plays all."""


def stories_of(folder: Path) -> list[ToldStory]:
    return read_stories(read_document(folder / "cases.yaml"), folder.name, tellable())


def wrong(played: Iterable[Played]) -> list[str]:
    return [
        f"{one.story.procedure}/cases.yaml:{failure.line} {one.story.it}: {failure.say('vi')}"
        for one in played
        for failure in one.failures
    ]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_the_first_stories_come_out_as_told(road: object, folder: Path) -> None:
    stories = stories_of(folder)
    assert len(stories) >= AT_LEAST[folder.name in MANY]
    assert wrong(tell(story) for story in stories[:FEW]) == []


@pytest.mark.nightly
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_every_story_comes_out_as_told(road: object, folder: Path) -> None:
    result = tell_stories(folder, settings.CATALOG, "ca-mau")
    assert wrong(result.played) == []
    assert result.coverage["steps"].missed == []
