"""How a dossier stands in the codes of the national synchronisation interface: reports, reconciliation and API ask
here."""

from duoc.dossiers.models import Dossier
from duoc.dossiers.rules import NATIONAL_STATUS, PAYMENT_DUE, WITHDRAWAL_ASKED


def national_code(dossier: Dossier, owed: int, *, withdrawal_waits: bool) -> int:
    """The national status code: what is wished or owed counts before the state, once the dossier is accepted.

    Args:
        owed: VND.
        withdrawal_waits: a wish to withdraw waits for its answer.
    """
    if dossier.ended_at is None and withdrawal_waits:
        return WITHDRAWAL_ASKED
    if owed and dossier.state == Dossier.State.PROCESSING:
        return PAYMENT_DUE
    return NATIONAL_STATUS[dossier.state]
