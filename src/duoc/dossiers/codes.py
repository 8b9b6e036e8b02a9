"""The codes that dossiers go by: the temporary one by chance, the lasting one by rule."""

import secrets
from datetime import datetime

from duoc.ground.letters.calculations import CLEAR_LETTERS
from duoc.ground.worktime.calculations import VIETNAM


def temporary_code(at: datetime) -> str:
    """A code for the time between filing and acceptance: day and eight letters by chance, no counter to wait for."""
    letters = "".join(secrets.choice(CLEAR_LETTERS) for _letter in range(8))
    return f"TN-{at.astimezone(VIETNAM):%y%m%d}-{letters[:4]}-{letters[4:]}"


def dossier_code(unit: str, at: datetime, number: int) -> str:
    """`<unit code>-<YYMMDD>-<NNNN>` (Circular 01/2018 Art. 19; `Organisation.dossier_prefix`)."""
    return f"{unit}-{at.astimezone(VIETNAM):%y%m%d}-{number:04}"
