"""Giving out numbers without gap or double."""

from collections.abc import Mapping

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


KEPT = "kept:"
"""Before the name of a series: how many of its first numbers are kept for what is entered later and happened before."""


def keep(series: str, period: str, count: int) -> None:
    """Keeps the first numbers of a series that nobody has taken from yet; `take` goes on behind them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH begun AS (INSERT INTO series_counter (series, period, last)"
            " VALUES (%(series)s, %(period)s, %(count)s) ON CONFLICT (series, period) DO NOTHING RETURNING 1)"
            " INSERT INTO series_counter (series, period, last)"
            " SELECT %(kept)s, %(period)s, %(count)s FROM begun",
            {"series": series, "period": period, "count": count, "kept": KEPT + series},
        )


def take_many(series: str, period: str, count: int) -> int:
    """So many numbers in a row, the last ones of those that are kept where they are enough.

    Returns:
        int, the first of them.
    """
    names: dict[str, str | int] = {"series": series, "period": period, "count": count, "kept": KEPT + series}
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE series_counter SET last = last - %(count)s"
            " WHERE series = %(kept)s AND period = %(period)s AND last >= %(count)s RETURNING last + 1",
            names,
        )
        row = cursor.fetchone()
        if row is None:
            cursor.execute(
                "INSERT INTO series_counter (series, period, last) VALUES (%(series)s, %(period)s, %(count)s)"
                " ON CONFLICT (series, period) DO UPDATE SET last = series_counter.last + excluded.last"
                " RETURNING last - %(count)s + 1",
                names,
            )
            row = cursor.fetchone()
    return int(row[0])


def go_on(old: str, new: str) -> None:
    """One series goes on behind the last number of another, in each period.

    Args:
        old, new: a series; or, ending with ":", the beginning of the names of several.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO series_counter (series, period, last)"
            " SELECT %(new)s || substr(series, length(%(old)s) + 1), period, last FROM series_counter"
            " WHERE series = %(old)s OR (right(%(old)s, 1) = ':' AND starts_with(series, %(old)s))"
            " ON CONFLICT (series, period) DO UPDATE SET last = GREATEST(series_counter.last, EXCLUDED.last)",
            {"old": old, "new": new},
        )


def counters() -> dict[tuple[str, str], int]:
    """The last number of every series, by series and period. One query."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT series, period, last FROM series_counter")
        return {(series, period): last for series, period, last in cursor.fetchall()}


def set_counters(values: Mapping[tuple[str, str], int]) -> None:
    """Sets the last numbers of series, for a transaction that is taken back: numbers given out would be given again."""
    with connection.cursor() as cursor:
        for (series, period), last in values.items():
            cursor.execute(
                "INSERT INTO series_counter (series, period, last) VALUES (%s, %s, %s) "
                "ON CONFLICT (series, period) DO UPDATE SET last = excluded.last",
                [series, period, last],
            )
