import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.dossiers.rules import APPLICANT
from duoc.ground.files.models import StoredFile
from duoc.people.models import Person, Post


class HandedOver(OfDossier):
    """How a paper reached the applicant.

    At the counter it says who took it and how that is proven: `taker`, by which identity paper (`taker_paper`), and
    either the signed receipt (`receipt`) or the applicant's own code. The applicant, or who represents them, is
    `taken_by`; a proxy is known by name and number, and by the paper that authorises them (`authorisation`). Rows from
    before that was asked have none of it. `paper_name` is the name of that paper, where the row was read to be shown.
    """

    paper_name = ""

    class Way(models.TextChoices):
        ONLINE = "online", "trực tuyến"
        COUNTER = "counter", "tại quầy"
        POST = "post", "qua bưu chính"

    class Taker(models.TextChoices):
        APPLICANT = APPLICANT, _("người yêu cầu")
        REPRESENTATIVE = "representative", _("người đại diện")
        PROXY = "proxy", _("người được ủy quyền")

    class ProvenBy(models.TextChoices):
        RECEIPT = "receipt", _("ký nhận trên giấy")
        CODE = "code", _("mã nhận kết quả")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    way = models.CharField(max_length=10, choices=Way.choices)
    note = models.CharField(max_length=300, blank=True)
    taker = models.CharField(max_length=14, choices=Taker.choices, blank=True)
    taken_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    taker_name = models.CharField(max_length=200, blank=True)
    taker_paper = models.CharField(max_length=20, blank=True)
    taker_number = models.CharField(max_length=30, blank=True)
    proven_by = models.CharField(max_length=7, choices=ProvenBy.choices, blank=True)
    receipt = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    authorisation = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    returned_papers = models.TextField(blank=True)

    class Meta:
        abstract = True
        constraints = [
            # Who took it is known by an identity paper, and proven; nobody takes what is put online or posted.
            models.CheckConstraint(
                condition=models.Q(taker="", taker_paper="", proven_by="")
                | (models.Q(way="counter") & ~models.Q(taker="") & ~models.Q(taker_paper="") & ~models.Q(proven_by="")),
                name="%(class)s_taker_is_proven",
            ),
            # A proxy shows the paper that authorises them; anybody else is a person whom the province knows.
            models.CheckConstraint(
                condition=models.Q(taker="")
                | models.Q(taker="proxy", authorisation__isnull=False, taken_by__isnull=True)
                & ~models.Q(taker_name="")
                & ~models.Q(taker_number="")
                | models.Q(taker__in=["applicant", "representative"], taken_by__isnull=False),
                name="%(class)s_taker_is_somebody",
            ),
            models.CheckConstraint(
                condition=~models.Q(proven_by="receipt") | models.Q(receipt__isnull=False),
                name="%(class)s_receipt_is_kept",
            ),
        ]


class Handover(HandedOver):
    """The result reached the applicant (trả kết quả)."""

    dossier = models.OneToOneField(Dossier, models.PROTECT, related_name="handover")

    class Meta(HandedOver.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.dossier_id} handed over"
