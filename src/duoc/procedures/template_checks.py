"""Templates typeset as for a dossier, once without answers and once with: what typst finds, and what was left out."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from duoc.ground.documents.actions import DocumentFault, render
from duoc.ground.documents.queries import fields_of, places_of
from duoc.language.calculations import Definition, Finding, Question, put

_SHARED = ("forms", "vocabularies")
_PERSON = {"full_name": "Trần Văn Tâm", "personal_number": "096095000002", "birth_date": "1995-11-05", "sex": "male",
           "ethnicity": "01", "nationality": "vn", "phone": "0912345678", "email": "ten@gmail.com"}  # fmt: skip
_SAMPLES = {"integer": "2", "number": "12,5", "money": "20000", "boolean": "Có", **_PERSON,
            "person_name": _PERSON["full_name"], "email": _PERSON["email"]}  # fmt: skip


def check_templates(definition: Definition, folder: Path, catalog: Path, province: str) -> list[Finding]:
    """Each template of a definition, typeset; a fault with the file and line that typst names."""
    texts = {name: file.read_bytes() for name in _named(definition) if (file := folder / name).is_file()}
    if not texts:
        return []
    with _root(folder, catalog, province) as (root, inside):
        findings: list[Finding] = []
        for name, path in _named(definition).items():
            if name in texts:
                findings += _of_template(definition, inside / name, root, path, folder / name)
        return findings


def _named(definition: Definition) -> dict[str, tuple[str | int, ...]]:
    named: dict[str, tuple[str | int, ...]] = {
        paper.made_from: ("papers", paper.id) for paper in definition.papers.values() if paper.made_from
    }
    for index, result in enumerate(definition.outcome.results):
        if result.document:
            named[result.document] = ("outcome", "results", index)
    return named


@contextmanager
def _root(folder: Path, catalog: Path, province: str) -> Iterator[tuple[Path, Path]]:
    """Where the templates find what they import, and the folder there: the catalogue, or a copy of what is outside."""
    if folder.resolve().is_relative_to(catalog.resolve()):
        yield catalog, folder
        return
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        for name in _SHARED:
            shutil.copytree(catalog / "national" / name, root / "national" / name)
        inside = root / province / "procedures" / folder.name
        shutil.copytree(folder, inside)
        for file in (catalog / province).iterdir():
            if file.suffix in (".typ", ".csv", ".yaml"):
                shutil.copy(file, root / province / file.name)
        yield root, inside


def _of_template(
    definition: Definition, template: Path, root: Path, path: tuple[str | int, ...], shown: Path
) -> Iterator[Finding]:
    pdf = b""
    for data in ({}, _data(definition, path)):
        try:
            pdf = render(template, data, root=root)
        except DocumentFault as fault:
            file = shown if fault.file is None or fault.file.name == shown.name else fault.file
            what = _("Mẫu «%(name)s» không in được: %(fault)s") % {"name": shown.name, "fault": str(fault)}
            why = _("Không lập được văn bản nào từ mẫu này.")
            yield Finding("template", path, what, why, _("Sửa mẫu Typst ở dòng này."), str(file), fault.line or 1)
            return
    if path[0] == "outcome":
        fields = frozenset(fields_of(pdf))
        places = places_of(pdf) - fields
        yield from _places(fields, places, path, shown)
        if _endorsers(definition) and "endorser-1" not in places:
            what = _("Mẫu «%(name)s» không có chỗ cho người ký trước.") % {"name": shown.name}
            remedy = _("Dùng #signature-block() hoặc thêm #endorsements().")
            yield Finding("template", path, what, _("Chữ ký ấy không hiện trên văn bản."), remedy, str(shown), 1)


def _places(
    fields: frozenset[str], signatures: frozenset[str], path: tuple[str | int, ...], shown: Path
) -> Iterator[Finding]:
    """A result is numbered and signed: both need a place on it (Decree 30/2020, Annex I)."""
    if not signatures:
        what = _("Mẫu «%(name)s» không có chỗ ký.") % {"name": shown.name}
        remedy = _("Thêm #signature-block() hoặc #agency-seal(28mm).")
        yield Finding("template", path, what, _("Văn bản không ai ký được."), remedy, str(shown), 1)
    if "number" not in fields:
        what = _("Mẫu «%(name)s» không có chỗ ghi số.") % {"name": shown.name}
        remedy = _('Thêm #field("number").')
        yield Finding("template", path, what, _("Số đã cấp không in trên văn bản."), remedy, str(shown), 1)


def _endorsers(definition: Definition) -> list[Mapping[str, str]]:
    return [{"name": _PERSON["full_name"], "title_line": "Trưởng phòng"} for step in definition.steps if step.signs]


def _data(definition: Definition, path: tuple[str | int, ...]) -> Mapping[str, Any]:
    """What a document may print, with an answer to every question."""
    answers: dict[str, Any] = {}
    for question in definition.questions.values():
        put(answers, question.id, _sample(definition, question))
    entry = definition.outcome.entry
    held: dict[str, Any] = {}
    for field, rule in entry.data.items() if entry is not None else ():
        asked = definition.questions.get(rule.source.strip())
        coded = next(iter(asked.options)) if asked is not None and asked.options else None
        put(held, field, coded or (_sample(definition, asked) if asked is not None else "2"))
    place = path[-1]
    result = definition.outcome.results[place] if isinstance(place, int) else None
    unit = {"name": "Ủy ban nhân dân xã", "place": "Xã", "parent_name": "Tỉnh"}
    return {
        "origin": "demo",
        "procedure": {"code": definition.code, "name": definition.name},
        "dossier": {"code": "H12.1-261123-0001", "filed_at": "2026-11-23T09:00:00+07:00", "channel": "online"},
        "applicant": dict(_PERSON),
        "unit": unit,
        "answers": answers,
        "copies": 2,
        "endorsers": _endorsers(definition),
        "result": {"name": result.name, "code": result.code, "valid_for": result.valid_for} if result else {},
        "record": {"register": definition.outcome.register, "data": held},
        "signer": {"name": "Nguyễn Văn An", "title": "Chủ tịch", "title_line": "CHỦ TỊCH", "office": "Chủ tịch"},
        "verify_url": "https://example.org/kiem-tra/0/",
    }


def _sample(definition: Definition, question: Question) -> Any:
    """An answer as documents print it: words of an option, a date as a date."""
    if question.options:
        return next(iter(question.options.values()))
    if question.type == "date":
        return (definition.valid_from - timedelta(days=30)).isoformat()
    return _SAMPLES.get(question.type, "Ấp 5")
