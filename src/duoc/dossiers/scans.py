"""Pictures and scans that an official hands in with an act: checked by the door of files, kept as the dossier's."""

from typing import Any

from duoc.dossiers.acts.doing import Doing
from duoc.dossiers.rules import Incomplete
from duoc.ground.files import actions as files
from duoc.ground.files.actions import FileRefused
from duoc.ground.files.models import StoredFile

Scan = tuple[str, bytes]
"""Name given, and bytes."""


def kept_scan(doing: Doing[Any], field: str, scan: Scan) -> StoredFile:
    """The file of a field, about the applicant, held by the body of the official.

    Raises:
        Incomplete: it cannot be kept; `faults` says why beside the field.
    """
    name, data = scan
    holder = str(doing.actor.organisation_id or "")
    try:
        return files.store(data, name, at=doing.at, person=str(doing.dossier.applicant_id), organisation=holder)
    except FileRefused as refused:
        raise Incomplete(refused.say, refused.remedy, {field: refused.words}) from refused
