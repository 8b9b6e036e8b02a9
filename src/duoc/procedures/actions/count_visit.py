"""Counts that the page of a procedure that is not open was read."""

from datetime import datetime

from django.db import connection

from duoc.ground.worktime.calculations import local

_COUNT = """
    INSERT INTO procedures_pagevisits (code, month, count) VALUES (%s, %s, 1)
    ON CONFLICT (code, month) DO UPDATE SET count = procedures_pagevisits.count + 1
"""


def count_visit(code: str, at: datetime) -> None:
    """One more in the month of `at`. One statement, and nothing of who read."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [code, local(at).date().replace(day=1)])
