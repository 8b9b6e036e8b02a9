"""For functional staff: each definition beside what it makes of answers, its faults, its cases, its versions."""

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from duoc.faces.desk.gate import acting, official
from duoc.faces.desk.lists import list_search
from duoc.faces.desk.lists.list_search import Plain, plain
from duoc.faces.desk.page import page
from duoc.faces.desk.procedures.answers_trial import tried
from duoc.faces.desk.procedures.sources import Sources
from duoc.faces.desk.typed import sought
from duoc.language.calculations import Finding
from duoc.people.powers import Actor, Forbidden, Power
from duoc.procedures import queries
from duoc.procedures.models import PortalPage, Version

KINDS, CLOSED, INTERNAL = ("tailored", "imported"), "closed", "internal"
LISTS = {CLOSED: queries.not_open, INTERNAL: queries.internal}


def only_functional(actor: Actor) -> None:
    """Refuses those who neither publish definitions nor work by them."""
    if not (actor.holds(Power.PROCEDURE_PUBLISH) or actor.holds(Power.DOSSIER_EXAMINE)):
        raise Forbidden(_("Trang này dành cho người phụ trách thủ tục."), _("Cần xem, hãy hỏi công chức xử lý."))


@official
def procedures(request: HttpRequest) -> HttpResponse:
    """All procedures in force, searched by name or code; internal ones; or those that are not open, with the reason."""
    only_functional(acting(request))
    typed, kind = sought(request, "q"), request.GET.get("loai", "")
    rows = LISTS.get(kind, queries.offered)(timezone.now())
    if plain(typed):
        rows = rows.annotate(plain_name=Plain("name"))
        rows = rows.filter(plain_name__contains=plain(typed)) | rows.filter(code__startswith=typed[:8])
    if kind in KINDS:
        rows = rows.filter(kind=kind)
    listing = list_search.cut_to_page(request, rows, 50)
    if kind == CLOSED:
        for one in listing:
            one.reasons = [queries.GATES[gate] for gate in one.failed or ()]
    context = {
        "listing": listing,
        "closed": kind == CLOSED,
        "typed": typed,
        "kind": kind,
        "kinds": [
            ("tailored", _("Viết riêng cho tỉnh")),
            ("imported", _("Nhập từ trang quốc gia")),
            (INTERNAL, _("Nội bộ giữa các cơ quan")),
            (CLOSED, _("Chưa mở để nộp, xem nhiều trước")),
        ],
    }
    return page(request, "desk/procedures/procedures.html", context)


@official
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """One definition: its text, a trial of it, the checker's findings, cases and results, versions and what changed."""
    only_functional(acting(request))
    version = _chosen(request, code)
    definition = queries.definition(version)
    sources = _sources(version)
    context: dict[str, Any] = {
        "p": definition,
        "openness": queries.openness(version),
        "openings": queries.openings(code),
        "may_open": acting(request).holds(Power.PROCEDURE_PUBLISH),
        "version": version,
        "versions": _versions(version),
        "text": sources.text(definition.valid_from) if sources else _dumped(version),
        "findings": sources.findings() if sources else _findings_of_page(version),
        "report": sources.report() if sources else None,
        "compared": sources.compared() if sources else [],
        "page": PortalPage.objects.filter(code=version.procedure.code).first(),
        **tried(request, definition),
    }
    return page(request, "desk/procedures/procedure.html", context)


def _versions(version: Version) -> QuerySet[Version]:
    """The newest edition of each version of the procedure, the latest version first."""
    return (
        Version.objects.filter(procedure=version.procedure)
        .order_by("-valid_from", "-edition")
        .distinct("valid_from")
        .defer("definition")
    )


def _sources(version: Version) -> Sources | None:
    """The files that the version was written in, as the catalogue held them when it was loaded last."""
    catalogue = queries.catalogue()
    folder = catalogue.root / settings.PROVINCE / "procedures" / version.procedure.code if catalogue else None
    own = catalogue and folder and version.procedure.kind == "tailored" and folder.is_dir()
    return Sources(catalogue.root, folder) if own and catalogue and folder else None


def _chosen(request: HttpRequest, code: str) -> Version:
    """The version of `?ban=` (the first day of its validity), else the one in force."""
    asked = request.GET.get("ban", "")
    rows = Version.objects.select_related("procedure").filter(procedure__code=code)
    try:
        version = rows.filter(valid_from=date.fromisoformat(asked)).last() if asked else None
    except ValueError:
        version = None
    return version or queries.in_force(code, timezone.now())


def _dumped(version: Version) -> str:
    return yaml.safe_dump(version.definition, allow_unicode=True, sort_keys=False, width=100)


def _findings_of_page(version: Version) -> list[Finding]:
    """The checker on a definition that was made from a page: the lines are those of the text shown beside."""
    root = queries.bundle(version).root
    return list(_checked_text(version.procedure.code, version.digest, get_language(), root, _dumped(version)))


@lru_cache(maxsize=64)
def _checked_text(code: str, _digest: str, _language: str, root: Path, text: str) -> tuple[Finding, ...]:
    return tuple(queries.check_text(text, root, settings.PROVINCE, code))
