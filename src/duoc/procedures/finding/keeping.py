"""One index per process, made anew when something was published."""

import threading
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Count, Max

from duoc.procedures.finding.index import Index, Subject
from duoc.procedures.finding.speech import speech
from duoc.procedures.language.vocabularies import current
from duoc.procedures.models import Procedure, Version

Stamp = tuple[datetime | None, int]


class _Kept:
    lock = threading.Lock()
    stamp: Stamp | None = None
    index: Index | None = None


def index() -> Index:
    """The index of all procedures. One small query tells whether the one at hand is still true."""
    seen = Version.objects.aggregate(latest=Max("published_at"), count=Count("pk"))
    stamp: Stamp = (seen["latest"], seen["count"])
    with _Kept.lock:
        if _Kept.index is None or _Kept.stamp != stamp:
            _Kept.index, _Kept.stamp = Index(_subjects(), speech(*_folders())), stamp
        return _Kept.index


def _folders() -> tuple[Path, Path]:
    return settings.CATALOG / "national" / "search", settings.CATALOG / settings.PROVINCE / "search"


def _subjects() -> list[Subject]:
    rows = Version.objects.order_by("valid_from").values_list("procedure__code", "definition__keywords")
    keywords = {code: tuple(words or ()) for code, words in rows}
    fields = current().fields
    return [
        Subject(
            code=procedure.code,
            names=(procedure.short_name, *keywords.get(procedure.code, ())),
            name=procedure.name,
            about=f"{procedure.summary} {fields.get(procedure.field, procedure.field)}",
            tailored=procedure.kind == "tailored",
        )
        for procedure in Procedure.objects.all()
    ]
