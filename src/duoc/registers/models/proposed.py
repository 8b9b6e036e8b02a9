from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.fields.json import KeyTransform

from duoc.dossiers.models import Dossier, OfDossier


class ProposedEntry(OfDossier):
    """The entry that the last proposal of a dossier will make (`registers.drafting`), before the first what is known of
    it: lists look it up without working out every dossier anew."""

    dossier = models.OneToOneField(Dossier, models.PROTECT, primary_key=True, related_name="+")
    draft = models.JSONField()

    class Meta:
        # Which results were drawn from an entry is asked when the entry ends.
        indexes = [GinIndex(KeyTransform("entries", "draft"), name="proposed_entry_rests_on")]

    def __str__(self) -> str:
        return f"{self.dossier_id} proposed"
