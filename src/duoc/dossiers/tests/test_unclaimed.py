"""A result that nobody fetches: listed at the counter after some days, its applicant reminded a few times, kept."""

from datetime import timedelta

import pytest
from tests import later
from tests.asking import story
from tests.cast import MONDAY
from tests.stages import Road, fresh
from tests.takers import own_taker

from duoc.dossiers import actions, jobs, unclaimed
from duoc.dossiers.archiving import not_over
from duoc.dossiers.models import Dossier, NewOriginal, ResultReminder
from duoc.notices.models import Notice
from duoc.procedures.queries import closed_rules

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def rule() -> closed_rules.UnclaimedRule:
    in_force = unclaimed.unclaimed_rule(MONDAY)
    assert in_force is not None and in_force.to_verify  # no law names these days
    return in_force


def codes(road: Road, after: timedelta, who: str = "clerk1") -> list[Dossier]:
    return list(unclaimed.unclaimed(road.actor(who), MONDAY + after))


def test_the_counter_lists_it_after_the_rules_days_and_nobody_elses_does(road: Road) -> None:
    dossier = road.to("done")
    assert codes(road, (rule().listed_after - 1) * DAY) == []
    later = rule().listed_after * DAY
    assert codes(road, later) == [dossier] and codes(road, later, "clerk2") == []


def test_its_applicant_is_reminded_as_often_as_the_rule_says(road: Road) -> None:
    dossier, at = road.to("done"), MONDAY + rule().listed_after * DAY
    assert actions.remind_unclaimed(dossier_id=dossier.pk, at=at - DAY) is None
    for turn in range(1, rule().times + 3):
        actions.remind_unclaimed(dossier_id=dossier.pk, at=at)
        assert actions.remind_unclaimed(dossier_id=dossier.pk, at=at + DAY) is None
        assert ResultReminder.objects.count() == min(turn, rule().times)
        at += rule().reminded_every * DAY
    assert story(dossier).count("dossier.result_reminded") == rule().times
    body = Notice.objects.filter(kind="result_unclaimed").latest("created_at").body
    assert dossier.receiving_unit.name in body and "23/11/2026" in body and "23/11/2027" in body
    assert fresh(dossier).state == "done" and fresh(dossier).desk == "clerk"


def test_who_fetched_it_or_waits_for_the_post_hears_nothing(road: Road) -> None:
    fetched, sent, at = road.to("done"), road.to("done", number="000000000107"), MONDAY + 60 * DAY
    give = {"dossier_id": fetched.pk, "way": "counter", "taker": own_taker(fetched), "key": str(fetched.pk)}
    actions.hand_over(actor=road.actor("clerk1"), at=MONDAY, **give)
    road.send_parcel(sent)
    for dossier in (fetched, sent):
        assert actions.remind_unclaimed(dossier_id=dossier.pk, at=at) is None
    assert codes(road, 60 * DAY) == [] and not ResultReminder.objects.exists()


def test_the_job_reminds_of_all(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    road.to("done")
    monkeypatch.setattr("django.utils.timezone.now", lambda: MONDAY + 11 * DAY)
    jobs.remind_unclaimed(0)
    jobs.remind_unclaimed(0)
    assert ResultReminder.objects.count() == 1


def test_where_the_catalogue_says_nothing_nothing_is_listed(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    road.to("done")
    monkeypatch.setattr(closed_rules, "_read", dict)
    assert codes(road, 60 * DAY) == [] and unclaimed.to_remind(MONDAY + 60 * DAY) == []


def test_a_new_original_is_reminded_of_by_itself_and_keeps_the_dossier_from_the_archive(road: Road) -> None:
    original = later.waiting(road)
    dossier, at = original.dossier, MONDAY + rule().listed_after * DAY
    ResultReminder.objects.create(dossier=dossier, turn=1, at=MONDAY - DAY)  # of the result, before it was fetched
    assert "giữ ở quầy" in not_over([dossier], at)[dossier.pk].say
    assert actions.remind_unclaimed(dossier_id=dossier.pk, at=at - DAY) is None
    made = actions.remind_unclaimed(dossier_id=dossier.pk, at=at)
    assert made is not None and made.turn == 2
    assert actions.remind_unclaimed(dossier_id=dossier.pk, at=at + DAY) is None
    assert not_over([dossier], MONDAY + rule().kept * DAY) == {}
    NewOriginal.objects.update(outcome="given", settled_at=at)
    assert not_over([dossier], at) == {} and unclaimed.to_remind(MONDAY + 60 * DAY) == []
