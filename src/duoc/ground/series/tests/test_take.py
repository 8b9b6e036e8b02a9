"""Numbers without gap or double, however many ask at once, and whatever is taken back."""

import threading
import time
from typing import Any

import pytest
from django.db import connection, transaction
from tests.rivals import at_once

from duoc.ground.series.actions import keep, take, take_many
from duoc.ground.series.models import Counter


@pytest.mark.django_db
def test_each_series_and_period_counts_from_one() -> None:
    assert [take("a", "2026"), take("a", "2026"), take("b", "2026"), take("a", "2027")] == [1, 2, 1, 1]


@pytest.mark.django_db
def test_what_is_rolled_back_gives_its_number_back() -> None:
    class Change(Exception):
        pass

    assert take("a", "2026") == 1
    with pytest.raises(Change), transaction.atomic():
        assert take("a", "2026") == 2
        raise Change
    assert take("a", "2026") == 2


@pytest.mark.django_db(transaction=True)
def test_not_outside_a_transaction() -> None:
    with pytest.raises(RuntimeError):
        take("a", "2026")
    assert not Counter.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_leave_no_gap_and_no_double() -> None:
    def many() -> list[int]:
        taken = []
        for turn in range(12):
            try:
                with transaction.atomic():
                    number = take("book", "2026")
                    if turn % 4 == 3:
                        raise ZeroDivisionError
                    taken.append(number)
            except ZeroDivisionError:
                continue
        return taken

    answers = at_once(*[many] * 8)
    numbers = sorted(number for taken in answers for number in taken)
    assert numbers == list(range(1, 8 * 9 + 1))


@pytest.mark.django_db(transaction=True)
def test_the_second_waits_for_the_first_to_end() -> None:
    taken, order = threading.Event(), list[Any]()

    def first() -> None:
        with transaction.atomic():
            take("book", "2026")
            taken.set()
            time.sleep(0.2)
            order.append("first ends")

    def second() -> None:
        taken.wait(10)
        with transaction.atomic():
            order.append(take("book", "2026"))

    at_once(first, second)
    assert order == ["first ends", 2]


@pytest.mark.django_db
def test_one_row_a_series_is_kept_by_the_database() -> None:
    from django.db import IntegrityError

    take("a", "2026")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO series_counter (series, period, last) VALUES ('a', '2026', 9)")


@pytest.mark.django_db
def test_numbers_that_are_kept_are_taken_later_and_lie_before() -> None:
    keep("99001:births", "2026", 10)
    keep("99001:births", "2026", 10)  # what was begun is not moved
    assert take("99001:births", "2026") == 11
    assert take_many("99001:births", "2026", 4) == 7  # the last of those that are kept: 7 to 10
    assert take_many("99001:births", "2026", 7) == 12  # 6 are left: not enough
    assert take_many("99001:births", "2026", 6) == 1
    assert take("99001:births", "2026") == 19
    take("99001:deaths", "2026")
    keep("99001:deaths", "2026", 5)
    assert take("99001:deaths", "2026") == 2
