from django.db import models
from django.utils.translation import gettext_lazy as _

from duoc.procedures.models import OrderedJSONField


class Register(models.Model):
    """A book of results in force. `master` says who holds the truth: the province, or a national system it mirrors.

    `labels` names the fields of its entries, in the order in which an entry reads. `keys` are its words `unique` and
    `warn_same` (`registers.keys`); `volume` is how many entries a volume holds, None where all of a year are one.
    `names_persons` are the parts whose name in this book is what the person is called from then on.
    """

    class Master(models.TextChoices):
        HERE = "here", _("của tỉnh")
        EXTERNAL = "external", _("bản phản ánh của hệ thống quốc gia")

    code = models.SlugField(max_length=60, primary_key=True)
    name = models.CharField(max_length=200)
    master = models.CharField(max_length=8, choices=Master.choices)
    master_name = models.CharField(max_length=200, blank=True)
    legal_basis = models.CharField(max_length=300, blank=True)
    labels = OrderedJSONField(default=dict)
    keys = models.JSONField(default=dict)
    volume = models.PositiveSmallIntegerField(null=True)
    names_persons = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.name
