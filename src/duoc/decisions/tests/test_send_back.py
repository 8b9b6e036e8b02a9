"""Sending a proposal back to the specialist."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests.asking import forbidden_to, once_only, refused, story
from tests.cast import MONDAY, key
from tests.colleagues import colleague
from tests.stages import Road, by_form, fresh

from duoc.decisions import actions, queries
from duoc.decisions.models import SendBack
from duoc.dossiers.acts import DESK, act_with_form
from duoc.dossiers.rules import OutOfTurn
from duoc.instruments.calculations import Unsound
from duoc.notices.models import DeskNews
from duoc.people.models import Appointment
from duoc.people.tests.test_record_absence import away

pytestmark = pytest.mark.django_db


def send_back(who: Any, dossier: Any, word: str = "", reason: str = "Ghi lại nơi sinh") -> SendBack:
    return actions.send_back(actor=who, dossier_id=dossier.pk, reason=reason, key=word or key(), at=MONDAY)


def test_it_lies_on_the_specialists_desk_again(road: Road) -> None:
    dossier = road.to("checked")
    send_back(road.actor("leader1"), dossier)
    assert (fresh(dossier).desk, fresh(dossier).step) == ("specialist", "examine")
    assert queries.proposal(dossier) is None and story(dossier)[-1] == "dossier.sent_back"
    assert SendBack.objects.get(proposal__dossier=dossier).reason == "Ghi lại nơi sinh"


def test_only_a_leader_of_the_unit_may(road: Road) -> None:
    dossier = road.to("checked")
    others = ["citizen1", "helper1", "clerk1", "specialist1", "registry1", "leader2", "leader3", "admin1"]
    forbidden_to(road.actor, others, lambda who: send_back(who, dossier))


def test_it_needs_a_reason(road: Road) -> None:
    dossier = road.to("checked")
    refusal = refused(Unsound, lambda: send_back(road.actor("leader1"), dossier, reason="  "))
    assert set(refusal.faults) == {"reason"}


@pytest.mark.parametrize("stage", ["accepted", "proposed", "approved", "done"])
def test_only_from_the_leaders_desk(road: Road, stage: str) -> None:
    dossier = road.to(stage)
    refused(OutOfTurn, lambda: send_back(road.actor("leader1"), dossier))


def test_it_happens_once_per_key(road: Road) -> None:
    dossier, who = road.to("checked"), road.actor("leader1")
    once_only(lambda word: send_back(who, dossier, word), lambda word: send_back(who, dossier, word, "Lý do khác"))
    refused(OutOfTurn, lambda: send_back(who, dossier))


def held_and_submitted(road: Road) -> Any:
    dossier = road.to("accepted")
    by_form(road.actor("specialist1"), "claim", dossier, {}, DESK)
    road.propose(dossier)
    road.check(dossier)
    return dossier


def test_it_returns_to_whoever_had_it_in_hand_and_they_hear_once(road: Road) -> None:
    colleague(road)
    dossier, holder = held_and_submitted(road), road.actor("specialist1")
    send_back(road.actor("leader1"), dossier)
    assert fresh(dossier).assigned_to_id == holder.person_id
    heard = DeskNews.objects.filter(person=holder.person_id, kind__in=("desk_given", "desk_sent_back"))
    assert [one.kind for one in heard] == ["desk_sent_back"]


def test_it_returns_to_the_queue_where_they_are_away(road: Road) -> None:
    other, dossier = colleague(road), held_and_submitted(road)
    away(road.actor("specialist1"), other)
    send_back(road.actor("leader1"), dossier)
    assert fresh(dossier).assigned_to_id is None


def test_it_returns_to_the_queue_where_they_hold_that_seat_no_more(road: Road) -> None:
    dossier = held_and_submitted(road)
    Appointment.objects.filter(person=road.actor("specialist1").person_id).update(valid_to=MONDAY.date())
    send_back(road.actor("leader1"), dossier)
    assert fresh(dossier).assigned_to_id is None


def test_what_nobody_had_in_hand_returns_to_the_queue(road: Road) -> None:
    dossier = road.to("checked")
    send_back(road.actor("leader1"), dossier)
    assert fresh(dossier).assigned_to_id is None


def test_what_was_put_back_before_it_left_returns_to_the_queue(road: Road) -> None:
    dossier, who = road.to("accepted"), road.actor("specialist1")
    by_form(who, "claim", dossier, {}, DESK)
    later = MONDAY + timedelta(minutes=1)
    put_back, form = act_with_form("put_back", DESK)
    why = form.of(dossier, later).read({"reason": "Đi công tác nhiều ngày."}, later)
    put_back.perform(dossier.pk, why, actor=who, key=key(), at=later)
    road = replace(road, at=later + timedelta(minutes=1))
    road.propose(dossier)
    road.check(dossier)
    actions.send_back(
        actor=road.who("leader1"), dossier_id=dossier.pk, reason="Ghi lại nơi sinh", key=key(), at=road.at
    )
    assert fresh(dossier).assigned_to_id is None
