"""Every story of the real catalogue is played by the real acts on every commit, and comes out as the law says."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from django.conf import settings

from duoc.seeding.actions import tell_stories
from duoc.seeding.calculations import Played

pytestmark = [pytest.mark.django_db, pytest.mark.real_province]
PROCEDURES = settings.CATALOG / "ca-mau" / "procedures"
FOLDERS = sorted(path for path in PROCEDURES.iterdir() if (path / "definition.yaml").is_file())
MANY = {"1.001193", "2.000720", "1.003650", "1.013225", "1.011609"}
AT_LEAST = {True: 10, False: 4}


def wrong(played: Iterable[Played]) -> list[str]:
    return [
        f"{one.story.procedure}/cases.yaml:{failure.line} {one.story.it}: {failure.say('vi')}"
        for one in played
        for failure in one.failures
    ]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_every_story_comes_out_as_told(road: object, folder: Path) -> None:
    result = tell_stories(folder, settings.CATALOG, "ca-mau")
    assert wrong(result.played) == []
    assert len(result.played) >= AT_LEAST[folder.name in MANY]
    assert result.coverage["steps"].missed == []
