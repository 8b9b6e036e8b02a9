from django.db import models

from duoc.dossiers.models import Dossier, OfDossier


class ProposedEntry(OfDossier):
    """The entry that the last proposal of a dossier will make (`registers.drafting`), before the first what is known of
    it: lists look it up without working out every dossier anew."""

    dossier = models.OneToOneField(Dossier, models.PROTECT, primary_key=True, related_name="+")
    draft = models.JSONField()

    def __str__(self) -> str:
        return f"{self.dossier_id} proposed"
