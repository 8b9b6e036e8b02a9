from django.contrib.postgres.fields import ArrayField
from django.db import models


class PortalPage(models.Model):
    """That a page of the national portal was read, and what was doubted in it. Its words stand in the definition that
    was made of it; where the province has a definition of its own, the page is only noted here."""

    code = models.CharField(max_length=20, primary_key=True)
    name = models.TextField()
    source_url = models.TextField(blank=True)
    read_on = models.DateField()
    recorded_at = models.DateTimeField()
    offered_as = models.CharField(max_length=10)  # imported: the page's definition; tailored: the province's own
    doubts = models.JSONField()  # [{kind, why}] in the order of importing.doubts.KINDS
    failed = ArrayField(models.CharField(max_length=20), default=list)  # gates that it does not pass: openness.GATES
    filed_at = models.TextField(blank=True)  # the body that receives it, as the page says

    class Meta:
        db_table = "procedures_page"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(offered_as__in=["imported", "tailored"]), name="page_is_offered_in_a_known_way"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.read_on}"
