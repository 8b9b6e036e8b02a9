"""Checks the dated data beside the definitions: days, hours and causes that nobody can look up, bodies that are not."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from duoc.ground.yaml_files import YamlFault, YamlFile, read
from duoc.language.calculations import Finding
from duoc.procedures import transition_rules
from duoc.procedures.folders import read_surroundings, read_vocabularies

EVERY_BODY = "all"
SOURCED = {
    "rules": ("weekly_rest", "holidays", "after_cutoff", "outage_notice", "bases"),
    "hours": ("hours",),
    "bodies": ("days", "hours"),
    "lateness": ("apology", "extra_time_when_late"),
    "transition": ("rules",),
}
"""The lists of each kind of file whose every row has an article or a doubt."""


def check_dated(catalog: Path, province: str) -> list[Finding]:
    """What is wrong with calendars, opening hours, rules of lateness and of transition, each with its line.

    Args:
        catalog: the folder of the catalogue. province: the name of the province's folder in it.
    """
    national, own = catalog / "national", catalog / province / "calendars"
    beside = [national / "lateness.yaml", catalog / transition_rules.FILE]
    paths = [*sorted((national / "calendars").glob("*.yaml")), *beside, *sorted(own.glob("*.yaml"))]
    communes = read_vocabularies(catalog, province).communes
    bodies = {EVERY_BODY, *(read_surroundings(catalog, province).organisations or ()), *communes}
    findings: list[Finding] = []
    for path in (path for path in paths if path.is_file()):
        try:
            file = read(path)
        except YamlFault as fault:
            findings.append(Finding("yaml", (), fault.say, "", fault.remedy, str(path), fault.line))
            continue
        if not isinstance(file.data, dict):  # told when it is loaded
            continue
        findings += [
            one.at(str(path), file.line(one.path)) for one in (*_sources(file), *_bodies(file, bodies), *_kept(file))
        ]
    return findings


def _rows(file: YamlFile, part: str) -> list[Mapping[str, Any]]:
    return file.data.get(part) or []


def _sources(file: YamlFile) -> Iterator[Finding]:
    for part in SOURCED.get(str(file.data.get("kind")), ()):
        for index, row in enumerate(_rows(file, part)):
            if not _sourced(row):
                name = row.get("id") or row.get("day") or row.get("valid_from")
                yield _unsourced((part, index), _("Dòng «%(name)s» của %(part)s") % {"name": name, "part": part})
    causes = list(enumerate(_rows(file, "causes")))
    for day, listed in groupby(causes, key=lambda one: one[1].get("valid_from")):
        rows = list(listed)
        if not any(_sourced(row) for _index, row in rows):  # a list has one source
            yield _unsourced(("causes", rows[0][0]), _("Danh mục causes từ ngày %(day)s") % {"day": day})


def _sourced(row: Mapping[str, Any]) -> bool:
    return bool(row.get("article") or row.get("to_verify"))


def _unsourced(path: tuple[str | int, ...], name: str) -> Finding:
    what = _("%(name)s không có căn cứ.") % {"name": name}
    remedy = _("Thêm article, hoặc nói vì sao chưa rõ ở to_verify.")
    return Finding("law", path, what, _("Không ai đối chiếu được."), remedy)


def _bodies(file: YamlFile, known: set[str]) -> Iterator[Finding]:
    for part in SOURCED["bodies"] if file.data.get("kind") == "bodies" else ():
        for index, row in enumerate(_rows(file, part)):
            if row.get("body") not in known:
                what = _("Không có cơ quan nào mã «%(body)s».") % {"body": row.get("body")}
                remedy = _("Sửa mã, hoặc viết all cho mọi cơ quan.")
                yield Finding("reference", (part, index), what, _("Ngày, giờ này không áp dụng cho ai."), remedy)


def _kept(file: YamlFile) -> Iterator[Finding]:
    """A day that the acts do not go by would be a rule on paper only."""
    for index, row in enumerate(_rows(file, "rules")) if file.data.get("kind") == "transition" else ():
        if row.get("version_of") not in transition_rules.DONE:
            what = _("Hồ sơ chưa giữ được bản của «%(act)s».") % {"act": row.get("version_of")}
            remedy = _("Chọn: %(names)s.") % {"names": ", ".join(transition_rules.DONE)}
            yield Finding("reference", ("rules", index), what, _("Chương trình chỉ làm theo ngày nộp."), remedy)
