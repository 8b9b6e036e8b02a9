from django.db import models
from django.db.models import F, Func, Q, TextField, Value


def sha256_of(value: Func | F) -> Func:
    """SHA-256 of bytes as lower-case hex, worked out by the database."""
    return Func(Func(value, function="sha256"), Value("hex"), function="encode", output_field=TextField())


class Blob(models.Model):
    """The bytes of one published file under their own digest: written once, shared by every bundle that holds the file.

    Neither changed nor removed; a trigger holds this.
    """

    sha256 = models.CharField(max_length=64, primary_key=True)
    data = models.BinaryField()

    class Meta:
        constraints = [
            # The digest identifies the bytes: no other bytes can ever stand under it.
            models.CheckConstraint(condition=Q(sha256=sha256_of(F("data"))), name="blob_is_named_by_its_bytes")
        ]

    def __str__(self) -> str:
        return self.sha256[:12]
