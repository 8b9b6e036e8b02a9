from django.db import models

from duoc.people.models.organisation import Organisation


class OrganisationParent(models.Model):
    """Which body stood above another, from when until when. `valid_to` is the first day on which it no longer did.

    `Organisation.parent` repeats the open one.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    parent = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            # A body lies under one other at a time.
            models.UniqueConstraint(
                fields=["organisation"], condition=models.Q(valid_to__isnull=True), name="organisation_has_one_parent"
            ),
            models.CheckConstraint(
                condition=~models.Q(organisation=models.F("parent")), name="organisation_is_not_its_own_parent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} under {self.parent_id}"
