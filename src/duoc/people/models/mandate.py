import secrets
import uuid
from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models

from duoc.ground.files.models import StoredFile
from duoc.people.mandates import KINDS, HeldMandate, MandateKind, capacity
from duoc.people.models.organisation import Organisation
from duoc.people.models.party import Party
from duoc.people.models.person import Person
from duoc.people.validity import is_in_force


def _salt() -> bytes:
    return secrets.token_bytes(32)


class Mandate(models.Model):
    """The holder may act for the principal: for what, from which day until which day, on what proof.

    Never deleted: what was done under it stays explained. `valid_to` is the first day on which it no longer holds.
    Without procedures and fields it is for everything. `organisation` is the public body that saw the proof; None
    where the party gave the mandate itself, or where its representative did under the mandate `granted_under`.
    `salt` belongs to the commitments that the ledger keeps.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    principal = models.ForeignKey(Party, models.PROTECT, related_name="+")
    holder = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=24, choices=[(kind.value, facts.label) for kind, facts in KINDS.items()])
    everything = models.BooleanField()
    procedures = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    fields = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    proof = models.TextField()
    proof_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    granted_at = models.DateTimeField()
    granted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    granted_under = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    end_reason = models.TextField(blank=True)
    salt = models.BinaryField(max_length=32, default=_salt)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in KINDS]), name="mandate_kind_is_known"
            ),
            # Nobody needs leave to act for themselves, and nobody may seem to have it. A person's party has their key.
            models.CheckConstraint(
                condition=~models.Q(principal=models.F("holder")), name="mandate_is_for_somebody_else"
            ),
            # A mandate without any proof is a claim.
            models.CheckConstraint(condition=~models.Q(proof=""), name="mandate_has_its_proof"),
            # What follows from the law holds once a public body has seen the proof (Civil Code Art. 136, 137).
            models.CheckConstraint(
                condition=models.Q(kind__in=sorted(kind.value for kind in KINDS if KINDS[kind].given_by_party))
                | models.Q(organisation__isnull=False),
                name="mandate_by_law_was_seen_by_a_body",
            ),
            # A child comes of age (Civil Code Art. 20): a parent's mandate has a last day from the beginning.
            models.CheckConstraint(
                condition=~models.Q(kind="parent") | models.Q(valid_to__isnull=False), name="mandate_of_parents_ends"
            ),
            # An empty list must never be read as "everything", nor a list as a remark.
            models.CheckConstraint(
                condition=models.Q(everything=True, procedures=[], fields=[])
                | (models.Q(everything=False) & ~models.Q(procedures=[], fields=[])),
                name="mandate_scope_is_all_or_listed",
            ),
            # One that ends on the day it began held for no day that follows.
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="mandate_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ended_by__isnull=True)
                | models.Q(ended_at__isnull=False, ended_by__isnull=False, valid_to__isnull=False),
                name="mandate_was_ended_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["holder", "valid_from"], name="mandate_by_holder")]

    @property
    def capacity(self) -> str:
        """What it makes of its holder, in words. Reads the principal and its business."""
        return capacity(self.kind, self.principal.form)

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"

    @property
    def ended_on(self) -> date | None:
        """The day on which somebody ended it; None while nobody did. It may run out by itself all the same."""
        return self.valid_to if self.ended_at is not None else None

    def is_notified(self, procedure: str, field: str, day: date) -> bool:
        """Whether news of a thing of this procedure goes to the holder too: it holds on the day, is for it, and does
        not let the holder read the principal's own notices anyway."""
        scope = {"procedures": frozenset(self.procedures), "fields": frozenset(self.fields)}
        held = HeldMandate(self.pk, self.principal_id, MandateKind(self.kind), self.everything, **scope)
        return is_in_force(self, day) and held.represents and not held.is_by_law and held.is_for(procedure, field)

    @property
    def subject(self) -> tuple[str, str]:
        """Kind and text id, under which the ledger knows the mandate."""
        return ("mandate", str(self.pk))
