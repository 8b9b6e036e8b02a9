"""The guided choice leads to procedures that exist, through steps that can be reached, in two or three taps."""

import gzip
import json
from pathlib import Path

import pytest
from django.conf import settings

from duoc.procedures.guiding import Guide, read_guide
from duoc.procedures.search.groups import read_groups

GUIDE = settings.CATALOG / "ca-mau" / "guide.yaml"


@pytest.fixture(scope="module")
def guide() -> Guide:
    return read_guide(GUIDE)


def test_every_procedure_named_is_in_the_catalogue(guide: Guide) -> None:
    known = set()
    for file in (settings.CATALOG / "national").glob("*.jsonl.gz"):
        with gzip.open(file, "rt", encoding="utf-8") as pages:
            known |= {json.loads(line)["code"] for line in pages}
    known |= {folder.name for folder in (settings.CATALOG / "ca-mau" / "procedures").iterdir()}
    named = {choice.procedure for step in guide.steps.values() for choice in step.choices if choice.procedure}
    assert named <= known
    groups = {group.id for group in read_groups(settings.CATALOG / "national" / "search" / "groups.yaml").known}
    assert {choice.group for step in guide.steps.values() for choice in step.choices if choice.group} == groups


def test_every_step_is_reached_within_three_taps(guide: Guide) -> None:
    reached, edge = {guide.start}, {guide.start}
    for _tap in range(2):
        edge = {choice.go for id in edge for choice in guide.steps[id].choices if choice.go}
        reached |= edge
    assert reached == set(guide.steps)


def test_a_moment_of_life_offers_its_linked_group_first(guide: Guide) -> None:
    assert [guide.steps[id].choices[0].group for id in ("birth", "death")] == ["khai-sinh", "khai-tu"]


def test_a_business_is_founded_before_it_is_changed(guide: Guide) -> None:
    assert [choice.procedure for choice in guide.steps["business"].choices][:2] == ["1.001612", "2.000720"]


def test_a_choice_that_leads_nowhere_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "guide.yaml"
    file.write_text('start: a\nsteps:\n  a: {ask: "Gì?", choices: [{say: Đây, go: b}]}\n', "utf-8")
    with pytest.raises(ValueError, match="a: Đây"):
        read_guide(file)
