"""A dossier goes to the successor of a body that ended: a draft in the old body's name is not signed any more."""

import uuid
from collections.abc import Collection

from duoc.decisions.lowering import lower
from duoc.decisions.models import Proposal
from duoc.dossiers.acts import at_transfer


def _lower_unsigned(dossier_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Its text names a body that is no more, so it is proposed anew: the dossier goes back to whoever proposed it."""
    standing = Proposal.objects.filter(dossier__in=dossier_ids, standing=True)
    backs = dict(standing.values_list("dossier_id", "post__role"))
    lower(backs)
    return backs


at_transfer(_lower_unsigned)
