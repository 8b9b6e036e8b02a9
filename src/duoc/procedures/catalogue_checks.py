"""Definitions in folders checked, their cases run, their versions compared. Needs no database."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from duoc.ground.worktime.calculations import load_clock
from duoc.language.calculations import (
    CODE,
    Definition,
    DefinitionFault,
    Difference,
    Document,
    Finding,
    Preview,
    Report,
    check_document,
    compare_versions,
    load,
    preview,
    read_cases,
    try_cases,
    version_for,
)
from duoc.language.calculations import check_text as check
from duoc.procedures.folders import (
    definition_files,
    read_document,
    read_surroundings,
    read_templates,
    read_vocabularies,
)
from duoc.procedures.template_checks import check_templates
from duoc.procedures.translations import check_translations

_CODE = re.compile(CODE)


def check_text(text: str, catalog: Path, province: str, name: str) -> list[Finding]:
    """Every fault of a definition that stands in no file, such as one made from a page; lines are those of `text`."""
    return check(text, read_surroundings(catalog, province), read_vocabularies(catalog, province), name)


def check_file(path: Path, catalog: Path, province: str, today: date | None = None) -> list[Finding]:
    """Every fault of a definition file and its templates.

    Args:
        today: the day on which it is checked; None: nothing is said about days that have not come.
    """
    around = replace(
        read_surroundings(catalog, province),
        today=today,
        files=frozenset(file.name for file in path.parent.iterdir() if file.is_file()),
        templates=read_templates(path.parent),
        asked_beside=_asked_beside(path),
        versions_from=_versions_from(path),
    )
    try:
        document = read_document(path)
    except DefinitionFault as fault:
        return list(fault.findings)
    findings = [*check_document(document, around, read_vocabularies(catalog, province)), *_misplaced(document, path)]
    with suppress(DefinitionFault):  # told above
        definition = load(document.data, read_vocabularies(catalog, province))
        findings += [
            document.placed(finding) for finding in check_templates(definition, path.parent, catalog, province)
        ]
    first = definition_files(path.parent)[:1] == [path]  # one translation for all versions of the folder
    return [*findings, *check_translations(path.parent, catalog)] if first else findings


def _misplaced(document: Document, path: Path) -> Iterator[Finding]:
    """A definition stands in the folder of its code: addresses, bundles and other versions are found by that."""
    code = document.data.get("procedure") if isinstance(document.data, dict) else None
    if isinstance(code, str) and _CODE.fullmatch(path.parent.name) and code != path.parent.name:
        what = _("Mã thủ tục «%(code)s» khác tên thư mục «%(folder)s».") % {"code": code, "folder": path.parent.name}
        why = _("Mẫu văn bản, tình huống và các bản khác được tìm theo tên thư mục.")
        remedy = _("Sửa procedure, hoặc đổi tên thư mục.")
        yield document.placed(Finding("reference", ("procedure",), what, why, remedy))


def _versions_from(path: Path) -> tuple[date, ...]:
    """First days of the other versions in the folder, as far as these can be read."""
    days = []
    for other in definition_files(path.parent):
        if other.name != path.name:
            with suppress(DefinitionFault, ValueError):
                days.append(date.fromisoformat(str(read_document(other).value(("valid_from",)))))
    return tuple(sorted(days))


def _asked_beside(path: Path) -> frozenset[str]:
    """Ids of the questions of the other versions in the folder, as far as these can be read."""
    ids: set[str] = set()
    for other in definition_files(path.parent):
        if other.name != path.name:
            with suppress(DefinitionFault):
                document = read_document(other)
                ids |= {str(document.value((*place, "id"))) for place in document.parts("id")}
    return frozenset(ids)


def definitions_in(folder: Path, catalog: Path, province: str) -> list[Definition]:
    """Every version in the folder. Raises DefinitionFault, with file and line."""
    definitions = []
    for path in definition_files(folder):
        document = read_document(path)
        try:
            data = document.data if isinstance(document.data, dict) else {}
            definitions.append(load(data, read_vocabularies(catalog, province)))
        except DefinitionFault as fault:
            raise DefinitionFault([document.placed(finding) for finding in fault.findings]) from fault
    return definitions


def compare_folder(folder: Path, catalog: Path, province: str) -> list[tuple[date, date, list[Difference]]]:
    """Each version of the folder against the one before it, on the situations of its cases.

    Raises:
        DefinitionFault: a definition or the cases cannot be read.
    """
    cases = read_cases(read_document(folder / "cases.yaml"))
    return compare_versions(definitions_in(folder, catalog, province), cases)


def preview_folder(folder: Path, catalog: Path, province: str, words: str) -> list[Preview]:
    """The situations of the folder's cases whose names have these words, as their persons would meet them.

    Raises:
        DefinitionFault: a definition or the cases cannot be read.
    """
    definitions = definitions_in(folder, catalog, province)
    clock = load_clock(catalog / "national" / "calendars")
    return [
        preview(definition, case, clock)
        for case in read_cases(read_document(folder / "cases.yaml"))
        if words.casefold() in case.it.casefold() and (definition := version_for(definitions, case)) is not None
    ]


def try_folder(folder: Path, catalog: Path, province: str) -> Report:
    """Run cases.yaml against the definitions beside it, by the catalogue's calendars."""
    try:
        definitions = definitions_in(folder, catalog, province)
        path = folder / "cases.yaml"
        if not path.is_file():
            say = _("không có cases.yaml: chưa ai xác nhận thủ tục này chạy đúng")
            return Report(folder.name, findings=(say,), read=False)
        cases = read_cases(read_document(path))
    except DefinitionFault as fault:
        return Report(folder.name, findings=tuple(str(finding) for finding in fault.findings), read=False)
    return try_cases(folder.name, definitions, cases, load_clock(catalog / "national" / "calendars"))
