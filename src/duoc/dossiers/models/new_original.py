import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.handover import HandedOver
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.instruments.models import Instrument


class NewOriginal(OfDossier):
    """A paper that came after its dossier's result was handed over, and has to be handed over itself: a re-issued or
    corrected original, or the decision that revokes one.

    Attributes:
        revokes: it ends the result, and nothing takes its place.
        old_on_paper: an original on paper was given before, so that somebody has to say where that is now.
        outcome: what became of it; empty while it waits at the counter.
    """

    class Outcome(models.TextChoices):
        ONLINE = "online", _("đọc trực tuyến")  # as its holder took the first
        GIVEN = "given", _("đã trao")
        WITH_FIRST = "with_first", _("trao cùng kết quả lần đầu")  # which the post had brought back
        SUPERSEDED = "superseded", _("đã có bản khác thay")  # before anybody fetched it

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="new_originals")
    instrument = models.OneToOneField(Instrument, models.PROTECT, related_name="+")
    revokes = models.BooleanField()
    old_on_paper = models.BooleanField()
    since = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", settled_at=None) | ~Q(outcome="") & Q(settled_at__isnull=False),
                name="new_original_is_settled_once",
            )
        ]
        indexes = [models.Index(fields=["dossier"], condition=Q(outcome=""), name="new_original_waits")]
        ordering = ["since", "id"]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.instrument_id}"


class NewHandover(HandedOver):
    """A new original reached the applicant, and where the old one is: given back, or declared lost. Who is served a
    revocation may still keep it (`KEPT`); empty where none was given on paper."""

    class Old(models.TextChoices):
        RETURNED = "returned", _("Đã nộp lại bản cũ")
        LOST = "lost", _("Khai bản cũ đã mất")
        KEPT = "kept", _("Chưa nộp lại bản cũ")

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="+")
    original = models.OneToOneField(NewOriginal, models.PROTECT, related_name="handover")
    old = models.CharField(max_length=8, choices=Old.choices, blank=True)

    class Meta(HandedOver.Meta):
        constraints = [
            *HandedOver.Meta.constraints,
            models.CheckConstraint(condition=Q(way="counter") & ~Q(taker=""), name="new_handover_names_who_took_it"),
        ]

    def __str__(self) -> str:
        return f"{self.original_id} handed over"
