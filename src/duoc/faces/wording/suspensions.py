"""What is said of a suspension: why it lasts, and whose time it is."""

from typing import Any

from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier


def suspended(dossier: Dossier) -> dict[str, Any]:
    """The suspension that lasts and whose time it is, as `suspended.html` takes them; no query where there is none."""
    lasting = dossiers.lasting_suspension(dossier)
    side = dossiers.whose_days.whose_words(lasting.waits_for) if lasting else ""
    return {"suspension": lasting, "suspension_side": side}
