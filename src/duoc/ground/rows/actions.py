"""Writing the rows of one act in one statement, and asking for its jobs in one more."""

import contextlib
import threading
import uuid
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from enum import Enum
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import AutoField, Field, Model
from django.db.models.expressions import DatabaseDefault
from django.db.models.fields import NOT_PROVIDED
from procrastinate.contrib.django import app
from procrastinate.jobs import Job, JobDeferrer
from procrastinate.types import JSONValue

Row = TypeVar("Row", bound=Model)
Shape = tuple[type[Model], tuple[str, ...]]  # a model, and the columns that are written
# Of these types several rows of an act hold the same values (its subject, its party, its time): each is sent once. A
# value of theirs names its type to the server, so that it fits in every column that takes it. A text does not: it is
# sent once for all columns of one type.
SHARED = frozenset({uuid.UUID, datetime})
# The places of values that stand in the statement itself.
EMPTY, TRUE, FALSE = -1, -2, -3
MANY = 20
"""Rows of one table that are written faster by a statement of their own, which takes each column as an array."""
WRITTEN = {EMPTY: "''", TRUE: "true", FALSE: "false"}


class _Held(threading.local):
    """Rows and jobs of this thread that wait for the end of `batch`; None outside of one."""

    rows: list[Model] | None = None
    jobs: list[Job] | None = None


_held = _Held()


@contextlib.contextmanager
def batch() -> Iterator[None]:
    """Rows that are added inside are written at its end, all in one statement: all of them or none. Jobs that are
    asked for inside follow in a second one. Of a table with many rows, as of an act on many dossiers, they have a
    statement of their own.

    Until then nobody finds them in the database. What only the database knows of them (a counter, a default) stays
    unknown. Foreign keys between them are checked at the end of the transaction, so they may come in any order. An
    inner batch belongs to the outer one.

    Raises:
        RuntimeError: called outside a transaction.
    """
    if _held.rows is not None:
        yield
        return
    if not connection.in_atomic_block:
        raise RuntimeError("rows of one act are written in its transaction")
    rows: list[Model] = []
    jobs: list[Job] = []
    _held.rows, _held.jobs = rows, jobs
    try:
        yield
    finally:
        _held.rows = _held.jobs = None
    _write_all(rows)
    if jobs:
        app.job_manager.batch_defer_jobs(jobs=jobs)


def add(row: Row) -> Row:
    """Writes a new row: now, or with the others at the end of `batch`."""
    if _held.rows is None:
        row.save(force_insert=True)
    else:
        _held.rows.append(row)
    return row


def defer(task: JobDeferrer, **given: JSONValue) -> None:
    """Asks for a job: now, or with the others at the end of `batch`. It exists when the transaction is committed.

    Args:
        task: as `app.configure_task` gives it.
    """
    if _held.jobs is None:
        task.defer(**given)
    else:
        _held.jobs.append(task.make_new_job(**given))


def _write_all(rows: list[Model]) -> None:
    """Keys between rows of two statements are checked at the end of the transaction, as those within one."""
    counts = Counter(type(row) for row in rows)
    many = {model for model, count in counts.items() if count >= MANY and not model._meta.parents}
    for model in many:
        model._base_manager.bulk_create([row for row in rows if type(row) is model])
    if few := [row for row in rows if type(row) not in many]:
        _write(few)


def _write(rows: list[Model]) -> None:
    connection = connections[DEFAULT_DB_ALIAS]
    shapes: list[Shape] = []
    places: list[int] = []
    values: list[Any] = []
    shared: dict[Any, int] = {}
    for row in rows:
        names = []
        for field, is_null_anyway, kind in _fields(type(row)):
            value = field.pre_save(row, add=True)
            if (value is None and is_null_anyway) or isinstance(value, DatabaseDefault):
                continue
            value = field.get_db_prep_save(value, connection)
            names.append(field.column)
            if isinstance(value, Enum):
                value = value.value
            if value is True or value is False:
                place = TRUE if value else FALSE
            elif type(value) is str:
                place = shared.setdefault((kind, value), len(values)) if value else EMPTY
            else:
                place = shared.setdefault(value, len(values)) if type(value) in SHARED else len(values)
            if place == len(values):
                values.append(value)
            places.append(place)
        shapes.append((type(row), tuple(names)))
    with connection.cursor() as cursor:
        cursor.execute(
            _statement(tuple(shapes), tuple(places)), {f"v{place}": value for place, value in enumerate(values)}
        )
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


@lru_cache(maxsize=256)
def _fields(model: type[Model]) -> "tuple[tuple[Field[Any, Any], bool, str], ...]":
    """The model's fields; of each whether a statement that does not name its column gives it a number, or leaves it
    empty, all the same; and the type of its column, without its length.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    return tuple(
        (
            field,
            isinstance(field, AutoField) or field.db_default is NOT_PROVIDED,
            (field.db_type(connection) or "").partition("(")[0],
        )
        for field in model._meta.concrete_fields
    )


@lru_cache(maxsize=256)
def _statement(shapes: tuple[Shape, ...], places: tuple[int, ...]) -> str:
    place = iter(places)
    *before, last = (_insert(model, names, place) for model, names in shapes)
    if not before:
        return last
    return "WITH " + ", ".join(f"r{number} AS ({text})" for number, text in enumerate(before)) + f" {last}"


def _insert(model: type[Model], names: tuple[str, ...], place: Iterator[int]) -> str:
    columns = ", ".join(f'"{name}"' for name in names)
    values = ", ".join(WRITTEN.get(number) or f"%(v{number})s" for number in islice(place, len(names)))
    return f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({values})'  # noqa: S608 (names of our own)
