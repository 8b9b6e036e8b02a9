"""The catalogue as tests of its definitions read it."""

from pathlib import Path
from typing import Any

from django.conf import settings

from duoc.ground.worktime.calculations import load_clock
from duoc.language.calculations import Definition, load
from duoc.procedures.folders import read_vocabularies

CATALOG = Path(settings.CATALOG)
PROVINCE: str = settings.PROVINCE
PROCEDURES = CATALOG / PROVINCE / "procedures"
VOCABULARIES = read_vocabularies(CATALOG, PROVINCE)
CLOCK = load_clock(CATALOG / "national" / "calendars")


def loaded(data: Any) -> Definition:
    """The definition that these data are, with the vocabularies of the catalogue."""
    return load(data, VOCABULARIES)
