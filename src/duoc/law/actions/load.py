"""Bring the legal texts up to what the catalogue says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from django.utils.translation import gettext as _

from duoc.ground.refusal import Refusal
from duoc.law.models import LegalText
from duoc.law.rules import kind_of, normalise

TEXTS = ("kind", "title", "issuer", "replaced_by", "url", "to_verify")
DATES = ("issued_on", "in_force_from", "in_force_to")
# Read by the checker of definitions from the files alone: how many articles the text has, where that is known.
CHECKED = "articles"


class LoadFault(Refusal):
    """A file of legal texts that cannot be loaded; names file and entry. Nothing of the folder was loaded."""


@dataclass(frozen=True)
class Loaded:
    """What a load did."""

    created: int
    changed: int
    unchanged: int


@transaction.atomic
def load(folder: Path) -> Loaded:
    """Load every `*.yaml` of a folder, all or nothing. Run again it changes nothing; no text is ever removed.

    Raises:
        LoadFault: a broken file, a number given twice or misspelled, an unknown kind, an end before its beginning.
    """
    wanted = _wanted(folder)
    known = {text.number: text for text in LegalText.objects.select_for_update().filter(number__in=wanted)}
    created = [LegalText(**fields) for number, fields in wanted.items() if number not in known]
    changed = [text for number, text in known.items() if _differs(text, wanted[number])]
    LegalText.objects.bulk_create(created)
    if changed:
        LegalText.objects.bulk_update(changed, [*TEXTS, *DATES, "amends"])
    return Loaded(len(created), len(changed), len(known) - len(changed))


def _differs(text: LegalText, fields: Mapping[str, Any]) -> bool:
    """Take the catalogue's values over; returns whether one of them was different before."""
    differing = [name for name, value in fields.items() if getattr(text, name) != value]
    for name in differing:
        setattr(text, name, fields[name])
    return bool(differing)


def _wanted(folder: Path) -> dict[str, dict[str, Any]]:
    wanted: dict[str, dict[str, Any]] = {}
    for file in sorted(folder.glob("*.yaml")):
        for position, entry in enumerate(_entries(file), 1):
            where = f"{file.name}, mục {position}"
            fields = _fields(entry, where)
            if fields["number"] in wanted:
                raise LoadFault(
                    _("%(where)s: văn bản %(number)s đã có.") % {"where": where, "number": fields["number"]},
                    _("Giữ một mục cho mỗi số văn bản."),
                )
            wanted[fields["number"]] = fields
    if not wanted:
        raise LoadFault(
            _("%(folder)s: không có văn bản nào.") % {"folder": folder}, _("Thêm tệp YAML có danh sách texts.")
        )
    return wanted


def _entries(file: Path) -> Iterator[Mapping[str, Any]]:
    remedy = _("Viết “texts:” rồi mỗi văn bản một dòng “- {number: 118/2025/NĐ-CP, …}”.")
    try:
        data = yaml.safe_load(file.read_text("utf-8"))
    except (yaml.YAMLError, ValueError) as error:
        raise LoadFault(
            _("%(file)s: YAML không đọc được: %(error)s") % {"file": file.name, "error": error}, remedy
        ) from error
    entries = data.get("texts") if isinstance(data, dict) else None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise LoadFault(_("%(file)s: không có danh sách văn bản.") % {"file": file.name}, remedy)
    yield from entries


def _fields(entry: Mapping[str, Any], where: str) -> dict[str, Any]:
    number = str(entry.get("number", ""))
    fields: dict[str, Any] = {"number": number, **{name: entry.get(name, "") for name in TEXTS}}
    fields |= {name: entry.get(name) for name in DATES}
    fields["amends"] = entry.get("amends", [])
    fields["kind"] = fields["kind"] or kind_of(number)
    fault = _fault(entry, fields)
    if fault:
        raise LoadFault(f"{where} ({number}): {fault}", _("Sửa mục này theo bản gốc của văn bản rồi nạp lại."))
    return fields


def _fault(entry: Mapping[str, Any], fields: Mapping[str, Any]) -> str:
    """What is wrong with an entry, in Vietnamese; empty when nothing is."""
    unknown = set(entry) - {"number", "amends", CHECKED, *TEXTS, *DATES}
    articles = entry.get(CHECKED, 1)
    cited = [fields["number"], *fields["amends"], *filter(None, [fields["replaced_by"]])]
    begins, ends = fields["in_force_from"], fields["in_force_to"]
    checks = [
        (bool(unknown), _("không có mục %(names)s") % {"names": ", ".join(sorted(map(str, unknown)))}),
        (any(normalise(str(number)) != number for number in cited), _("số văn bản không đúng cách viết")),
        (any(not isinstance(fields[name], str) for name in TEXTS), _("có mục phải là chữ mà không phải")),
        (any(type(fields[name]) not in (date, type(None)) for name in DATES), _("ngày phải viết như 2026-07-01")),
        (type(articles) is not int or articles < 1, _("số điều phải là số nguyên từ 1")),
        (fields["kind"] not in ("", *LegalText.Kind.values), _("không có loại văn bản này")),
        (begins is None and not fields["to_verify"], _("thiếu ngày hiệu lực mà không có lý do ở to_verify")),
        (type(begins) is type(ends) is date and begins >= ends, _("hết hiệu lực trước khi có hiệu lực")),
    ]
    return next((say for wrong, say in checks if wrong), "")
