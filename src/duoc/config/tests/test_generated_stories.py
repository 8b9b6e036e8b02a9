"""The road of procedures without stories is walked up to the signer: twenty on every commit, all in the night."""

import gzip
from itertools import islice
from pathlib import Path

import pytest
from django.conf import settings
from tests.cast import MONDAY

from duoc.config.generated_stories import tell_each
from duoc.importer import actions, shipped
from duoc.seeding.calculations import Played

pytestmark = [pytest.mark.django_db, pytest.mark.real_province]
PAGES = settings.CATALOG / "national" / "procedures.jsonl.gz"
TAILORED = {path.name for path in (settings.CATALOG / "ca-mau" / "procedures").iterdir()}
"""They have stories of their own."""
READ, TRIED, TWENTY = 200, 23, 20
FILEABLE = 0.98
"""As many as the import promises; what cannot be filed has no story to tell."""


def wrong(played: list[Played]) -> list[str]:
    """What came otherwise than told."""
    return [f"{one.story.it}: {failure.say('vi')}" for one in played for failure in one.failures]


def test_twenty_open_pages_of_the_portal_are_filed_accepted_and_answered(road: object, tmp_path: Path) -> None:
    few = tmp_path / "pages.jsonl.gz"
    with gzip.open(PAGES, "rt", encoding="utf-8") as pages, gzip.open(few, "wt", encoding="utf-8") as kept:
        kept.writelines(islice(pages, READ))
    opened = [code for code in actions.import_pages(few, at=MONDAY).open if code not in TAILORED]
    played = tell_each(opened[:TRIED], MONDAY)
    assert wrong(played) == []
    assert len(played) >= TWENTY


@pytest.mark.nightly
def test_every_open_page_is_filed_accepted_and_answered(road: object) -> None:
    opened: list[str] = []
    for file in shipped.files():  # a later one may close what an earlier one opened
        imported = actions.import_pages(file, at=MONDAY)
        opened = [*(code for code in opened if code not in imported.closed), *imported.open]
    codes = [code for code in dict.fromkeys(opened) if code not in TAILORED]
    played = tell_each(codes, MONDAY)
    assert wrong(played) == []
    assert len(played) / len(codes) >= FILEABLE
