"""Copies follow their dossier when another body becomes competent for it."""

import uuid
from collections.abc import Collection, Iterator

from django.apps import apps
from django.db.models import Model

from duoc.dossiers.models import CopiedKey

OF_DOSSIER = ".competent_unit_id"


def follow(dossier_ids: Collection[uuid.UUID], body: uuid.UUID) -> None:
    """Every row that copied the competent unit of these dossiers names their new one: one statement a table."""
    for model, field, path in copied():
        model._default_manager.filter(**{f"{path}__in": dossier_ids}).update(**{field: body})


def copied() -> Iterator[tuple[type[Model], str, str]]:
    """The tables with such a copy: the model, its column, and how it leads to the dossier."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, CopiedKey) and field.source.endswith(OF_DOSSIER):
                yield model, field.attname, field.source.removesuffix(OF_DOSSIER).replace(".", "__")
