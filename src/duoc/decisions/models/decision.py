import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from duoc.decisions.models.content import Content
from duoc.dossiers.models import Dossier
from duoc.ground.files.models import StoredFile
from duoc.people.models import Organisation, Origin, Party, Person, Post


class Decision(models.Model):
    """A result (kết quả giải quyết), signed by a leader and issued by an agency.

    It is an original once both signatures stand: the competent person's and the agency's (Decree 30/2020 Art. 5).
    """

    class State(models.TextChoices):
        APPROVED = "approved", _("Đang ký số")
        SIGNED = "signed", _("Đã ký, chờ văn thư")
        NUMBERED = "numbered", _("Đang đóng dấu cơ quan")
        IN_FORCE = "in_force", _("Còn giá trị")
        REPLACED = "replaced", _("Đã được thay thế")
        REVOKED = "revoked", _("Đã bị thu hồi")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="+")
    content = models.OneToOneField(Content, models.PROTECT, related_name="+")
    code = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=300)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    holder = models.ForeignKey(Party, models.PROTECT, related_name="+")
    origin = models.CharField(max_length=4, choices=Origin.choices)
    state = models.CharField(max_length=10, choices=State.choices)
    token = models.CharField(max_length=40, unique=True)
    approved_at = models.DateTimeField()
    approved_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    signer_post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    number = models.PositiveIntegerField(null=True, blank=True)
    symbol = models.CharField(max_length=60, blank=True)
    series = models.CharField(max_length=80, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    numbered_at = models.DateTimeField(null=True, blank=True)
    numbered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    numbered_post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    issued_at = models.DateTimeField(null=True, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            # Number and symbol are unique within unit, series and year, on paper and electronically
            # (Decree 30/2020 Art. 15).
            models.UniqueConstraint(
                fields=["organisation", "series", "year", "number"], name="decision_number_is_unique_in_its_year"
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["in_force", "replaced", "revoked"])
                | models.Q(file__isnull=False, issued_at__isnull=False, number__isnull=False),
                name="decision_in_force_has_file_and_number",
            ),
            models.CheckConstraint(
                condition=models.Q(state="approved") | models.Q(signed_file__isnull=False, signed_at__isnull=False),
                name="decision_is_signed_before_it_is_numbered",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "state", "approved_at"], name="decision_on_desk"),
            models.Index(fields=["dossier"], name="decision_of_dossier"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.symbol}"
