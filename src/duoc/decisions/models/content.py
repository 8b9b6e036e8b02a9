from django.db import models

from duoc.decisions.models.proposal import Proposal
from duoc.instruments.models import Instrument


class Content(Instrument):
    """The text of one result of a proposal: the leader reads and signs these very bytes.

    `wording` is known only to who has just written it: the hash of what it says, whoever signs it in whose name.
    """

    wording: str

    instrument = models.OneToOneField(Instrument, models.CASCADE, parent_link=True, primary_key=True, related_name="+")
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="contents")

    class Meta:
        ordering = ["place"]
