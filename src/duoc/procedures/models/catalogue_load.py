from django.db import models


class CatalogueLoad(models.Model):
    """That a folder of the catalogue was loaded whole, so that an unchanged one is not read again."""

    name = models.CharField(max_length=80, primary_key=True)
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.digest[:12]}"
