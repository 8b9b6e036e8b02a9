from django.db import models
from django.db.models import Q

from duoc.dossiers.models.of_dossier import OfDossier
from duoc.people.models import Person, Post


class ToTheHead(OfDossier):
    """What an official proposed to the head of the body. `closed_at`: it waits no more, since it was sent back with an
    `answer`, a newer one took its place, or, of a transfer, it was approved."""

    at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    sent_back_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    sent_back_post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.TextField(blank=True)

    class Meta(OfDossier.Meta):
        abstract = True


SENT_BACK_WHOLE = Q(sent_back_by__isnull=True, sent_back_post__isnull=True, answer="") | Q(
    sent_back_by__isnull=False, sent_back_post__isnull=False, closed_at__isnull=False
) & ~Q(answer="")
BY_TWO = Q(sent_back_by__isnull=True) | ~Q(sent_back_by=models.F("by"))
"""Who proposes does not decide."""
