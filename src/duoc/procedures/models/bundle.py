from django.db import models
from django.db.models import F, Func, Q, Value

from duoc.procedures.models.blob import sha256_of


class Bundle(models.Model):
    """Files that were published together: each path of the catalogue with the digest of its bytes (`Blob`).

    The manifest is written as `sha256sum` writes it, one file a line, so that anybody can check an unpacked bundle. The
    bundle's digest is that of the manifest: it stands for every byte of every file. Neither changed nor removed; a
    trigger holds this.
    """

    digest = models.CharField(max_length=64, primary_key=True)
    manifest = models.TextField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(digest=sha256_of(Func(F("manifest"), Value("UTF8"), function="convert_to"))),
                name="bundle_is_named_by_its_manifest",
            )
        ]

    def __str__(self) -> str:
        return self.digest[:12]
