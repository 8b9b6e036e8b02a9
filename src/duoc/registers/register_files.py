"""The files of a province's registers: read, and judged before anything goes by them."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from duoc.ground import yaml_files
from duoc.ground.refusal import Invalid
from duoc.ground.yaml_files import YamlFault, YamlFile
from duoc.language.calculations import Finding, register_findings


class RegisterFault(Invalid):
    """A file whose words are no register's."""


def read_register(path: Path) -> Mapping[str, Any]:
    """The words of a register.

    Raises:
        RegisterFault: what is wrong, with the line of the first fault.
        YamlFault: it cannot be read.
    """
    file = yaml_files.read(path)
    findings = list(_findings(file))
    if findings:
        raise RegisterFault(f"{path}:{findings[0].line}: {findings[0].what}", findings[0].remedy)
    words: Mapping[str, Any] = file.data
    return words


def check_registers(folder: Path) -> list[Finding]:
    """What is wrong with the files `<code>.yaml` of a folder, each fault with its line."""
    findings: list[Finding] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            findings += [one.at(str(path), one.line) for one in _findings(yaml_files.read(path))]
        except YamlFault as fault:
            findings.append(Finding("yaml", (), fault.say, "", fault.remedy, str(path), fault.line))
    return findings


def _findings(file: YamlFile) -> Iterator[Finding]:
    shape = register_findings(file.data)
    for one in shape or (*_unlabelled(file.data), *_near_walls(file.data)):
        yield one.at(file.file, file.line(one.path))


def _near_walls(words: Mapping[str, Any]) -> Iterator[Finding]:
    """The database compares no dates: nearness is a likeness."""
    for name, key in (words.get("unique") or {}).items():
        if "near" in key:
            what = _("Khóa «%(name)s» là khóa cứng nên near không có tác dụng.") % {"name": name}
            remedy = _("Chuyển khóa vào warn_same, hoặc bỏ near.")
            yield Finding("effect", ("unique", name, "near"), what, _("Người viết tưởng từ này có tác dụng."), remedy)


def _unlabelled(words: Mapping[str, Any]) -> Iterator[Finding]:
    """A key is of fields that officials can read, and a name stands in one: each has a label."""
    for part in words.get("names_persons", []):
        if f"{part}.full_name" not in words.get("labels", {}):
            what = _("Sổ không có nhãn cho «%(field)s», tên của người ấy.") % {"field": f"{part}.full_name"}
            remedy = _("Thêm mục vào labels, hoặc sửa names_persons.")
            yield Finding("reference", ("names_persons",), what, _("Không tên nào được sửa theo sổ."), remedy)
    for kind in ("unique", "warn_same"):
        for name, key in (words.get(kind) or {}).items():
            for field in (*key["fields"], *([key["near"]["date"]] if "near" in key else [])):
                if field not in words.get("labels", {}):
                    what = _("Khóa «%(name)s» gồm «%(field)s» mà sổ không có nhãn cho mục ấy.")
                    values = {"name": name, "field": field}
                    remedy = _("Thêm mục vào labels, hoặc sửa tên trong fields.")
                    yield Finding(
                        "reference", (kind, name, "fields"), what % values, _("Khóa không bao giờ đóng."), remedy
                    )
