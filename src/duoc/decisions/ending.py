"""A dossier that ends without a result keeps no proposal that stands, and no draft that waits to be read."""

from datetime import datetime

from duoc.decisions.models import Proposal
from duoc.dossiers.acts import at_end
from duoc.dossiers.models import Dossier


def _lower_proposal(dossier: Dossier, _at: datetime) -> None:
    """Nothing is left to sign. A draft check that nobody answered stays so, as part of a proposal that fell."""
    Proposal.objects.filter(dossier=dossier, standing=True).update(standing=False)


at_end(_lower_proposal)
