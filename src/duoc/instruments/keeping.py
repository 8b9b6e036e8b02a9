"""The files of an instrument: its text, the signed text, the original."""

from datetime import datetime

from duoc.ground.files import actions as files
from duoc.ground.files.models import StoredFile
from duoc.instruments.models import Instrument


def keep(instrument: Instrument, pdf: bytes, name: str, at: datetime) -> StoredFile:
    """Keeps a file of the instrument under its holder and its organisation.

    Raises:
        duoc.ground.files.actions.NoRoom: the disk is full; nothing was kept.
    """
    return files.keep_own(
        pdf,
        name,
        at=at,
        person=str(instrument.holder_id) if instrument.holder_id else "",
        organisation=str(instrument.organisation_id),
    )
