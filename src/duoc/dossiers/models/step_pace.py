from django.db import models

from duoc.people.models import Organisation


class StepPace(models.Model):
    """How long a body takes for a step of a procedure, by its own turns that have ended: nobody's data, counted anew
    every night (`forecasting.py`).

    `half`, `most`: within how long half of the turns, and nine of ten, were over; `behind`: how long half of the
    dossiers needed from there to the signed result.
    """

    unit = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    procedure_code = models.CharField(max_length=40)
    step = models.CharField(max_length=40)
    turns = models.PositiveIntegerField()
    half = models.DurationField()
    most = models.DurationField()
    behind = models.DurationField()
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "procedure_code", "step"], name="step_pace_once"),
            models.CheckConstraint(condition=models.Q(most__gte=models.F("half")), name="step_pace_most_is_longer"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.procedure_code} {self.step}"
