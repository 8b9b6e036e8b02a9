"""A request that is about another dossier, in the made-up province."""

from duoc.dossiers.models import Dossier
from duoc.procedures.models import Version
from tests.cast import BIRTH, BIRTH_ANSWERS
from tests.changed_definition import reworded
from tests.stages import Road

NAMED = {
    "id": "complained",
    "ask": "Bạn khiếu nại về hồ sơ nào?",
    "label": "Hồ sơ bị khiếu nại",
    "type": "register_entry",
    "register": "dossiers",
}


def complaint(road: Road, about: str) -> Dossier:
    """Filed under a birth registration that asks too which dossier it is about, and goes to the body of that one."""
    pages = Version.objects.filter(procedure__code=BIRTH).latest("valid_from").definition["pages"]
    page = {"id": "ho-so", "title": "Hồ sơ", "questions": [NAMED]}
    reworded(BIRTH, pages=[*pages, page], competent=[{"keeper_of": "complained"}])
    return road.request(BIRTH, {**BIRTH_ANSWERS, "complained": about}, "birth_notice")
