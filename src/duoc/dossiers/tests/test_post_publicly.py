"""Posting: when and where it was put up, until when it runs, and that it is there before anything is proposed."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.asking import forbidden_to, once_only, refused, story
from tests.cast import BIRTH, MONDAY, key
from tests.changed_definition import reworded
from tests.stages import Road, fresh

from duoc.dossiers import actions, queries
from duoc.dossiers.acts import open_acts
from duoc.dossiers.models import Dossier, Posting
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.ledger import queries as ledger
from duoc.ground.ledger.models import Entry
from duoc.ground.worktime.calculations import local
from duoc.procedures.models import Version

pytestmark = pytest.mark.django_db
PLACE = "Trụ sở Ủy ban nhân dân xã Rạch Thử"


def post_publicly(who: Any, dossier: Any, word: str = "", at: Any = MONDAY, **more: Any) -> Posting:
    fields = {"place": PLACE, "posted_on": MONDAY.date(), **more}
    return actions.post_publicly(actor=who, dossier_id=dossier.pk, key=word or key(), at=at, **fields)


def test_it_says_until_when_day_by_day(road: Road) -> None:
    dossier = road.foundling()
    made = post_publicly(road.actor("specialist1"), dossier)
    assert f"{local(made.until):%d/%m/%Y %H:%M}" == "01/12/2026 00:00" and made.term == "7 day"
    assert [line["counted"] for line in made.proof] == [False, *[True] * 7]
    assert (made.place, made.posted_on) == (PLACE, MONDAY.date())
    assert story(dossier)[-1] == "dossier.posted" and fresh(dossier).desk == "specialist"
    entry = Entry.objects.latest("number")
    facts = ledger.facts(entry)
    assert (
        facts["on"] == "2026-11-23" and facts["until"] == "2026-12-01T00:00:00+07:00" and PLACE not in entry.canonical
    )
    assert queries.posted.last_posting(dossier) == made


def test_it_may_have_been_up_before_the_dossier_was_filed(road: Road) -> None:
    made = post_publicly(road.actor("specialist1"), road.foundling(), posted_on=date(2026, 11, 13))
    assert made.until < MONDAY  # the seventh day is Friday the 20th


def test_post_publicly_again_the_latest_counts(road: Road) -> None:
    dossier, who = road.foundling(), road.actor("specialist1")
    post_publicly(who, dossier)
    again = post_publicly(who, dossier, at=MONDAY + timedelta(days=2), posted_on=date(2026, 11, 25))
    assert queries.posted.last_posting(dossier) == again and Posting.objects.count() == 2


def test_who_may_not(road: Road) -> None:
    dossier = road.foundling()
    others = ["citizen1", "helper1", "clerk1", "leader1", "registry1", "specialist2", "specialist3", "admin1"]
    forbidden_to(road.actor, others, lambda who: post_publicly(who, dossier))
    assert not Posting.objects.exists()


@pytest.mark.parametrize("stage", ["filed", "accepted", "proposed", "approved", "done"])
def test_only_what_is_posted_and_being_examined(road: Road, stage: str) -> None:
    dossier = road.to(stage)  # an ordinary birth: nothing to post at any stage
    refused(OutOfTurn, lambda: post_publicly(road.actor("specialist1"), dossier))


@pytest.mark.parametrize(
    "change",
    [{"place": " "}, {"place": "x" * 501}, {"posted_on": date(2026, 11, 24)}, {"posted_on": date(1999, 1, 1)}],
)
def test_place_and_day_make_sense(road: Road, change: Any) -> None:
    dossier = road.foundling()
    refusal = refused(Incomplete, lambda: post_publicly(road.actor("specialist1"), dossier, **change))
    assert set(refusal.faults) == set(change) and refusal.remedy


def test_it_happens_once_per_key(road: Road) -> None:
    dossier, who = road.foundling(), road.actor("specialist1")
    once_only(
        lambda word: post_publicly(who, dossier, word),
        lambda word: post_publicly(who, dossier, word, place="Nhà văn hóa ấp"),
    )
    assert Posting.objects.count() == 1


def test_it_is_posted_at_the_step_that_knows_the_turn(road: Road) -> None:
    """What is posted, a survey for example, is there only when that step is reached."""
    steps = Version.objects.get(procedure__code=BIRTH).definition["steps"]
    at = next(index for index, step in enumerate(steps) if "post" in step.get("may", ()))
    announce = {"id": "announce", "name": "Niêm yết", "post": "specialist", "share": "10%", "may": ["post"]}
    surveying = {**steps[at], "share": "50%", "may": ["supplement", "verify"]}
    reworded(BIRTH, steps=[*steps[:at], surveying, announce, *steps[at + 1 :]])
    dossier, who = road.foundling(), road.actor("specialist1")
    assert "dossiers.post_publicly" not in open_acts(who, dossier, MONDAY)
    assert "Niêm yết ở bước: Niêm yết" in refused(OutOfTurn, lambda: post_publicly(who, dossier)).remedy
    Dossier.objects.filter(pk=dossier.pk).update(step="announce")
    assert post_publicly(who, fresh(dossier))
