"""The demonstration of the real province shows what seldom happens: a few dossiers, by the real acts."""

from datetime import timedelta

import pytest
from django.conf import settings
from tests.cast import MONDAY

from duoc.decisions.models import Decision, LaterDecision
from duoc.dossiers.models import Dossier
from duoc.ground.ledger import queries as ledger
from duoc.ground.ledger.models import Entry as LedgerEntry
from duoc.seeding import actions
from duoc.seeding.models import Seeding
from duoc.seeding.reading import cast_of, read_stories

pytestmark = [pytest.mark.django_db, pytest.mark.real_province]
STORIES = read_stories(settings.CATALOG / "ca-mau" / "demo" / "stories.yaml")
HELD = {
    "dossier.posted",
    "dossier.posting_objected",
    "dossier.posting_objection_answered",
    "dossier.visit_planned",
    "dossier.visit_recorded",
    "dossier.apology_proposed",
    "dossier.apologised",
    "dossier.transfer_proposed",
    "dossier.sent_on",
    "dossier.ministry_result",
    "decision.later_proposed",
    "decision.later_signed",
    "decision.later_numbered",
    "decision.revoked",
    "dossier.archived",
}
"""What the ledger of the rare dossiers says."""
IN_BULK = {"post_publicly", "propose_stop", "stop", "suspend", "resume", "consult", "answer_objection"}
"""Turns of the stories that are entered in bulk."""


def test_the_rare_turns_are_there(road: object) -> None:
    made = {"seed": 1, "dossiers": 10, "months": 3, "until": MONDAY + timedelta(hours=3), "stories": STORIES}
    seeding = Seeding.objects.create(**made)
    assert actions.play_rare(seeding_id=seeding.pk) == len(STORIES["rare"]) == Dossier.objects.count()
    happened = set(LedgerEntry.objects.values_list("action", flat=True))
    assert happened >= HELD, sorted(happened)
    assert LaterDecision.objects.filter(instrument__issued_at=None).exists(), "one waits for its signature"
    late = Decision.objects.filter(inputs__isnull=False)
    assert late.filter(text=None, file=None).count() == late.count() == 4, "pressed when somebody opens them"
    assert ledger.verify().fault is None
    assert actions.play_rare(seeding_id=seeding.pk) == 0, "a run that goes on makes none twice"


def test_the_bulk_has_turns_that_are_less_rare() -> None:
    cast = cast_of(STORIES)
    assert {turn.act for story in cast.stories for turn in story.turns} >= IN_BULK
    every = sum(story.weight for story in cast.stories)
    rare = [story.weight for story in cast.stories if {turn.act for turn in story.turns} & IN_BULK]
    assert sum(rare) <= every / 12
