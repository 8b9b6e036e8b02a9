from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from duoc.notices import queries, texts
from duoc.notices.actions import Message, notify
from duoc.notices.models import Delivery, Notice
from duoc.notices.tests.samples import ACCEPTED, FILED
from duoc.people.models import Person

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
ALL = {
    "procedure": "Đăng ký khai sinh",
    "code": "X1",
    "unit": "UBND phường Thử",
    "due": "27/11/2026",
    "amount": "8.000",
}


def tell(person: Person, message: Message = FILED, **more: Any) -> Notice:
    return notify(
        person.party,
        message,
        ALL,
        **{"subject": ("dossier", "d1"), "path": "/ho-so/d1/", "at": AT, "origin": "demo"} | more,
    )


def jobs() -> set[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT task_name, args->>'delivery_id' FROM procrastinate_jobs")
        return {(name, id) for name, id in cursor.fetchall()}


@pytest.mark.django_db
def test_writes_notice_delivery_and_one_job(person: Person) -> None:
    before = jobs()
    notice = tell(person)
    delivery = Delivery.objects.get()
    assert (delivery.notice_id, delivery.state, delivery.party_id) == (notice.id, "waiting", person.id)
    assert jobs() - before == {("notices.deliver", str(delivery.id))}
    assert notice.title == "Đã nộp hồ sơ X1"
    assert "Đăng ký khai sinh" in notice.body
    assert (notice.origin, notice.read_at) == ("demo", None)


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_act_leaves_no_notice_and_no_job(person: Person) -> None:
    before = jobs()
    with pytest.raises(RuntimeError, match="undone"), transaction.atomic():
        tell(person)
        assert len(jobs() - before) == 1
        raise RuntimeError("undone")
    assert not Notice.objects.exists()
    assert jobs() == before


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_it_refuses(person: Person) -> None:
    with pytest.raises(RuntimeError):
        tell(person)


@pytest.mark.django_db
def test_without_an_address_the_notice_waits_on_the_site_and_says_so() -> None:
    before = jobs()
    person = Person.objects.create(origin="demo", full_name="Người Thử")
    tell(person)
    assert Delivery.objects.get().state == "no_address"
    assert Delivery.objects.get().get_state_display() == "chưa có địa chỉ thư điện tử"
    assert jobs() == before
    assert queries.unread([person.id]) == 1


def test_words_that_lack_a_value_fail_loudly() -> None:
    with pytest.raises(KeyError):
        texts.compose(ACCEPTED, {"code": "X1"}, "vi")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["https://evil.example/", "//evil.example/", "/\\evil.example", "ho-so/"])
def test_a_notice_never_leads_elsewhere(person: Person, path: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        tell(person, path=path)


@pytest.mark.django_db
def test_lists_are_newest_first_and_take_two_queries(person: Person, django_assert_num_queries: Any) -> None:
    notices = [tell(person, message, at=AT.replace(hour=hour)) for hour, message in enumerate((FILED, ACCEPTED))]
    with django_assert_num_queries(2):
        listed = queries.of_parties([person.id])
        assert [notice.deliveries.all()[0].state for notice in listed] == ["waiting", "waiting"]
    assert listed == notices[::-1]
    assert queries.of_subject("dossier", "d1") == notices


@pytest.mark.django_db
def test_the_web_process_has_the_rights_it_needs(person: Person, database_role: Any) -> None:
    with database_role("web"):
        notice = tell(person)
        assert queries.unread([person.id]) == 1
        notice.delete()
