"""Acts on a public posting, for the tests that try every act and every condition."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from duoc.dossiers.acts import DESK
from duoc.dossiers.models import Dossier
from duoc.people.powers import Actor
from tests.cast import MONDAY
from tests.stages import Road, by_form, fresh

TODAY = MONDAY.date().isoformat()
TORN_DOWN = {"outcome": "torn_down", "ended_on": TODAY, "present": "Trần Văn Bảy", "findings": "Bảng bị gỡ."}
AGAINST = {"objector": "Phạm Văn Tám", "contact": "", "received_on": TODAY, "say": "Bé là cháu của tôi."}
REASON = "Đã xác minh, không phải người thân của bé."


def put_up(road: Road) -> Dossier:
    dossier = road.foundling()
    road.post_publicly(dossier)
    return fresh(dossier)


def objected_to(road: Road) -> Dossier:
    dossier = put_up(road)
    by_form(road.actor("specialist1"), "record_posting_objection", dossier, AGAINST, DESK)
    return dossier


def _answer(dossier: Dossier, who: Actor, _by: dict[str, Any]) -> object:
    given = {"objection": str(dossier.posting_objections.get().pk), "reason": REASON}
    return by_form(who, "answer_posting_objection", dossier, given, DESK)


DONE: dict[str, Callable[[Any, Actor, dict[str, Any]], object]] = {
    "dossiers.answer_posting_objection": _answer,
    "dossiers.end_posting": lambda it, who, _by: by_form(who, "end_posting", it, TORN_DOWN, DESK),
    "dossiers.record_posting_objection": lambda it, who, _by: by_form(
        who, "record_posting_objection", it, AGAINST, DESK
    ),
}
STAGES: dict[str, Callable[[Road], Dossier]] = {"objected to": objected_to}


def every_turn(road: Road) -> Dossier:
    """Posted with an end, an objection and its answer."""
    dossier = objected_to(road)
    who = road.actor("specialist1")
    _answer(dossier, who, {})
    by_form(who, "end_posting", dossier, TORN_DOWN, DESK)
    return fresh(dossier)


def not_posted_yet(road: Road) -> tuple[Dossier, str]:
    return road.foundling(), "specialist1"


def ended_already(road: Road) -> tuple[Dossier, str]:
    return every_turn(road), "specialist1"


def signed_since(road: Road) -> tuple[Dossier, str]:
    dossier = put_up(road)
    dossier.result_signed_at = MONDAY + timedelta(hours=1)
    dossier.save(update_fields=["result_signed_at"])
    return dossier, "specialist1"


def objection_to_posting(road: Road) -> tuple[Dossier, str]:
    """Somebody objected after the draft was sent to its signer."""
    dossier = road.foundling()
    road.post_publicly(dossier, posted_on=MONDAY.date() - timedelta(days=14))
    road.propose(dossier)
    road.check(dossier)
    when = {"received_on": (MONDAY - timedelta(days=8)).date().isoformat()}
    by_form(road.actor("specialist1"), "record_posting_objection", dossier, {**AGAINST, **when}, DESK)
    return fresh(dossier), "leader1"
