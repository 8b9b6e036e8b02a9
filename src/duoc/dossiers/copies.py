"""Copies follow their dossier when another body becomes competent for it."""

import uuid
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Model

from duoc.dossiers.models import CopiedKey

OF_DOSSIER = ".competent_unit_id"


def follow(dossier_ids: Collection[uuid.UUID], body: uuid.UUID) -> None:
    """Every row that copied the competent unit of these dossiers names their new one: one statement for all tables."""
    with connection.cursor() as cursor:
        cursor.execute(_statement(), {"ids": list(dossier_ids), "body": body})


@cache
def _statement() -> str:
    """Built once, by hand: some thirty tables, most of which hold nothing of a dossier (docs/adr/0015)."""
    *parts, last = (
        f'UPDATE "{model._meta.db_table}" SET "{field}" = %(body)s WHERE {_of_dossiers(model, path)}'  # noqa: S608 (names of our own)
        for model, field, path in copied()
    )
    return "WITH " + ", ".join(f"u{place} AS ({part})" for place, part in enumerate(parts)) + f" {last}"


def _of_dossiers(model: Any, path: str) -> str:
    """The condition under which a row belongs to one of the dossiers."""
    name, _step, rest = path.partition("__")
    key = model._meta.get_field(name)
    if not rest:
        return f'"{key.column}" = ANY(%(ids)s)'
    above = key.related_model
    table, pk = above._meta.db_table, above._meta.pk.column
    rows = f'SELECT "{pk}" FROM "{table}" WHERE {_of_dossiers(above, rest)}'  # noqa: S608 (names of our own)
    return f'"{key.column}" IN ({rows})'


def copied() -> Iterator[tuple[type[Model], str, str]]:
    """The tables with such a copy: the model, its column, and how it leads to the dossier."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, CopiedKey) and field.source.endswith(OF_DOSSIER):
                yield model, field.attname, field.source.removesuffix(OF_DOSSIER).replace(".", "__")
