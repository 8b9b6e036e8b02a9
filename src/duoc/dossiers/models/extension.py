import uuid

from django.db import models

from duoc.dossiers.models.dossier import Dossier
from duoc.dossiers.models.of_dossier import OfDossier
from duoc.dossiers.models.promise import Promise
from duoc.people.models import Person, Post


class Extension(OfDossier):
    """Extra time that the definition gives for a reason (`extra_time`), invoked by the handling unit.

    `values` are the answers of the desk that make the reason hold; the proposal starts from them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="extensions")
    promise = models.OneToOneField(Promise, models.PROTECT, related_name="extension")
    extra = models.CharField(max_length=60)
    add = models.CharField(max_length=40)
    reason = models.TextField()
    values = models.JSONField(default=dict)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            # The law gives each reason its time once.
            models.UniqueConstraint(fields=["dossier", "extra"], name="extra_time_once_per_reason"),
            models.CheckConstraint(condition=~models.Q(reason=""), name="extra_time_has_a_reason"),
        ]
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.extra}"
