import uuid

from django.db import models
from django.utils.translation import gettext as _

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.people.models import Mandate, Person, Post


class Look(OfDossier):
    """Somebody other than the applicant read the personal data in a dossier: an official in a post, who acts for the
    applicant on a mandate, or who signs beside the filer. Shown to the applicant as "ai đã xem thông tin của tôi"."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="looks")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    on_mandate = models.ForeignKey(Mandate, models.PROTECT, null=True, blank=True, related_name="+")
    to_co_sign = models.BooleanField(default=False, db_default=False)
    what = models.CharField(max_length=60)

    class Meta:
        constraints = [
            # Who looks says in which capacity.
            models.CheckConstraint(
                condition=models.Q(post__isnull=False) | models.Q(on_mandate__isnull=False) | models.Q(to_co_sign=True),
                name="look_is_in_a_capacity",
            ),
        ]
        ordering = ["-at"]
        indexes = [models.Index(fields=["dossier", "-at"], name="look_at_dossier")]

    @property
    def capacity(self) -> str:
        """In which capacity: the title of the post, what the mandate makes of them, or that they sign too."""
        if self.on_mandate is not None:
            return self.on_mandate.capacity
        if self.to_co_sign:
            return _("người cùng ký")
        return self.post.title if self.post else ""

    @property
    def place(self) -> str:
        """The body in which they hold the post; "" for who looks on a mandate."""
        return self.post.organisation.name if self.post and self.on_mandate is None else ""

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.what}"
