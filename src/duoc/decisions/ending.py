"""A dossier that ends without a result keeps no proposal that stands, and no draft that waits to be read."""

from datetime import datetime

from duoc.decisions.lowering import lower
from duoc.dossiers.acts import at_end
from duoc.dossiers.models import Dossier


def _lower_proposal(dossier: Dossier, _at: datetime) -> None:
    """Nothing is left to sign. A draft check that nobody answered stays so, as part of a proposal that fell."""
    lower([dossier.pk])


at_end(_lower_proposal)
