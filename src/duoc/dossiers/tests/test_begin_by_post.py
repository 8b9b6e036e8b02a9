"""Requests by post: entered under two days, counted from the arrival, incomplete ones answered with form 02."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.asking import forbidden_to, once_only, refused
from tests.cast import BIRTH, BIRTH_ANSWERS, MONDAY, key, pdf
from tests.changed_definition import reworded

from duoc.dossiers import actions, queries
from duoc.dossiers.actions import Sender
from duoc.dossiers.models import Channel, Dossier, Draft
from duoc.dossiers.rules import Incomplete, NotHere
from duoc.people.actions.enter_person import OtherPerson
from duoc.people.models import Mandate, Person
from duoc.people.powers import Actor

pytestmark = pytest.mark.django_db
Actors = Callable[..., Actor]
TODAY = MONDAY.date()
SENDER = Sender("000000000001", "Nguyễn Thị Thảo", "1996-04-12", "2026-11-18", "2026-11-20")


def begun(who: Actor, sender: Sender = SENDER, word: str = "", at: Any = MONDAY) -> Draft:
    return actions.begin_by_post(actor=who, code=BIRTH, sender=sender, key=word or key(), at=at)


def entered(actor: Actors, *, papers: bool = True, sender: Sender = SENDER, username: str = "clerk1") -> Dossier:
    draft = begun(actor(username), sender)
    who = actor(username)
    actions.answer(actor=who, draft_id=draft.pk, answers=BIRTH_ANSWERS, at=MONDAY)
    if papers:
        actions.attach(actor=who, draft_id=draft.pk, code="birth_notice", data=pdf(), name="chung-sinh.pdf", at=MONDAY)
    return actions.file(actor=who, draft_id=draft.pk, key=key(), at=MONDAY)


def test_both_days_stand_on_the_dossier_and_its_proof_on_the_mandate(actor: Actors) -> None:
    dossier = entered(actor)
    assert (dossier.channel, dossier.way, dossier.by_officials) == ("post", "post", True)
    assert (dossier.posted_on, dossier.arrived_on) == (date(2026, 11, 18), date(2026, 11, 20))
    assert "dấu bưu điện ngày 18/11/2026" in Mandate.objects.get(pk=dossier.on_mandate_id).proof
    assert dossier.receiving_unit.code == actor("clerk1").organisation_code
    assert list(queries.of_person(actor("citizen1"))) == [dossier]


def test_the_term_runs_from_the_arrival(actor: Actors) -> None:
    dossier = entered(actor)
    assert dossier.received_at(MONDAY).date() == date(2026, 11, 20)
    today = entered(actor, sender=replace(SENDER, arrived_on=TODAY.isoformat()))
    assert today.received_at(MONDAY) == MONDAY
    due = [
        actions.accept(actor=actor("clerk1"), dossier_id=one.pk, key=key(), at=MONDAY).due_at
        for one in (dossier, today)
    ]
    assert due[0] < due[1]
    dossier.refresh_from_db()
    assert dossier.accepted_at == MONDAY and dossier.clock_from and dossier.clock_from.date() == date(2026, 11, 20)
    assert [one for one in queries.recounted(MONDAY) if one.moved] == []


def test_what_lies_not_in_the_letter_is_asked_for_with_form_02(actor: Actors) -> None:
    dossier = entered(actor, papers=False)
    items = [{"kind": "paper", "code": "birth_notice", "name": "Giấy chứng sinh", "say": "Trong bì thư không có."}]
    actions.request_supplement(
        actor=actor("clerk1"), dossier_id=dossier.pk, items=items, legal_basis="118/2025/NĐ-CP", key=key(), at=MONDAY
    )
    assert queries.official_form(dossier, "supplement_02", 1)


def test_an_answer_that_is_missing_is_still_missing(actor: Actors) -> None:
    draft = begun(actor("clerk1"))
    refused(Incomplete, lambda: actions.file(actor=actor("clerk1"), draft_id=draft.pk, key=key(), at=MONDAY))


@pytest.mark.parametrize(
    ("days", "wrong"),
    [
        ({"posted_on": "2026-11-21"}, "posted_on"),
        ({"arrived_on": "2026-11-24"}, "arrived_on"),
    ],
)
def test_days_that_cannot_be_are_refused(actor: Actors, days: dict[str, str], wrong: str) -> None:
    assert set(refused(Incomplete, lambda: begun(actor("clerk1"), replace(SENDER, **days))).faults) == {wrong}
    assert not Draft.objects.exists()


def test_only_who_receives_and_never_under_anothers_number(actor: Actors) -> None:
    forbidden_to(actor, ["citizen1", "helper1", "specialist1", "leader1", "admin1"], begun)
    before = Person.objects.count()
    refused(OtherPerson, lambda: begun(actor("clerk1"), replace(SENDER, full_name="Trần Thị Khác")))
    assert Person.objects.count() == before


def test_once_per_key_and_a_second_letter_goes_on_with_the_draft(actor: Actors) -> None:
    clerk, other = actor("clerk1"), replace(SENDER, phone="0900000009")
    once_only(lambda word: begun(clerk, word=word), lambda word: begun(clerk, other, word))
    again = begun(clerk, replace(SENDER, posted_on="2026-11-20", arrived_on="2026-11-23"))
    assert Draft.objects.count() == 1 and again.arrived_on == TODAY


def test_only_where_the_procedure_knows_the_post(actor: Actors) -> None:
    reworded(BIRTH, channels=["online", "counter"])
    refused(NotHere, lambda: begun(actor("clerk1")))


def test_the_database_wants_both_days_and_only_by_post(actor: Actors) -> None:
    dossier = entered(actor)
    for wrong in ({"arrived_on": None}, {"arrived_on": TODAY - timedelta(days=9)}, {"channel": "counter"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Dossier.objects.filter(pk=dossier.pk).update(**wrong)


def test_each_channel_has_one_word_a_way_and_a_national_code() -> None:
    ways = {one.value: (one.way, one.national) for one in Channel}
    assert ways == {
        **dict.fromkeys(["own_pages", "portal", "vneid", "helper"], ("online", 2)),
        "counter": ("counter", 1),
        "post": ("post", 3),
    }
