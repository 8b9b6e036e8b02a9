"""Once per key: alone, again, with other content, at the same time, after a failure."""

import threading
import time
import unicodedata
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError
from tests.rivals import at_once, losers, winners

from duoc.ground.once.actions import KeyInFlight, KeyMissing, KeyReused, Unreadable, once
from duoc.ground.once.calculations import Nothing, as_request
from duoc.ground.once.models import Performance
from duoc.ground.refusal import Refusal

KEY = "0123456789abcdef"


@dataclass(frozen=True)
class One:
    a: Any


@dataclass(frozen=True)
class Two:
    a: Any
    b: Any


@dataclass(frozen=True)
class Turned:
    b: Any
    a: Any


class Act:
    """Counts how often it was really done."""

    def __init__(self, answer: str = "made-1") -> None:
        self.done, self.answer = 0, answer

    def __call__(self) -> str:
        self.done += 1
        return self.answer


@pytest.mark.django_db
def test_asked_again_it_answers_the_same_and_does_nothing() -> None:
    act = Act()
    answers = {once("person:1", "act", KEY, Two(1, "é"), act) for _time in range(3)}
    assert answers == {"made-1"} and act.done == 1
    assert once("person:1", "act", KEY, Turned("é", 1), act) == "made-1"  # the order of fields is no content


@pytest.mark.django_db
@pytest.mark.parametrize("other", [One(2), One("1"), Nothing(), Two(1, None), One([1]), One(One(1))])
def test_the_same_key_with_other_content_is_refused(other: Any) -> None:
    act = Act()
    once("person:1", "act", KEY, One(1), act)
    with pytest.raises(KeyReused) as caught:
        once("person:1", "act", KEY, other, act)
    assert act.done == 1 and caught.value.say and caught.value.remedy


@pytest.mark.django_db
def test_other_people_and_other_acts_have_keys_of_their_own() -> None:
    act = Act()
    for actor, name in (("person:1", "act"), ("person:2", "act"), ("person:1", "other")):
        once(actor, name, KEY, One(actor), act)
    assert act.done == 3


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["", "short", "x" * 201, "line\nbreak-in-it", "nul\x00nul\x00nul"])
def test_no_usable_key_no_act(key: str) -> None:
    act = Act()
    with pytest.raises(KeyMissing):
        once("person:1", "act", key, Nothing(), act)
    assert act.done == 0 and not Performance.objects.exists()


@pytest.mark.django_db
def test_a_refusal_leaves_the_key_free_and_the_transaction_whole() -> None:
    def refuse() -> str:
        raise Refusal("Không được", "Thử lại")

    with pytest.raises(Refusal):
        once("person:1", "act", KEY, Nothing(), refuse)
    assert not Performance.objects.exists()
    assert once("person:1", "act", KEY, One("mended"), Act()) == "made-1"


@pytest.mark.django_db
def test_an_act_may_hold_another() -> None:
    inner = Act("inner")
    assert (
        once("person:1", "outer", KEY, Nothing(), lambda: once("person:1", "inner", KEY, Nothing(), inner)) == "inner"
    )
    assert Performance.objects.count() == 2


@pytest.mark.django_db
def test_the_database_keeps_one_row_a_key() -> None:
    once("person:1", "act", KEY, Nothing(), Act())
    row = Performance.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Performance.objects.create(actor=row.actor, act=row.act, key=row.key, request_hash=b"x", answer="two")


@pytest.mark.django_db(transaction=True)
def test_many_at_once_with_one_key_make_one_effect() -> None:
    acts = [Act(f"made-{number}") for number in range(8)]
    answers = at_once(*[lambda act=act: once("person:1", "act", KEY, Nothing(), act) for act in acts])
    assert not losers(answers) and len(set(answers)) == 1
    assert sum(act.done for act in acts) == 1 and Performance.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_when_the_first_fails_the_second_does_it() -> None:
    begun = threading.Event()

    def fail() -> str:
        begun.set()
        time.sleep(0.2)
        raise Refusal("Không được")

    act = Act("second")

    def later() -> str:
        begun.wait(10)
        return once("person:1", "act", KEY, Nothing(), act)

    answers = at_once(lambda: once("person:1", "act", KEY, Nothing(), fail), later)
    assert isinstance(answers[0], Refusal) and winners(answers) == ["second"] and act.done == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("first_waits", [True, False])
