from django.db import models
from django.utils.translation import gettext_lazy as _


class Origin(models.TextChoices):
    """Where a record comes from. Once a real one exists, demo sign-in is refused for good."""

    DEMO = "demo", _("thử nghiệm")
    REAL = "real", _("thật")
