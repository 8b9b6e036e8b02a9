"""One filing, however often it is sent: repeated, with another body, at the same time, fifty at once."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from duoc.dossiers import actions as dossiers
from duoc.dossiers.models import Dossier
from duoc.ground.files import actions as files
from duoc.ground.once.actions import once
from duoc.ground.once.calculations import Nothing
from duoc.people.models import Account
from duoc.people.powers import Actor
from tests.cast import key, pdf
from tests.contracts.conftest import Caller
from tests.rivals import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def apart(act: Callable[[], Any]) -> Any:
    """Does it in a thread of its own, with a database connection of its own, which is closed at the end."""
    answers: list[Any] = []

    def run() -> None:
        try:
            answers.append(act())
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(60)
    return answers[0]


def test_the_same_again_answers_the_same(caller: Callable[[str], Caller]) -> None:
    call, mine, attachment = caller("citizen1"), key(), caller("citizen1").attach()
    first = call.file(key=mine, attachment=attachment)
    again = call.file(key=mine, attachment=attachment)
    assert first.status_code == again.status_code == 201
    assert first.content == again.content and first["Location"] == again["Location"]
    assert Dossier.objects.count() == 1


def test_another_body_under_the_key_is_refused(caller: Callable[[str], Caller]) -> None:
    call, mine, attachment = caller("citizen1"), key(), caller("citizen1").attach()
    call.file(key=mine, attachment=attachment)
    other = call.file(key=mine, attachment=attachment, copies=1)
    assert (other.status_code, other.json()["type"]) == (422, "urn:duoc:problem:key-reused")
    assert Dossier.objects.count() == 1


def test_a_file_let_go_is_told_under_its_old_key(caller: Callable[[str], Caller]) -> None:
    call, mine = caller("citizen1"), key()

    def send() -> Any:
        return call("POST", "/attachments?name=a.pdf", pdf(), kind="application/pdf", Idempotency_Key=mine)

    assert send().status_code == send().status_code == 201
    assert files.let_go_unused(before=timezone.now() + timedelta(minutes=1)) == 1
    assert (send().status_code, send().json()["type"]) == (409, "urn:duoc:problem:not-now")


def test_two_persons_may_use_the_same_key(caller: Callable[[str], Caller]) -> None:
    mine = key()
    assert caller("citizen1").file(key=mine).status_code == 201
    answer = caller("citizen2").file(key=mine)
    assert answer.status_code != 422 or answer.json()["type"] != "urn:duoc:problem:key-reused"


def test_while_the_first_is_at_work_the_second_is_told_to_wait(caller: Callable[[str], Caller]) -> None:
    call, mine, attachment = caller("citizen1"), key(), caller("citizen1").attach()
    person = Account.objects.get(username="citizen1").person_id
    with transaction.atomic():  # a first request on this connection, not yet committed

        def perform() -> str:
            second = apart(lambda: call.file(key=mine, attachment=attachment))
            assert (second.status_code, second.json()["type"]) == (409, "urn:duoc:problem:key-in-flight")
            assert second["Retry-After"] == "1"
            return "x"

        once(f"person:{person}", "dossiers.hand_in", mine, Nothing(), perform, wait=False)
        transaction.set_rollback(True)
    assert call.file(key=mine, attachment=attachment).status_code == 201


def test_fifty_at_once_are_one_dossier(caller: Callable[[str], Caller]) -> None:
    call, mine, attachment = caller("citizen1"), key(), caller("citizen1").attach()
    begin = threading.Barrier(50)
    answers: list[Any] = []

    def one() -> None:
        speaker = Caller(call.token)
        try:
            begin.wait(30)
            for _try in range(200):
                answer = speaker.file(key=mine, attachment=attachment)
                if answer.status_code != 409:
                    break
            answers.append(answer)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one) for _number in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert {answer.status_code for answer in answers} == {201} and len(answers) == 50
    assert len({answer.content for answer in answers}) == 1
    assert Dossier.objects.count() == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM ledger_entry WHERE action = 'dossier.filed'")
        assert cursor.fetchone()[0] == 1


def test_a_token_withdrawn_between_two_calls(caller: Callable[[str], Caller]) -> None:
    first, second = caller("citizen1"), caller("citizen1")
    assert first("GET", "/dossiers").status_code == 200
    assert apart(lambda: first("DELETE", "/token").status_code) == 204
    assert first("GET", "/dossiers").status_code == 401
    assert first.file(attachment="00000000-0000-4000-8000-000000000000").status_code == 401
    assert second("GET", "/dossiers").status_code == 200


def test_a_file_lies_in_one_open_dossier(caller: Callable[[str], Caller]) -> None:
    """Another system makes a new key for each try: the second try names the first dossier instead of doubling it."""
    call = caller("citizen1")
    attachment = call.attach()
    first, again = call.file(attachment=attachment), call.file(attachment=attachment)
    assert (first.status_code, again.status_code) == (201, 422)
    assert first.json()["temporary_code"] in again.json()["detail"]
    assert Dossier.objects.count() == 1


def test_of_two_filings_of_one_file_at_once_one_is_kept(caller: Callable[[str], Caller]) -> None:
    call = caller("citizen1")
    attachment = call.attach()
    answers = at_once(*[lambda: call.file(attachment=attachment).status_code] * 2)
    assert sorted(answers) == [201, 422] and Dossier.objects.count() == 1


def test_after_a_cancelled_dossier_its_file_may_be_sent_again(
    caller: Callable[[str], Caller], actor: Callable[[str], Actor]
) -> None:
    call = caller("citizen1")
    attachment = call.attach()
    first = call.file(attachment=attachment)
    dossiers.cancel(actor=actor("citizen1"), dossier_id=first.json()["id"], key=key(), at=timezone.now())
    assert call.file(attachment=attachment).status_code == 201
