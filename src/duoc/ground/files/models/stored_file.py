import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scan(models.TextChoices):
    """What a virus scanner said. "Not scanned" is a state of its own and is shown as such."""

    NOT_SCANNED = "not_scanned", _("chưa quét vi-rút")
    CLEAN = "clean", _("đã quét, không thấy vi-rút")


class StoredFile(models.Model):
    """Bytes that somebody gave us. The user of a file holds the key to it; the file refers to no user.

    `sha256` and `size` are those of the bytes kept. `checks` says what was looked at and found, with the sha256 of what
    was received (a picture is kept written anew). Rows are never changed: another file is another row.
    `person_id` and `organisation_id` are plain text ids, empty where there is none.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.TextField()
    name = models.TextField()
    kept_at = models.DateTimeField()
    checks = models.JSONField(default=dict)
    scan = models.TextField(choices=Scan.choices, default=Scan.NOT_SCANNED)
    person_id = models.TextField(blank=True)
    organisation_id = models.TextField(blank=True)

    class Meta:
        constraints = [
            # The hash is what a reader compares the bytes with; anything else could never match.
            models.CheckConstraint(condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="files_sha256_is_hex"),
            # An empty file proves nothing and is refused before it gets here.
            models.CheckConstraint(condition=models.Q(size__gt=0), name="files_are_not_empty"),
            # Only kinds that were parsed are ever served.
            models.CheckConstraint(
                condition=models.Q(media_type__in=["application/pdf", "image/jpeg", "image/png"]),
                name="files_are_of_accepted_kinds",
            ),
        ]
        indexes = [models.Index(fields=["kept_at"], name="files_by_time")]

    @property
    def is_picture(self) -> bool:
        """It can be shown small."""
        return self.media_type.startswith("image/")

    def __str__(self) -> str:
        return f"{self.media_type} {self.size} B {self.id}"
