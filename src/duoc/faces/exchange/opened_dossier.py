"""A dossier that is read over the API: who reads it for its applicant is recorded, as on its pages."""

import uuid

from duoc.dossiers import actions, queries
from duoc.dossiers.models import Dossier
from duoc.faces.exchange.call import Call

WHOLE, DRAFT, RESULT = "dossier", "draft", "result"


def read_dossier(call: Call, id: uuid.UUID, what: str = WHOLE) -> Dossier:
    """The dossier of who calls, or of a party for whom they act: the applicant then sees who read what.

    Raises:
        NotFound, Forbidden: see `dossiers.queries.dossier` and `dossiers.actions.look`.
    """
    dossier = queries.dossier(call.actor, id, call.at)
    actions.look(actor=call.actor, dossier=dossier, what=what, at=call.at)
    return dossier
