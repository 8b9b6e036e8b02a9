from django.db import models
from django.utils.translation import gettext_lazy as _


class Register(models.Model):
    """A book of results in force. `master` says who holds the truth: the province, or a national system it mirrors."""

    class Master(models.TextChoices):
        HERE = "here", _("của tỉnh")
        EXTERNAL = "external", _("bản phản ánh của hệ thống quốc gia")

    code = models.SlugField(max_length=60, primary_key=True)
    name = models.CharField(max_length=200)
    master = models.CharField(max_length=8, choices=Master.choices)
    master_name = models.CharField(max_length=200, blank=True)
    legal_basis = models.CharField(max_length=300, blank=True)
    labels = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.name
