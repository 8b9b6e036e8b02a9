from typing import TYPE_CHECKING

from django.db import models

from duoc.decisions.models.content import Content
from duoc.decisions.models.proposal import Proposal
from duoc.dossiers.models import Dossier
from duoc.instruments.models import Instrument

if TYPE_CHECKING:
    from duoc.decisions.models.later_decision import LaterDecision


class Decision(Instrument):
    """A result (kết quả giải quyết): the instrument that ends a dossier, from the moment when its leader signs it.

    Its row lies beside that of the draft (`Content`) over one and the same instrument.
    """

    instrument = models.OneToOneField(Instrument, models.CASCADE, parent_link=True, primary_key=True, related_name="+")
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="+")
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["dossier"], name="decision_of_dossier")]

    @classmethod
    def of(cls, content: Content) -> "Decision":
        """The result that an approved text becomes."""
        return cls._over(content, content.proposal)

    @classmethod
    def of_later(cls, later: "LaterDecision") -> "Decision":
        """The same of what is decided about a result later: it is one more of its dossier, under its proposal."""
        return cls._over(later, later.subject.proposal)

    @classmethod
    def _over(cls, text: Instrument, proposal: Proposal) -> "Decision":
        row = cls(instrument_id=text.pk, dossier_id=proposal.dossier_id, proposal_id=proposal.pk)
        row.save_base(raw=True, force_insert=True)  # raw: this row alone, its instrument is there already
        return cls.objects.get(pk=text.pk)
