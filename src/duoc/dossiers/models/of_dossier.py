from collections.abc import Sequence
from operator import attrgetter
from typing import Any

from django.db import models

from duoc.people.models import Organisation, Party


class CopiedKey(models.ForeignKey[Any, Any]):
    """A key that a new row copies from the row that it belongs to, along `source`: `dossier.applicant_id`.

    The field copies it itself when the row is first written (`save`, `bulk_create` and `rows.add` all ask a field for
    its value), so no act can forget it or write another one. The row that it belongs to is in memory by then: no
    statement is added. A later change there is not followed.
    """

    def __init__(self, to: type[models.Model] | str, *, source: str = "", **options: Any) -> None:
        self.source = source
        self.copied = attrgetter(source)  # a clone made for migrations has no source, and is never written
        # No index: rows are looked up by what they belong to; a row policy then reads the rows that were found.
        ours: dict[str, Any] = {"on_delete": models.PROTECT, "related_name": "+", "db_index": False, "editable": False}
        super().__init__(to, **(ours | options))

    def pre_save(self, model_instance: models.Model, add: bool) -> object:
        if add:
            setattr(model_instance, self.attname, self.copied(model_instance))
        return super().pre_save(model_instance, add)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """To the database it is a foreign key like any other: migrations do not know this class."""
        name, _path, args, options = super().deconstruct()
        return name, "django.db.models.ForeignKey", args, options


class AboutApplicant(models.Model):
    """A row of a dossier: `party`, the applicant of the dossier, is whom it is about."""

    party = CopiedKey(Party, source="dossier.applicant_id")

    class Meta:
        abstract = True


class OfDossier(AboutApplicant):
    """A row of a dossier which no other body holds: `organisation` is the body that is competent for the dossier."""

    organisation = CopiedKey(Organisation, source="dossier.competent_unit_id")

    class Meta:
        abstract = True
