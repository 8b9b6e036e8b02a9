"""A law leaves not every way open to a result: a marriage certificate is given when both have signed the book."""

from typing import Any

import pytest

from duoc.decisions import queries as decision_queries
from duoc.dossiers import actions
from duoc.dossiers.acts import DESK, open_acts
from duoc.dossiers.models import Dossier, Handover
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.refusal import NotFound
from duoc.procedures.models import Version
from duoc.registers import actions as registers
from tests.asking import refused
from tests.cast import BIRTH, MONDAY, key
from tests.changed_definition import changed, reworded
from tests.stages import Road, by_form, fresh
from tests.takers import own_taker

pytestmark = pytest.mark.django_db
AT_COUNTER = {"ways": ["counter"], "say": "Hai bên cùng đến ký sổ rồi nhận giấy."}
SIGNED = {
    "id": "signed_book",
    "ask": "Hai bên đã ký sổ?",
    "label": "Ký sổ",
    "type": "boolean",
    "step": "return",
    "check": {"rule": "answer", "say": "Chưa ký sổ thì không trao giấy."},
}


def hand_over(road: Road, dossier: Dossier, way: str = "counter", **answers: Any) -> Handover:
    given = {
        "dossier_id": dossier.pk,
        "way": way,
        "answers": answers,
        "key": key(),
        "at": MONDAY,
        "taker": own_taker(dossier),
    }
    return actions.hand_over(actor=road.actor("clerk1"), **given)


def test_only_the_ways_that_are_open(road: Road) -> None:
    reworded(BIRTH, hand_over=AT_COUNTER)
    dossier, clerk = road.to("done"), road.actor("clerk1")
    fault = refused(Incomplete, lambda: hand_over(road, dossier, "online"))
    assert AT_COUNTER["say"] in fault.faults["way"]
    assert not {"dossiers.note_return", "dossiers.send_parcel"} & open_acts(clerk, dossier, MONDAY)
    refused(OutOfTurn, lambda: by_form(clerk, "note_return", dossier, {"way": "counter"}, DESK))
    sent = {"dossier_id": dossier.pk, "number": "EB123456785VN", "key": key(), "at": MONDAY}
    refused(OutOfTurn, lambda: actions.send_parcel(actor=clerk, **sent))
    assert hand_over(road, dossier).way == "counter"


def test_by_post_only_though_nobody_files_by_post(road: Road) -> None:
    reworded(BIRTH, channels=["online", "counter"], hand_over={**AT_COUNTER, "ways": ["post", "counter"]})
    assert "dossiers.note_return" in open_acts(road.actor("clerk1"), road.to("done"), MONDAY)


def test_its_holder_reads_it_here_once_it_was_handed_over(road: Road) -> None:
    reworded(BIRTH, hand_over=AT_COUNTER)
    dossier, holder = road.to("done"), road.actor("citizen1")
    (decision,) = decision_queries.of_dossier(dossier)
    assert decision_queries.read_result(road.actor("clerk1"), decision, MONDAY)
    refused(NotFound, lambda: decision_queries.read_result(holder, decision, MONDAY))
    hand_over(road, dossier)
    (decision,) = decision_queries.of_dossier(fresh(dossier))
    assert decision_queries.read_result(holder, decision, MONDAY)


def test_who_has_not_signed_the_book_gets_nothing(road: Road) -> None:
    changed([SIGNED])
    dossier = road.to("done")
    for answers in ({}, {"signed_book": False}):
        fault = refused(Incomplete, lambda answers=answers: hand_over(road, dossier, **answers))
        assert set(fault.faults) == {"signed_book"} and fresh(dossier).state == "done"
    hand_over(road, dossier, signed_book=True)
    assert fresh(dossier).desk_answers["signed_book"] is True


def test_a_refusal_is_handed_over_in_any_way_and_nothing_is_asked(road: Road) -> None:
    desk = Version.objects.filter(procedure__code=BIRTH).latest("valid_from").definition["desk"]
    reworded(BIRTH, hand_over=AT_COUNTER, desk=[*desk, SIGNED])
    dossier = road.to("accepted")
    because = {
        "kind": "decline",
        "values": {},
        "reason": "Giấy chứng sinh không phải của bé này.",
        "legal_basis": "Luật Hộ tịch",
    }
    road.propose(dossier, **because)
    road.sign(dossier)
    road.make_signatures(dossier)
    registers.issue(actor=road.actor("registry1"), dossier_id=dossier.pk, key=key(), at=MONDAY)
    road.seal(dossier)
    assert hand_over(road, fresh(dossier), "online").way == "online"
