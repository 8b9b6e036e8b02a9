"""One index per process, made anew when something was published."""

import threading
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Count, Max

from duoc.procedures.finding.index import Index, Subject
from duoc.procedures.finding.speech import speech
from duoc.procedures.finding.subjects import ahead, is_personal
from duoc.procedures.language.vocabularies import current
from duoc.procedures.models import Procedure, Version

Stamp = tuple[datetime | None, int]


COMMUNE = "commune"
"""Under which `deciding` keeps what every commune decides for its own people."""


class _Kept:
    lock = threading.Lock()
    stamp: Stamp | None = None
    index: Index | None = None
    deciding: Mapping[str, frozenset[str]] = {}


def index() -> Index:
    """The index of all procedures. One small query tells whether the one at hand is still true."""
    return _kept()[0]


def deciding() -> Mapping[str, frozenset[str]]:
    """Codes of the procedures that each body decides, by its code; COMMUNE for what each commune decides."""
    return _kept()[1]


def _kept() -> tuple[Index, Mapping[str, frozenset[str]]]:
    seen = Version.objects.aggregate(latest=Max("published_at"), count=Count("pk"))
    stamp: Stamp = (seen["latest"], seen["count"])
    with _Kept.lock:
        if _Kept.index is None or _Kept.stamp != stamp:
            _Kept.deciding = _deciding()
            subjects = _subjects(_Kept.deciding.get(COMMUNE, frozenset()))
            _Kept.index, _Kept.stamp = Index(subjects, speech(*_folders())), stamp
        return _Kept.index, _Kept.deciding


def _deciding() -> Mapping[str, frozenset[str]]:
    """Who decides what, as the newest version of each procedure says."""
    rows = Version.objects.order_by("valid_from").values_list("procedure__code", "definition__competent")
    newest = dict(rows)
    found: dict[str, set[str]] = defaultdict(set)
    for code, competent in newest.items():
        for rule in competent if isinstance(competent, list) else [competent or {}]:
            if rule.get("organisation"):
                found[rule["organisation"]].add(code)
            elif rule.get("commune_of") or rule.get("keeper_of") or rule.get("level") == COMMUNE:
                found[COMMUNE].add(code)
    return {agency: frozenset(codes) for agency, codes in found.items()}


def _folders() -> tuple[Path, Path]:
    return settings.CATALOG / "national" / "search", settings.CATALOG / settings.PROVINCE / "search"


def _subjects(communal: frozenset[str]) -> list[Subject]:
    rows = Version.objects.filter(procedure__kind="tailored").order_by("valid_from")
    keywords = {code: tuple(said or ()) for code, said in rows.values_list("procedure__code", "definition__keywords")}
    popular = frozenset(speech(*_folders()).popular)
    fields = current().fields
    return [
        Subject(
            code=procedure.code,
            names=(procedure.short_name, *keywords.get(procedure.code, ())),
            name=procedure.name,
            about=f"{procedure.summary} {fields.get(procedure.field, procedure.field)}",
            ahead=ahead(
                tailored=procedure.kind == "tailored",
                commune=procedure.code in communal,
                personal=is_personal(procedure.audience),
                popular=procedure.code in popular,
            ),
        )
        for procedure in Procedure.objects.all()
    ]
