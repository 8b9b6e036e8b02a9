from django.db import models

from duoc.dossiers.models.dossier import Dossier
from duoc.instruments.models import Instrument


class OfficialForm(Instrument):
    """An official form (01 to 05) that the agency gives the applicant: the instrument of the act that made it.

    Its row lies beside the instrument's. It says for ever what it said: its inputs are frozen with the act, its bytes
    are pressed and sealed once, right after.

    Attributes:
        form, turn: which form, and of which request for supplements; an act makes its form once.
    """

    instrument = models.OneToOneField(Instrument, models.CASCADE, parent_link=True, primary_key=True, related_name="+")
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="forms")
    form = models.CharField(max_length=24)
    turn = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "form", "turn"], name="official_form_once_per_act"),
        ]
