"""For functional staff: each definition beside what it makes of answers, its faults, its cases, its versions."""

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.faces.desk.gate import acting, official
from duoc.faces.desk.lists import list_search
from duoc.faces.desk.lists.list_search import Plain, plain
from duoc.faces.desk.page import page
from duoc.faces.desk.procedures.answers_trial import tried
from duoc.faces.desk.typed import sought
from duoc.language.calculations import DefinitionFault, Finding, check_file, check_text, compare_folder, test_folder
from duoc.people.powers import Actor, Forbidden, Power
from duoc.procedures import queries
from duoc.procedures.models import PortalPage, Version

KINDS = ("tailored", "imported")


def only_functional(actor: Actor) -> None:
    """Refuses whoever neither publishes definitions nor works by them."""
    if not (actor.holds(Power.PROCEDURE_PUBLISH) or actor.holds(Power.DOSSIER_EXAMINE)):
        raise Forbidden(_("Trang này dành cho người phụ trách thủ tục."), _("Cần xem, hãy hỏi công chức xử lý."))


@official
def procedures(request: HttpRequest) -> HttpResponse:
    """All procedures in force, searched by name or code."""
    only_functional(acting(request))
    typed, kind = sought(request, "q"), request.GET.get("loai", "")
    rows = queries.offered(timezone.now())
    if plain(typed):
        rows = rows.annotate(plain_name=Plain("name"))
        rows = rows.filter(plain_name__contains=plain(typed)) | rows.filter(code__startswith=typed[:8])
    if kind in KINDS:
        rows = rows.filter(kind=kind)
    context = {
        "listing": list_search.cut_to_page(request, rows, 50),
        "typed": typed,
        "kind": kind,
        "kinds": [("tailored", _("Viết riêng cho tỉnh")), ("imported", _("Nhập từ trang quốc gia"))],
    }
    return page(request, "desk/procedures/procedures.html", context)


@official
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """One definition: its text, a trial of it, the checker's findings, cases and results, versions and what changed."""
    only_functional(acting(request))
    version = _chosen(request, code)
    definition = queries.definition(version)
    folder = settings.CATALOG / settings.PROVINCE / "procedures" / version.procedure.code
    own = version.procedure.kind == "tailored" and folder.is_dir()
    context: dict[str, Any] = {
        "p": definition,
        "version": version,
        "versions": Version.objects.filter(procedure=version.procedure).order_by("-valid_from"),
        "text": _text(folder, definition.valid_from) if own else _dumped(version),
        "findings": _findings(folder) if own else _findings_of_page(version),
        "report": _report(folder) if own else None,
        "compared": _compared(folder) if own else [],
        "page": PortalPage.objects.filter(code=version.procedure.code).first(),
        **tried(request, definition),
    }
    return page(request, "desk/procedures/procedure.html", context)


def _chosen(request: HttpRequest, code: str) -> Version:
    """The version of `?ban=` (the first day of its validity), else the one in force."""
    asked = request.GET.get("ban", "")
    rows = Version.objects.select_related("procedure").filter(procedure__code=code)
    try:
        found = rows.filter(valid_from=date.fromisoformat(asked)).first() if asked else None
    except ValueError:
        found = None
    return found or queries.in_force(code, timezone.now())


def _file(folder: Path, valid_from: date) -> Path | None:
    for path in sorted(folder.glob("definition*.yaml")):
        if f"valid_from: {valid_from.isoformat()}" in path.read_text("utf-8")[:2000]:
            return path
    return None


def _text(folder: Path, valid_from: date) -> str:
    path = _file(folder, valid_from)
    return path.read_text("utf-8") if path else ""


def _dumped(version: Version) -> str:
    return yaml.safe_dump(version.definition, allow_unicode=True, sort_keys=False, width=100)


def _stamp(folder: Path) -> tuple[tuple[str, int], ...]:
    """What the folder held when it was read; another stamp is read anew."""
    return tuple((path.name, path.stat().st_mtime_ns) for path in sorted(folder.glob("*.yaml")))


def _findings(folder: Path) -> list[Finding]:
    return list(_checked(folder, _stamp(folder)))


def _findings_of_page(version: Version) -> list[Finding]:
    """The checker on a definition that was made from a page: the lines are those of the text shown beside."""
    return list(_checked_text(version.procedure.code, version.digest, _dumped(version)))


@lru_cache(maxsize=64)
def _checked_text(code: str, _digest: str, text: str) -> tuple[Finding, ...]:
    return tuple(check_text(text, settings.CATALOG, settings.PROVINCE, code))


@lru_cache(maxsize=64)
def _checked(folder: Path, _stamp: tuple[tuple[str, int], ...]) -> tuple[Finding, ...]:
    files = sorted(folder.glob("definition*.yaml"))
    return tuple(found for file in files for found in check_file(file, settings.CATALOG, settings.PROVINCE))


def _report(folder: Path) -> dict[str, Any]:
    return _ran(folder, _stamp(folder))


@lru_cache(maxsize=64)
def _ran(folder: Path, _stamp: tuple[tuple[str, int], ...]) -> dict[str, Any]:
    report = test_folder(folder)
    passed = sum(outcome.passed for outcome in report.outcomes)
    return {"outcomes": report.outcomes, "findings": report.findings, "passed": passed, "all": len(report.outcomes)}


def _compared(folder: Path) -> list[Any]:
    try:
        return list(compare_folder(folder))
    except (DefinitionFault, OSError):
        return []
