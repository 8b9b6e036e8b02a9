from django.db import models


class RoleGrant(models.Model):
    """A role has a power over objects in a relation, from a day, until a day. Role "citizen": all who sign in."""

    role = models.SlugField(max_length=40)
    power = models.CharField(max_length=80)
    relation = models.CharField(max_length=10)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["role", "power", "relation", "valid_from"], name="grant_is_given_once"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.power} {self.relation}"
