"""Do the documents print what there is: answers that are asked, data that are given, nothing that stays blank?"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from duoc.language.definition import Definition
from duoc.language.faults import Finding, Path
from duoc.language.nearest import choose
from duoc.language.order import target
from duoc.language.parties import PARTIES
from duoc.language.surroundings import Surroundings, Template
from duoc.language.templates import (
    Columns,
    Read,
    beside_of,
    blanks_of,
    parts_of,
    printed_as_kept,
    reads_of,
    tables_of,
    unguarded_of,
)

FIELDS = ("number", "date")  # what is written into a document when it is issued
# What `get("…")` may read in a document of a procedure, beside `answers.…`, `entry.data.…` and `record.data.…`.
PRINTED = frozenset({
    "at", "origin", "procedure.code", "procedure.name", "dossier.code", "dossier.temporary_code", "dossier.filed_at",
    "dossier.channel", "unit.name", "unit.place", "unit.parent_name", "filer.capacity", "together",
    *(f"{party}.{name}" for party, names in PARTIES.items() for name in names),
    "unit.address", "unit.phone", "copies", "result.code", "result.name", "result.valid_for", "result.valid_until",
    "record.register", "signer.name", "signer.title", "signer.mode", "signer.title_line", "signer.office",
    "entry.register", "entry.number", "entry.date", "entry.organisation", "decline.reason", "decline.legal_basis",
    "verify_url", "qr_svg", "complaint_url",
})  # fmt: skip
HELD = ("entry", "record")  # of both `data` is what a register entry holds
_WHOLE = frozenset(
    {"answers", "entry", "record", *(name.partition(".")[0] for name in PRINTED), "entry.data", "record.data"}
)


def check(definition: Definition, around: Surroundings) -> Iterator[Finding]:
    """Read off the templates beside the definition: which answers and data they print, which lines stay blank."""
    named: dict[str, Path] = {
        paper.made_from: ("papers", paper.id) for paper in definition.papers.values() if paper.made_from
    }
    results = definition.outcome.results
    named |= {result.document: ("outcome", "results", i) for i, result in enumerate(results) if result.document}
    for name, path in named.items():
        template = around.templates.get(name)
        if template is None:
            continue
        reported: set[tuple[str, str]] = set()
        reported_blank: set[str] = set()
        for read in reads_of(template.text):
            finding = _of_read(definition, around, read, path)
            if finding is not None and (read.call, read.name) not in reported:
                reported.add((read.call, read.name))
                yield finding.at(template.file, read.line)
        yield from _printed_items(definition, around, template, path)
        for line in unguarded_of(template.text) if _always_issued(definition, path) else ():
            if line.name not in reported_blank and _may_be_missing(definition, line.name):
                reported_blank.add(line.name)
                what = _("Dòng in «%(id)s» có khi để trống: câu này không phải lúc nào cũng có trả lời.")
                why = _("Văn bản được ký với dấu chấm ở chỗ này.")
                remedy = _("Chỉ in dòng khi có trả lời (#if answer(…) != none), hoặc hỏi trong mọi trường hợp.")
                finding = Finding("template", path, what % {"id": line.name}, why, remedy, level="warning")
                yield finding.at(template.file, line.line)
        yield from _dates_as_kept(definition, template, path)
        for blank in blanks_of(template.text):
            what = _("Dòng «%(label)s» của mẫu luôn để trống.") % {"label": blank.words}
            why = _("Văn bản được ký với dấu chấm ở chỗ này.")
            remedy = _("Thêm câu hỏi cho cán bộ (desk) và in câu trả lời; dòng để viết tay thì dùng by-hand.")
            yield Finding("template", path, what, why, remedy, level="warning").at(template.file, blank.line)


def _dates_as_kept(definition: Definition, template: Template, path: Path) -> Iterator[Finding]:
    """A date is kept as 2026-12-03, and people read 03/12/2026."""
    for read in printed_as_kept(template.text):
        question = definition.questions.get(read.name)
        if question is not None and question.type == "date":
            what = _("Mẫu in ngày «%(id)s» như hệ thống giữ (năm-tháng-ngày).") % {"id": read.name}
            why = _("Người đọc quen ngày/tháng/năm.")
            remedy = _('Viết date-short(answer("%(id)s")) hoặc date-long.') % {"id": read.name}
            yield Finding("template", path, what, why, remedy).at(template.file, read.line)


def _printed_items(definition: Definition, around: Surroundings, template: Template, path: Path) -> Iterator[Finding]:
    """Tables and loops over the items of a group, and lines of several items."""
    for table in (*tables_of(template.text), *parts_of(template.text)):
        for finding in _of_table(definition, around, table, path):
            yield finding.at(template.file, table.line)
    for several in beside_of(template.text):
        if several.columns != several.items:
            what = _("Dòng items có %(items)s mục nhưng %(columns)s cột.") % vars(several)
            why, remedy = _("Dòng in ra bị xô lệch."), _("Ghi một độ rộng cho mỗi mục.")
            yield Finding("template", path, what, why, remedy, level="warning").at(template.file, several.line)


def _always_issued(definition: Definition, path: Path) -> bool:
    """Whether this is the document of a result that every granted request gets."""
    return path[0] == "outcome" and definition.outcome.results[int(path[2])].when is None


def _may_be_missing(definition: Definition, id: str) -> bool:
    """Whether a request can come to its result without this answer."""
    question = definition.questions.get(id)
    if question is None:
        return False  # unknown names are found by themselves
    page = definition.page_of.get(id)
    step = next((step for step in definition.steps if step.id == question.step), None)
    conditions = [question.when, page.when if page else None, step.when if step else None]
    return not question.required or bool(question.late) or any(rule is not None for rule in conditions)


def _of_table(definition: Definition, around: Surroundings, table: Columns, path: Path) -> Iterator[Finding]:
    question = definition.questions.get(table.group)
    known = question.group.columns if question is not None and question.group is not None else ()
    named = table.group in around.asked_beside or _in_entry(definition, table.group)
    if not known and not named and _answered(definition, "items-of", table.group):
        what = _("Mẫu in từng mục của «%(id)s» mà không có nhóm nào tên đó.") % {"id": table.group}
        groups = [id for id, one in definition.questions.items() if one.group is not None]
        yield Finding("template", path, what, _("Bảng luôn trống."), choose(table.group, groups, _("Thêm nhóm.")))
    for name in table.names if table.group not in around.asked_beside else ():
        if known and name not in known:
            what = _("Bảng «%(id)s» in cột «%(name)s» mà các mục không có.") % {"id": table.group, "name": name}
            yield Finding("template", path, what, _("Cột này luôn trống."), choose(name, known, ""))
    if table.widths is not None and table.widths != len(table.names):
        what = _("Bảng «%(id)s» có %(columns)s cột nhưng widths có %(widths)s.") % {
            "id": table.group,
            "columns": len(table.names),
            "widths": table.widths,
        }
        remedy = _("Ghi một độ rộng cho mỗi cột, không kể cột số thứ tự.")
        yield Finding("template", path, what, _("Bảng in ra bị xô lệch."), remedy)


def _in_entry(definition: Definition, group: str) -> bool:
    entry = definition.outcome.entry
    return entry is not None and any(name.startswith(f"{group}.") for name in entry.data)


def _of_read(definition: Definition, around: Surroundings, read: Read, path: Path) -> Finding | None:
    dots = _("Văn bản được ký với dấu chấm ở chỗ này.")
    if read.call == "field":
        if read.name in FIELDS:
            return None
        what = _("Mẫu dành chỗ cho «%(id)s», nhưng không ai ghi vào đó.") % {"id": read.name}
        return Finding("template", path, what, dots, choose(read.name, FIELDS, ""))
    root, _dot, rest = read.name.partition(".")
    if read.call == "get" and root != "answers":
        return _of_get(definition, around, read, path)
    if read.call == "recorded":
        return _of_held(definition, around, read, path)
    id = rest if read.call == "get" else read.name
    if path[0] == "papers" and _of_desk(definition, id):
        what = _("Giấy của người nộp in «%(id)s» là câu trả lời của cán bộ.") % {"id": id}
        why = _("Người nộp cam đoan điều mà họ chưa hề thấy.")
        return Finding("template", path, what, why, _("Chỉ in câu trả lời của người nộp."))
    asked = target(id, definition.questions)
    if asked not in (None, id) and definition.questions[str(asked)].group is not None and read.call == "answer":
        what = _("Mẫu in «%(id)s» như một câu trả lời, nhưng đó là một cột của nhóm «%(group)s».")
        why, remedy = _("Chỗ này luôn trống."), _("Dùng items-table hoặc items-of của nhóm ấy.")
        return Finding("template", path, what % {"id": id, "group": asked}, why, remedy)
    if not id or id in around.asked_beside or _answered(definition, read.call, id):
        return None
    held = _held(definition, around) if read.call == "fact" else frozenset()
    if held is None or _among(read, (*_names(definition), *around.asked_beside, *held)):
        return None
    what = _("Mẫu in câu trả lời «%(id)s» mà không câu hỏi nào có mã ấy.") % {"id": id}
    remedy = choose(id, definition.questions, _("Sửa mã trong mẫu, hoặc thêm câu hỏi."))
    return Finding("template", path, what, dots, remedy)


def _of_desk(definition: Definition, id: str) -> bool:
    """Whether officials answer this, and nobody else."""
    asked = target(id, definition.questions)
    return asked is not None and asked in {question.id for question in definition.desk}


def _of_get(definition: Definition, around: Surroundings, read: Read, path: Path) -> Finding | None:
    """What is read of the data of a document, beside its answers."""
    if read.more or read.name in PRINTED or read.name in _WHOLE:
        return None
    for root in HELD:
        if read.name.startswith(f"{root}.data."):
            held = replace(read, call="recorded", name=read.name.removeprefix(f"{root}.data."))
            return _of_held(definition, around, held, path)
    what = _("Mẫu in «%(id)s» mà dữ liệu của văn bản không có mục ấy.") % {"id": read.name}
    dots = _("Văn bản được ký với dấu chấm ở chỗ này.")
    return Finding("template", path, what, dots, choose(read.name, PRINTED, ""))


def _of_held(definition: Definition, around: Surroundings, read: Read, path: Path) -> Finding | None:
    """What is read of the register entry: what the procedure enters there, or what another one has entered."""
    held = _held(definition, around)
    if held is None or _among(read, held) or (definition.outcome.entry is None and not held):
        return None
    what = _("Mẫu in «%(id)s» của việc đã ghi sổ, mà sổ không giữ mục ấy.") % {"id": read.name}
    return Finding("template", path, what, _("Chỗ này luôn trống."), choose(read.name, held, ""))


def _held(definition: Definition, around: Surroundings) -> frozenset[str] | None:
    """Names of what an entry holds that the documents print; None where a register's are not known here."""
    entry = definition.outcome.entry
    drawn = [definition.questions.get(result.drawn_from) for result in definition.outcome.results if result.drawn_from]
    registers = {question.register for question in drawn if question is not None and question.register}
    if registers and around.register_fields is None:
        return None
    fields = [(around.register_fields or {}).get(register) for register in registers]
    if None in fields:
        return None
    return frozenset(entry.data if entry else ()).union(*(one for one in fields if one is not None))


def _names(definition: Definition) -> tuple[str, ...]:
    """What is asked and computed, and what an entry of it holds."""
    entry = definition.outcome.entry
    computed = [one.id for page in definition.pages for one in page.computed]
    return (*definition.questions, *computed, *(entry.data if entry else ()))


def _among(read: Read, names: Iterable[str]) -> bool:
    """Whether one of the names is read, or has the read one as its beginning, or as its end."""
    if read.ending:
        return any(name.endswith(read.name) for name in names)
    return any(name == read.name or name.startswith(f"{read.name}.") for name in names)


def _answered(definition: Definition, call: str, id: str) -> bool:
    """Whether an answer, or what an entry holds, has this name."""
    return _among(Read(call, id, 0, more=False), _names(definition)) or target(id, definition.questions) is not None
