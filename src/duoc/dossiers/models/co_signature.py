import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.draft import Draft
from duoc.dossiers.models.of_dossier import CopiedKey, OfDossier
from duoc.people.models import Party, Person, Post


class DraftCoSignature(models.Model):
    """Somebody who must sign beside the filer has signed a draft, with their own account, as it stood then.

    `digest`: of what they were shown. It counts as long as the draft is the same.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(Draft, models.CASCADE, related_name="co_signatures")
    party = CopiedKey(Party, source="draft.applicant_id")
    part = models.CharField(max_length=40)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    signed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draft", "part"], name="draft_is_signed_once_a_part")]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.part}"


class CoSignature(OfDossier):
    """Somebody who signs beside the filer: with their own account before the filing, or on paper at the counter.

    `signed_at` is empty as long as the paper waits to be signed; nothing is accepted before.
    """

    class Way(models.TextChoices):
        ACCOUNT = "account", _("bằng tài khoản của mình")
        PAPER = "paper", _("trên giấy tại quầy")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="co_signatures")
    part = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    personal_number = models.CharField(max_length=12, blank=True)
    way = models.CharField(max_length=8, choices=Way.choices)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)
    seen_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    seen_post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "part"], name="co_signature_once_a_part"),
            # Who signs with an account is known and has signed; a signature on paper was seen by an official.
            models.CheckConstraint(
                condition=models.Q(way="account", person__isnull=False, signed_at__isnull=False)
                | models.Q(way="paper", signed_at__isnull=True, seen_by__isnull=True)
                | models.Q(way="paper", signed_at__isnull=False, seen_by__isnull=False),
                name="co_signature_is_somebodys",
            ),
        ]
        ordering = ["part"]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.part}"
