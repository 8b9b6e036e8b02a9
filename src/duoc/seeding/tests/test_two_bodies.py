"""Stories of the real province: what another body answers, pays for or signs first, what rests, is posted or is fetched
by nobody comes out in bulk as by the acts."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import translation
from tests.cast import MONDAY
from tests.properties import by_night

from duoc.people.models import Organisation
from duoc.seeding.housing import houses
from duoc.seeding.reading import cast_of, read_stories
from duoc.seeding.scenes import Scene, Story
from duoc.seeding.studio import record
from duoc.seeding.tests.test_bulk import NAMES, copied, expect_equal, played

pytestmark = [pytest.mark.django_db, pytest.mark.real_province]
CAST = cast_of(read_stories(settings.CATALOG / "ca-mau" / "demo" / "stories.yaml"))
BETWEEN = [story for story in CAST.stories if story.procedure in ("1.013831", "NB.000001", "1.013225")]
HERE = [story for story in CAST.stories if story.name.endswith(("bị bỏ rơi", "chưa ai nhận kết quả"))]
HOME = ("32092", "Xã Hồ Thị Kỷ")


def test_both_are_told() -> None:
    assert {story.procedure for story in BETWEEN} == {"1.013831", "NB.000001", "1.013225"}
    assert len(HERE) == 2
    assert {"consult", "suspend", "resume"} <= {turn.act for story in CAST.stories for turn in story.turns}


@pytest.mark.parametrize("way", [1.0, by_night(0.0), by_night(0.5)], ids=["to the end", "filed", "half"])
@pytest.mark.parametrize("story", [*BETWEEN, *HERE], ids=lambda story: story.name)
def test_each_turn_in_bulk_and_by_the_acts(road: object, story: Story, way: float) -> None:
    units = list(Organisation.objects.select_related("parent").filter(code__in=story.units or [HOME[0]]))
    settled = houses(units, CAST.officials, (f"Công Chức Số {number}" for number in range(99)))
    house = settled[units[0].code]
    home = HOME if story.units else ("", "")  # in a commune the applicant lives there
    take = record(story, house.unit, house.seats, MONDAY - timedelta(days=7), home)
    turns = int(len(story.turns) * way)
    times = [MONDAY + timedelta(hours=26 * place, minutes=7 * place) for place in range(turns + 1)]
    names = {**NAMES, **({"home": home[0], "home_place": home[1]} if home[0] else {})}
    scene = Scene(story, house.unit.code, house.unit.place, times, names, "scene")
    with translation.override("vi"):
        expect_equal(played(scene, house), copied(take, scene, house), f"{story.name} after turn {turns}")


@pytest.mark.nightly
def test_a_week_in_which_counted_dates_fall_together_is_left_for_another(road: object) -> None:
    """In that of 30/11/2026 no stride tells the dates of this story apart before the answer comes too late."""
    story = next(story for story in BETWEEN if "consult" in {turn.act for turn in story.turns})
    units = list(Organisation.objects.select_related("parent").filter(code=HOME[0]))
    settled = houses(units, CAST.officials, (f"Công Chức Số {number}" for number in range(99)))
    house = settled[HOME[0]]
    assert len(record(story, house.unit, house.seats, MONDAY + timedelta(days=7)).templates) == len(story.turns) + 1