def test_who_does_not_want_to_wait_is_told_at_once(first_waits: bool) -> None:
    begun, answered = threading.Event(), threading.Event()

    def slow() -> str:
        begun.set()
        assert answered.wait(10), "the second waited for the first"
        return "made-1"

    def second() -> str:
        begun.wait(10)
        try:
            return once("person:1", "act", KEY, Nothing(), Act("two"), wait=False)
        finally:
            answered.set()

    answers = at_once(lambda: once("person:1", "act", KEY, Nothing(), slow, wait=first_waits), second)
    assert answers[0] == "made-1" and isinstance(answers[1], KeyInFlight) and answers[1].remedy
    assert once("person:1", "act", KEY, Nothing(), Act("three"), wait=False) == "made-1"


@pytest.mark.django_db(transaction=True)
def test_a_wait_that_lasts_too_long_is_in_flight_and_leaves_the_transaction_whole() -> None:
    begun, answered = threading.Event(), threading.Event()

    def slow() -> str:
        begun.set()
        assert answered.wait(10)
        return "made-1"

    def second() -> tuple[str, int]:
        begun.wait(10)
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '100ms'")
            try:
                with pytest.raises(KeyInFlight):
                    once("person:1", "act", KEY, Nothing(), Act("two"))
            finally:
                answered.set()
            cursor.execute("SELECT 42")
            return "went on", cursor.fetchone()[0]

    answers = at_once(lambda: once("person:1", "act", KEY, Nothing(), slow), second)
    assert answers == ["made-1", ("went on", 42)]


@pytest.mark.django_db(transaction=True)
def test_key_and_act_exist_together_or_not_at_all(django_db_blocker: Any) -> None:
    class Cut(Exception):
        pass

    with pytest.raises(Cut), transaction.atomic():
        once("person:1", "act", KEY, Nothing(), Act())
        raise Cut
    assert not Performance.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("value", [10**30, float("nan"), float("inf"), "\ud800"])
def test_what_cannot_be_kept_is_refused_in_words(value: Any) -> None:
    act = Act()
    with pytest.raises(Unreadable) as caught:
        once("person:1", "act", KEY, One([value]), act)
    assert act.done == 0 and caught.value.remedy and not Performance.objects.exists()


def test_a_request_is_a_record_of_all_parameters() -> None:
    request = One(Two(uuid.UUID(int=1), [b"abc", date(2026, 11, 23), (True, {2: "x"})]))
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    values = {"a": "00000000-0000-0000-0000-000000000001", "b": [digest, "2026-11-23", [True, {"2": "x"}]]}
    assert as_request(request) == {"a": values}


def test_the_same_moment_and_the_same_text_are_the_same_request() -> None:
    here, there = timezone(timedelta(hours=7)), UTC
    moment = datetime(2026, 11, 30, 9, tzinfo=here)
    assert as_request(One(moment)) == as_request(One(moment.astimezone(there)))
    assert as_request(One(moment)) != as_request(One(moment + timedelta(seconds=1)))
    written = {"họ tên": "Trần Ngọc Hân"}
    put_together = {
        unicodedata.normalize("NFD", name): unicodedata.normalize("NFD", text) for name, text in written.items()
    }
    assert put_together != written and as_request(One(written)) == as_request(One(put_together))


@pytest.mark.django_db
def test_what_is_no_record_is_a_fault_of_the_program() -> None:
    loose: Any = {"a": 1}
    with pytest.raises(TypeError):
        once("person:1", "act", KEY, loose, Act())
    assert not Performance.objects.exists()
