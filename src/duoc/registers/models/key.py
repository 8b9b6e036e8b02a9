from django.db import models
from django.db.models import Q

from duoc.dossiers.models import Dossier
from duoc.people.models import Organisation
from duoc.registers.models.entry import Entry
from duoc.registers.models.register import Register


class EntryKey(models.Model):
    """A key of an entry in force, under the digest of its values; or claimed by a dossier whose result was proposed.

    It holds until the entry ends or the claim falls. `wall`: no two that hold are the same. One of a dossier that does
    not hold is noted: the dossier is being worked on, and whoever decides on another one with the same key sees it.
    """

    register = models.ForeignKey(Register, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    wall = models.BooleanField()
    holds = models.BooleanField(default=True)
    entry = models.ForeignKey(Entry, models.CASCADE, null=True, related_name="keys")
    dossier = models.ForeignKey(Dossier, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            # Two children never have one personal number, whoever enters them and however fast.
            models.UniqueConstraint(fields=["digest"], condition=Q(wall=True, holds=True), name="entry_key_is_a_wall"),
            # A key belongs to an entry, or to the dossier that is about to write one.
            models.CheckConstraint(
                condition=Q(entry__isnull=False) | Q(dossier__isnull=False), name="entry_key_of_something"
            ),
        ]
        indexes = [
            models.Index(fields=["digest"], condition=Q(holds=True) | Q(entry=None), name="entry_key_looked_up"),
            models.Index(fields=["dossier"], condition=Q(entry=None), name="entry_key_of_dossier"),
        ]

    def __str__(self) -> str:
        return f"{self.register_id} {self.name}"
