import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class LegalText(models.Model):
    """A legal text by its number, and from when to when it binds.

    What is not known stays empty and `to_verify` says why; nothing is filled in by guess.
    `in_force_to` is the first day on which it no longer binds.
    """

    class Kind(models.TextChoices):
        CODE = "code", _("Bộ luật")
        LAW = "law", _("Luật")
        ORDINANCE = "ordinance", _("Pháp lệnh")
        RESOLUTION = "resolution", _("Nghị quyết")
        DECREE = "decree", _("Nghị định")
        DECISION = "decision", _("Quyết định")
        DIRECTIVE = "directive", _("Chỉ thị")
        CIRCULAR = "circular", _("Thông tư")
        CONSOLIDATION = "consolidation", _("Văn bản hợp nhất")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=20, choices=Kind.choices, blank=True)
    title = models.CharField(max_length=1000, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    in_force_from = models.DateField(null=True, blank=True)
    in_force_to = models.DateField(null=True, blank=True)
    replaced_by = models.CharField(max_length=60, blank=True)
    amends = models.JSONField(default=list, blank=True)
    url = models.URLField(max_length=500, blank=True)
    to_verify = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            # A text is cited by its number; without one it cannot be distinguished from another.
            models.CheckConstraint(condition=~models.Q(number=""), name="legal_text_has_a_number"),
            models.CheckConstraint(
                condition=models.Q(in_force_from__isnull=True)
                | models.Q(in_force_to__isnull=True)
                | models.Q(in_force_to__gt=models.F("in_force_from")),
                name="legal_text_ends_after_it_begins",
            ),
            # An unknown beginning must say that it is unknown.
            models.CheckConstraint(
                condition=models.Q(in_force_from__isnull=False) | ~models.Q(to_verify=""),
                name="legal_text_unknown_is_to_verify",
            ),
            models.CheckConstraint(
                condition=models.Q(replaced_by="") | ~models.Q(replaced_by=models.F("number")),
                name="legal_text_not_replaced_by_itself",
            ),
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}".strip()
