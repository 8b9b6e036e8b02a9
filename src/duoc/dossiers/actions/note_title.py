"""What a dossier is about, as its result says it now."""

import uuid

from duoc.dossiers.correcting import TITLE_LENGTH
from duoc.dossiers.models import Dossier


def note_title(*, dossier_id: uuid.UUID | str, title: str) -> None:
    """A corrected result, or its entry, calls the matter otherwise: lists and search of the desk do so too. The list of
    the archive stays as it was handed over.

    The act that corrected it writes the ledger; called in its transaction, so it needs no power of its own.
    """
    Dossier.objects.filter(pk=dossier_id, archived_at=None).update(title=title[:TITLE_LENGTH])
