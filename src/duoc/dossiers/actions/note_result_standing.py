"""What became of the results of a dossier, as decisions, on the floor above, tell it."""

import uuid

from duoc.dossiers.acts.reporting import report_later
from duoc.dossiers.models import Dossier, ResultStanding


def note_result_standing(*, dossier_id: uuid.UUID | str, standing: ResultStanding) -> None:
    """Keeps it on the dossier's own row, so that each list says it without a query, and reports it to a partner.

    The act that ended or replaced the result writes the ledger; called in its transaction, so it needs no power of
    its own.
    """
    changed = Dossier.objects.filter(pk=dossier_id).exclude(result_standing=standing).update(result_standing=standing)
    if changed:
        report_later(Dossier.objects.filter(pk=dossier_id).only("partner_code"))
