"""E-mail over real SMTP: a server that takes, refuses, is dead, and comes back."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app

from duoc.notices import queries, rules
from duoc.notices.actions import deliver, notify
from duoc.notices.models import Delivery
from duoc.notices.tests.mailserver import Box, running
from duoc.notices.tests.samples import ACCEPTED
from duoc.people.models import Person

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db(transaction=True)


def notified(person: Person) -> Delivery:
    context = {"procedure": "Đăng ký khai sinh", "code": "X1", "unit": "UBND phường Thử", "due": "27/11/2026"}
    with transaction.atomic():
        about = ("dossier", "d1")
        notify(person.party, ACCEPTED, context, subject=about, path="/ho-so/d1/", at=AT, origin="demo")
    return Delivery.objects.get()


def retries() -> list[datetime]:
    """When the one delivery's jobs for later tries are due."""
    asked = "SELECT scheduled_at FROM procrastinate_jobs WHERE args->>'delivery_id' = %s ORDER BY id"
    with connection.cursor() as cursor:
        cursor.execute(asked, [str(Delivery.objects.get().id)])
        return [at for (at,) in cursor.fetchall() if at]


def test_the_letter_arrives_with_the_notice_and_a_link(person: Person, box: Box) -> None:
    delivery = deliver(notified(person).id, at=AT)
    assert delivery is not None
    assert (delivery.state, delivery.sent_at, delivery.attempts) == ("sent", AT, 1)
    assert delivery.sent_to == "n***@example.vn"
    (letter,) = box.letters
    assert box.recipients == ["nguoi.thu@example.vn"]
    assert letter["Subject"] == "Đã tiếp nhận hồ sơ X1"
    assert letter["Message-ID"] == f"<{delivery.notice_id}@dvc.example.vn>"
    assert letter["Auto-Submitted"] == "auto-generated"
    words = letter.get_content()
    assert "https://dvc.example.vn/ho-so/d1/" in words
    assert "27/11/2026" in words
    assert person.full_name not in words


def test_a_second_job_for_the_same_delivery_sends_nothing(person: Person, box: Box) -> None:
    delivery = notified(person)
    deliver(delivery.id, at=AT)
    assert deliver(delivery.id, at=AT) is None
    assert len(box.letters) == 1


def test_a_crash_after_sending_sends_again_under_the_same_message_id(person: Person, box: Box) -> None:
    delivery = notified(person)
    deliver(delivery.id, at=AT)
    Delivery.objects.update(state="waiting", sent_at=None)  # as a crash before the second transaction leaves it
    again = deliver(delivery.id, at=AT)
    assert again is not None
    assert again.attempts == 2
    assert len({letter["Message-ID"] for letter in box.letters}) == 1


def test_a_dead_server_is_tried_again_later_and_the_letter_gets_through(person: Person, port: int) -> None:
    delivery = deliver(notified(person).id, at=AT)
    assert delivery is not None
    assert (delivery.state, delivery.next_try_at) == ("waiting", AT + timedelta(minutes=1))
    assert delivery.last_error == "Không kết nối được máy chủ thư (ConnectionRefusedError)."
    assert retries() == [AT + timedelta(minutes=1)]
    with running(port) as box:
        deliver(delivery.id, at=AT + timedelta(minutes=1))
    assert len(box.letters) == 1
    assert (Delivery.objects.get().state, Delivery.objects.get().last_error) == ("sent", "")


def test_a_dead_server_is_given_up_in_the_end_and_that_is_seen(person: Person, port: int) -> None:
    delivery = notified(person)
    at = AT
    for _ in range(len(rules.WAITS) + 1):
        deliver(delivery.id, at=at)
        at += timedelta(days=1)
    assert Delivery.objects.get().state == "failed"
    assert len(retries()) == len(rules.WAITS)
    assert list(queries.given_up()) == [delivery]
    assert deliver(delivery.id, at=at) is None


def test_an_address_refused_for_good_is_not_tried_again(person: Person, box: Box) -> None:
    box.answer = "550 no such user nguoi.thu@example.vn"
    delivery = deliver(notified(person).id, at=AT)
    assert delivery is not None
    assert (delivery.state, delivery.next_try_at) == ("failed", None)
    assert delivery.last_error == "Máy chủ thư từ chối địa chỉ (550)."
    assert retries() == []


def test_a_server_that_says_later_is_tried_again(person: Person, box: Box) -> None:
    box.answer = "451 try later"
    delivery = deliver(notified(person).id, at=AT)
    assert delivery is not None
    assert (delivery.state, len(retries())) == ("waiting", 1)
    box.answer, box.answer_to_data = "", "554 do not like it"
    delivery = deliver(delivery.id, at=AT)
    assert delivery is not None
    assert (delivery.state, delivery.attempts) == ("waiting", 2)
    assert delivery.last_error == "Máy chủ thư từ chối nhận thư (554)."


def test_an_address_taken_away_meanwhile_ends_the_delivery(person: Person, box: Box) -> None:
    delivery = notified(person)
    Person.objects.update(email="")
    deliver(delivery.id, at=AT)
    assert Delivery.objects.get().state == "no_address"
    assert box.letters == []


def test_an_address_with_a_line_break_injects_nothing(person: Person, box: Box) -> None:
    delivery = notified(person)
    Person.objects.update(email="a@example.vn\nBcc: b@example.vn")
    deliver(delivery.id, at=AT)
    assert Delivery.objects.get().state == "failed"
    assert box.letters == []


def test_the_worker_has_the_rights_it_needs(person: Person, box: Box, port: int, database_role: Any) -> None:
    delivery = notified(person)
    box.answer = "451 later"
    with database_role("worker"):
        deliver(delivery.id, at=AT)
        box.answer = ""
        deliver(delivery.id, at=AT)
    assert Delivery.objects.get().state == "sent"


def test_inside_a_transaction_it_refuses(person: Person, box: Box) -> None:
    delivery = notified(person)
    with transaction.atomic(), pytest.raises(RuntimeError):
        deliver(delivery.id, at=AT)


def test_a_lost_job_is_found_again(person: Person, box: Box) -> None:
    delivery = notified(person)
    assert list(queries.forgotten(AT)) == []
    assert list(queries.forgotten(AT + timedelta(hours=1))) == [delivery]
    deliver(delivery.id, at=AT)
    assert list(queries.forgotten(AT + timedelta(hours=1))) == []


def test_a_real_worker_carries_it_out(person: Person, box: Box) -> None:
    notified(person)
    with app.replace_connector(app.connector.get_worker_connector()) as worker_app:
        worker_app.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
    assert Delivery.objects.get().state == "sent"
    assert len(box.letters) == 1


def test_a_job_wakes_nobody_by_notify() -> None:
    """NOTIFY serialises commits; see the README."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgenabled FROM pg_trigger WHERE tgname = 'procrastinate_jobs_notify_queue_job_inserted_v1'"
        )
        assert cursor.fetchone() == ("D",)
