import uuid

from django.db import models

from duoc.decisions.models import Decision
from duoc.dossiers.models import CopiedKey
from duoc.people.models import Organisation, Origin, Party
from duoc.registers.models.register import Register


class Entry(models.Model):
    """A matter written into a register (việc đã ghi sổ): the data that later dossiers need not ask for again.

    `label` is its number as printed. `title` says in the definition's words what it is about, empty where it says none.
    An entry that another takes the place of ends with it. What is written beside it later is an `EntryChange`; `data`
    is what holds now. `awaited` are the fields that another authority has not given yet, each with the reason. One
    that was taken in from an older book says in `source` where it stands there, and has no decision.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    register = models.ForeignKey(Register, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    label = models.CharField(max_length=60)
    title = models.CharField(max_length=300, blank=True)
    data = models.JSONField()
    awaited = models.JSONField(default=dict)
    entered_at = models.DateTimeField()
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, related_name="+")
    origin = models.CharField(max_length=4, choices=Origin.choices)
    ended_at = models.DateTimeField(null=True, blank=True)
    source = models.TextField(blank=True)
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["register", "unit", "year", "number"], name="entry_number_is_unique"),
            models.UniqueConstraint(fields=["decision"], name="entry_one_per_decision"),
        ]
        indexes = [models.Index(fields=["register", "unit", "-entered_at"], name="entry_in_book")]

    def __str__(self) -> str:
        return f"{self.register_id} {self.label}"

    @property
    def in_force(self) -> bool:
        return self.ended_at is None


class EntryParty(models.Model):
    """Whom an entry is about, and as what: child, mother, owner. `organisation` is the unit whose entry it is.

    `closes`: while the entry is in force this party's record is closed, as by a death.
    """

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="parties")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    organisation = CopiedKey(Organisation, source="entry.unit_id")
    part = models.CharField(max_length=40)
    closes = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "party", "part"], name="entry_party_once")]
        indexes = [models.Index(fields=["party"], name="entries_of_party")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.part}"
