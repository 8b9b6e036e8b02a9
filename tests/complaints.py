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
    return _naming(road, NAMED, {"keeper_of": "complained"}, about, from_day="2026-11-02")


def second_complaint(road: Road, about: str) -> Dossier:
    """As `complaint`, about a first one: it goes to the body above the one that settled that."""
    return _naming(road, {**NAMED, "register": "complaints"}, {"above": "complained"}, about, from_day="2026-11-03")


def _naming(road: Road, question: dict[str, str], competent: dict[str, str], about: str, *, from_day: str) -> Dossier:
    pages = Version.objects.filter(procedure__code=BIRTH).latest("valid_from").definition["pages"]
    kept = [page for page in pages if page["id"] != "ho-so"]
    page = {"id": "ho-so", "title": "Hồ sơ", "questions": [question]}
    reworded(BIRTH, pages=[*kept, page], competent=[competent], valid_from=from_day)
    return road.request(BIRTH, {**BIRTH_ANSWERS, "complained": about}, "birth_notice")
