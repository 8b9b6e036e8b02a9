"""Giving out numbers without gap or double."""

from django.db import connection


def take(series: str, period: str) -> int:
    """The next number of the series in the period, from 1.

    The counter's row stays locked until the caller's transaction ends: a rolled-back act gives its number back, and two
    acts at once wait for each other. Take it as late in the transaction as possible.

    Raises:
        RuntimeError: called outside a transaction, where a number could be lost.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a number is taken in the transaction of its act")
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO series_counter (series, period, last) VALUES (%s, %s, 1) "
            "ON CONFLICT (series, period) DO UPDATE SET last = series_counter.last + 1 RETURNING last",
            [series, period],
        )
        row = cursor.fetchone()
    return int(row[0])
