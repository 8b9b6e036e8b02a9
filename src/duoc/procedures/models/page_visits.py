from django.db import models


class PageVisits(models.Model):
    """How often the page of a procedure that is not open was read in a month. A count alone: nothing says by whom."""

    code = models.CharField(max_length=20)
    month = models.DateField()  # its first day
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "month"], name="page_visits_one_row_a_month")]

    def __str__(self) -> str:
        return f"{self.code} {self.month:%Y-%m}: {self.count}"
