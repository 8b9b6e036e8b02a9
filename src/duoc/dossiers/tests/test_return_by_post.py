"""Results on paper by public post: chosen, sent under a number, delivered or brought back."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.asking import forbidden_to, once_only, refused, story
from tests.bodies import NEW, carried_out, in_hand
from tests.cast import BIRTH, COMMUNE, MONDAY, key
from tests.changed_definition import reworded
from tests.stages import Road, by_form, fresh
from tests.takers import own_taker

from duoc.dossiers import actions, queries
from duoc.dossiers.acts import APPLICANT, CARRIER, DESK, open_acts
from duoc.dossiers.models import Assignment, Dossier, Handover, Parcel, ReturnChoice
from duoc.dossiers.parcels import is_tracking_number, tracking_number
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.notices.models import Notice
from duoc.people.powers import Actor

pytestmark = pytest.mark.django_db
HOME = {"area": COMMUNE, "line": "Số 5, ấp Cái Nước"}
BY_POST = {"way": "post", "recipient": "Nguyễn Thị Thảo", "phone": "0900000001", "address": HOME}
NUMBER, NEXT = "EB123456785VN", "RR473124829VN"


def choose(road: Road, dossier: Dossier, values: Mapping[str, Any] = BY_POST, who: str = "citizen1") -> ReturnChoice:
    by = DESK if who.startswith("clerk") else APPLICANT
    word = "note_return" if by == DESK else "choose_return"
    choice: ReturnChoice = by_form(road.actor(who), word, dossier, values, by)
    return choice


def send(who: Actor, dossier: Dossier, number: str = NUMBER, word: str = "") -> Parcel:
    return actions.send_parcel(actor=who, dossier_id=dossier.pk, number=number, key=word or key(), at=MONDAY)


def bring_back(road: Road, dossier: Dossier, reason: str = "absent", note: str = "") -> Parcel:
    values = {"on": MONDAY.date().isoformat(), "reason": reason, "note": note}
    parcel: Parcel = by_form(road.actor("clerk1"), "take_back_parcel", dossier, values, DESK)
    return parcel


def deliver(road: Road, dossier: Dossier, day: str = MONDAY.date().isoformat(), word: str = "") -> Handover:
    values = {"on": day, "received_by": "Nguyễn Thị Thảo"}
    handover: Handover = by_form(road.actor("clerk1"), "confirm_parcel", dossier, values, DESK, word)
    return handover


@pytest.fixture
def sent(road: Road) -> Dossier:
    dossier = road.to("done")
    choose(road, dossier)
    send(road.actor("clerk1"), dossier)
    return fresh(dossier)


def test_chosen_sent_and_delivered(road: Road, sent: Dossier) -> None:
    assert (sent.state, sent.desk, sent.assigned_unit_id) == ("done", CARRIER, None)
    assert not queries.desk(road.actor("clerk1")).exists()
    parcel = Parcel.objects.get()
    assert parcel.choice.address.startswith("Số 5, ấp Cái Nước, ") and parcel.tracking_number == NUMBER
    deliver(road, sent)
    after = fresh(sent)
    assert (after.state, after.desk) == ("returned", "")
    assert Handover.objects.get().way == "post" and Parcel.objects.get().outcome == "delivered"
    assert story(sent)[-3:] == ["dossier.return_chosen", "dossier.parcel_sent", "dossier.parcel_delivered"]
    assert Notice.objects.filter(subject_id=str(sent.pk), kind="parcel_delivered").exists()
    assert NUMBER in Notice.objects.get(kind="parcel_sent").body


def test_brought_back_it_waits_at_the_counter_and_the_applicant_is_told(road: Road, sent: Dossier) -> None:
    bring_back(road, sent)
    after = fresh(sent)
    assert (after.state, after.desk, after.return_by_post) == ("done", "clerk", False)
    assert list(queries.desk(road.actor("clerk1"))) == [after]
    notice = Notice.objects.get(kind="parcel_undelivered")
    assert "Không gặp người nhận" in notice.body and sent.receiving_unit.name in notice.body
    refused(OutOfTurn, lambda: send(road.actor("clerk1"), sent, NEXT))  # chosen anew first
    actions.hand_over(
        actor=road.actor("clerk1"), dossier_id=sent.pk, way="counter", taker=own_taker(sent), key=key(), at=MONDAY
    )
    assert fresh(sent).state == "returned"


def test_a_parcel_may_come_back_twice(road: Road, sent: Dossier) -> None:
    bring_back(road, sent)
    choose(road, sent)
    send(road.actor("clerk1"), sent, NEXT)
    bring_back(road, sent, "other", "Nhà khóa cửa")
    assert [parcel.outcome for parcel in queries.parcels_of(sent)] == ["undelivered"] * 2
    bodies = " ".join(Notice.objects.filter(kind="parcel_undelivered").values_list("body", flat=True))
    assert fresh(sent).desk == "clerk" and "Lý do khác" in bodies and "Nhà khóa cửa" not in bodies
    assert "Nhà khóa cửa" in {parcel.why for parcel in queries.parcels_of(sent)}
    refused(OutOfTurn, lambda: bring_back(road, sent))


def test_a_tracking_number_names_one_parcel(road: Road, sent: Dossier) -> None:
    other = road.to("done", number="000000000102")
    choose(road, other)
    refusal = refused(Incomplete, lambda: send(road.actor("clerk1"), other, " eb 1234 5678 5 vn "))
    assert set(refusal.faults) == {"tracking_number"} and fresh(other).desk == "clerk"
    assert send(road.actor("clerk1"), other, NEXT).tracking_number == NEXT


@pytest.mark.parametrize("number", ["", "123", "EB123456789VN", "BƯU GỬI SỐ 5", "A" * 40])
def test_a_number_that_cannot_be_one_is_refused(road: Road, number: str) -> None:
    dossier = road.to("done")
    choose(road, dossier)
    assert "tracking_number" in refused(Incomplete, lambda: send(road.actor("clerk1"), dossier, number)).faults
    assert not Parcel.objects.exists()


def test_numbers_are_read_as_they_are_meant() -> None:
    assert tracking_number("eb 123-456.785 vn") == NUMBER and is_tracking_number(NUMBER)
    assert is_tracking_number("CP2026112300017") and not is_tracking_number("EB123456784VN")


def test_by_post_a_name_and_an_address_are_needed(road: Road) -> None:
    dossier = road.file()
    for values, missing in [
        ({"way": "post"}, {"recipient", "address"}),
        ({**BY_POST, "address": {"area": COMMUNE, "line": ""}}, {"address"}),
        ({**BY_POST, "recipient": ""}, {"recipient"}),
    ]:
        assert set(refused(Incomplete, lambda values=values: choose(road, dossier, values)).faults) == missing
    refused(Incomplete, lambda: choose(road, dossier, {**BY_POST, "address": {"area": "la", "line": "Viêng Chăn"}}))
    assert not ReturnChoice.objects.exists() and not fresh(dossier).return_by_post


def test_the_current_choice_counts_whoever_wrote_it_down(road: Road) -> None:
    dossier = road.file()
    choose(road, dossier)
    assert fresh(dossier).return_by_post
    choose(road, dossier, {"way": "counter"}, "clerk1")
    assert not fresh(dossier).return_by_post
    noted = queries.current_choice(dossier)
    assert noted and noted.way == "counter" and noted.post_id == road.actor("clerk1").post_id


def test_only_where_the_procedure_knows_the_post(road: Road) -> None:
    reworded(BIRTH, channels=["online", "counter"])
    dossier = road.file()
    assert "dossiers.choose_return" not in open_acts(road.actor("citizen1"), dossier, MONDAY)
    refused(OutOfTurn, lambda: choose(road, dossier))


def test_with_the_post_nothing_else_is_done(road: Road, sent: Dossier) -> None:
    clerk = road.actor("clerk1")
    refused(OutOfTurn, lambda: send(clerk, sent, NEXT))
    refused(OutOfTurn, lambda: choose(road, sent))
    give = {"dossier_id": sent.pk, "way": "counter", "taker": own_taker(sent)}
    refused(OutOfTurn, lambda: actions.hand_over(actor=clerk, key=key(), at=MONDAY, **give))
    with pytest.raises(IntegrityError), transaction.atomic():
        Parcel.objects.create(
            dossier=sent, choice=ReturnChoice.objects.get(), tracking_number=NEXT, sent_at=MONDAY,
            sent_by_id=clerk.person, sent_post_id=clerk.post,
        )  # fmt: skip


@pytest.mark.parametrize("day", ["2026-11-22", "2026-11-24"])
def test_neither_before_it_was_sent_nor_tomorrow(road: Road, sent: Dossier, day: str) -> None:
    assert "on" in refused(Incomplete, lambda: deliver(road, sent, day)).faults
    assert fresh(sent).state == "done"


def test_what_is_on_its_way_goes_on_with_the_successor(road: Road, sent: Dossier) -> None:
    carried_out([COMMUNE], [NEW])
    assert in_hand(fresh(sent)) == (NEW["code"], CARRIER)
    assert Parcel.objects.get().organisation.code == NEW["code"]
    assert not Assignment.objects.filter(dossier=sent, ended_at=None).exists()


def test_who_may(road: Road, sent: Dossier) -> None:
    others = ["citizen1", "helper1", "specialist1", "leader1", "registry1", "clerk2", "admin1"]
    dossier = road.to("done", number="000000000102")
    choose(road, dossier)
    forbidden_to(road.actor, others, lambda who: send(who, dossier, NEXT))
    forbidden_to(
        road.actor,
        ["citizen2", "helper1", "clerk1"],
        lambda who: by_form(who, "choose_return", dossier, BY_POST, APPLICANT),
    )
    forbidden_to(road.actor, others, lambda who: by_form(who, "note_return", dossier, BY_POST, DESK))


def test_each_happens_once_per_key(road: Road) -> None:
    dossier, clerk = road.to("done"), road.actor("clerk1")
    choose(road, dossier)
    once_only(lambda word: send(clerk, dossier, word=word), lambda word: send(clerk, dossier, NEXT, word))
    once_only(lambda word: deliver(road, dossier, word=word), lambda word: deliver(road, dossier, "2026-11-22", word))
    assert Handover.objects.count() == Parcel.objects.count() == 1
