import uuid

from django.db import models

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.ground.files.models import StoredFile
from duoc.people.models import Organisation, Person, Post


class ArchiveTransfer(models.Model):
    """Dossiers of a year that a unit handed to the archive together (nộp lưu): who gave, who took, where they lie.

    `year` is that in which they ended, `turn` counts the transfers of a unit in it. `unit` is what the list prints of
    the body; its bytes are pressed when it is first opened, and kept. `digest` is over its lines; the ledger holds it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    turn = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    taken_by = models.CharField(max_length=200)
    taken_as = models.CharField(max_length=200)
    place = models.TextField()
    count = models.PositiveIntegerField()
    digest = models.CharField(max_length=64, blank=True)
    unit = models.JSONField()
    template = models.CharField(max_length=80)
    bundle = models.CharField(max_length=64)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "year", "turn"], name="archive_transfer_is_counted_once"),
            # Somebody took them, and they lie somewhere.
            models.CheckConstraint(
                condition=~models.Q(taken_by="") & ~models.Q(taken_as="") & ~models.Q(place=""),
                name="archive_transfer_is_whole",
            ),
        ]
        ordering = ["-at", "id"]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.year}/{self.turn}"


class ArchivedDossier(OfDossier):
    """A dossier in the archive: its place in the list, the documents that it holds, and how long it is kept.

    `documents` is the index of the dossier (mục lục văn bản) as it was handed over. `retention` is the rule that held
    then; `kept_until` None where it is kept for ever, or where nobody knows for how long. `retention_words` says it
    where the row was read to be shown.
    """

    retention_words = ""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.OneToOneField(Dossier, models.PROTECT, related_name="archived")
    transfer = models.ForeignKey(ArchiveTransfer, models.PROTECT, related_name="lines")
    place = models.PositiveIntegerField()
    documents = models.JSONField()
    retention = models.JSONField()
    kept_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["transfer", "place"], name="archived_dossier_has_its_place"),
        ]
        indexes = [models.Index(fields=["organisation", "kept_until"], name="archived_dossier_kept_until")]
        ordering = ["place"]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.place}"
