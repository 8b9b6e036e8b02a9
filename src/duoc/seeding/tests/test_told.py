"""Every story of the real catalogue is played by the real acts, and comes out as the law says."""

from pathlib import Path

import pytest
from django.conf import settings

from duoc.seeding.actions import tell_stories

pytestmark = [pytest.mark.django_db, pytest.mark.real_province]
PROCEDURES = settings.CATALOG / "ca-mau" / "procedures"
FOLDERS = sorted(path for path in PROCEDURES.iterdir() if (path / "definition.yaml").is_file())
MANY = {"1.001193", "2.000720", "1.003650", "1.013225", "1.011609"}
AT_LEAST = {True: 10, False: 4}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda path: path.name)
def test_every_story_comes_out_as_told(road: object, folder: Path) -> None:
    result = tell_stories(folder, settings.CATALOG, "ca-mau")
    wrong = [
        f"{folder.name}/cases.yaml:{failure.line} {one.story.it}: {failure.say('vi')}"
        for one in result.played
        for failure in one.failures
    ]
    assert not wrong, "\n".join(wrong)
    assert result.coverage["steps"].missed == []
    assert len(result.played) >= AT_LEAST[folder.name in MANY]
