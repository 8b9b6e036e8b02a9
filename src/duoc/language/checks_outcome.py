"""Can it end well: refusals lead somewhere, what is paid for is delivered, documents are filled?"""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from duoc.language.definition import Definition, Fee, Question
from duoc.language.faults import Finding, Path
from duoc.language.order import questions_behind, target
from duoc.language.rules import Rule
from duoc.language.surroundings import Surroundings

_REFUSES = re.compile(r"(?i)từ chối|\bkhông (cấp|chấp thuận|đồng ý|giải quyết|công nhận|đủ điều kiện|xác nhận)")
_ASKED = re.compile(r"""\b(answer|fact|items-of|items-table)\(\s*"([a-z0-9_.]+)"\s*[,)]""")
_BLANK = re.compile(r"""\[(?P<label>[^\[\]]+)\]\s*,\s*none\s*\)""")


def check(definition: Definition, around: Surroundings) -> Iterator[Finding]:
    """What would be met at the end of the road."""
    yield from _both(definition)
    yield from _instead(definition, around)
    yield from _copies(definition)
    yield from _documents(definition, around)


def _always(rule: Rule | None) -> bool:
    return rule is None or (not rule.reads and rule.holds({}))


def _both(definition: Definition) -> Iterator[Finding]:
    for index, refusal in enumerate(definition.refuse):
        if _always(refusal.when):
            what = _("Trường hợp từ chối này không có điều kiện nên ai cũng bị từ chối.")
            why = _("Vừa cấp kết quả vừa từ chối mọi người.")
            yield Finding("both", ("refuse", index), what, why, _("Viết điều kiện when."))
    always = [(index, result) for index, result in enumerate(definition.outcome.results) if _always(result.when)]
    refusing = [(index, result) for index, result in always if _REFUSES.search(result.name)]
    for index, result in refusing if len(refusing) < len(always) else ():
        what = _("«%(name)s» được ban hành cùng lúc với kết quả đồng ý.") % {"name": result.name}
        remedy = _("Thêm when cho từng kết quả; không giải quyết thì đã có thông báo riêng (not_eligible).")
        yield Finding("both", ("outcome", "results", index), what, _("Hai kết quả trái nhau cùng được ký."), remedy)


def _instead(definition: Definition, around: Surroundings) -> Iterator[Finding]:
    for index, refusal in enumerate(definition.refuse):
        if refusal.instead and around.procedures is not None and refusal.instead not in around.procedures:
            what = _("Không có thủ tục mã «%(code)s».") % {"code": refusal.instead}
            why = _("Người dân bị chuyển tới một trang không có.")
            level = "warning" if around.some_lack else "error"
            path: Path = ("refuse", index, "instead")
            yield Finding("reference", path, what, why, _("Sửa mã thủ tục ở instead."), level=level)


def _copies(definition: Definition) -> Iterator[Finding]:
    delivered = {
        name
        for result in definition.outcome.results
        if result.copies is not None
        for name in questions_behind(result.copies, definition.questions, definition.let)
    }
    for index, fee in enumerate(definition.fees):
        for question in _counted(definition, fee):
            if question.id not in delivered:
                what = _("«%(label)s» thu theo «%(id)s» nhưng không kết quả nào được giao theo số ấy.") % {
                    "label": fee.label,
                    "id": question.id,
                }
                remedy = _("Thêm copies: %(id)s cho một kết quả, hoặc bỏ khoản thu.") % {"id": question.id}
                yield Finding("fee", ("fees", index), what, _("Người dân trả tiền mà không nhận được gì."), remedy)


def _counted(definition: Definition, fee: Fee) -> list[Question]:
    """The numbers of copies by which a fee is counted."""
    if fee.amount is None:
        return []
    names = sorted(questions_behind(fee.amount, definition.questions, definition.let))
    asked = [definition.questions[name] for name in names]
    return [one for one in asked if one.type == "integer" and (one.unit == "bản" or one.id.endswith("copies"))]


def _documents(definition: Definition, around: Surroundings) -> Iterator[Finding]:
    """Read off the templates beside the definition: which answers they print, which lines they leave as dots."""
    named: dict[str, Path] = {
        paper.made_from: ("papers", paper.id) for paper in definition.papers.values() if paper.made_from
    }
    results = definition.outcome.results
    named |= {result.document: ("outcome", "results", i) for i, result in enumerate(results) if result.document}
    for name, path in named.items():
        template = around.templates.get(name)
        for number, line in enumerate(template.text.splitlines() if template else (), 1):
            if line.lstrip().startswith("//"):
                continue
            for finding in _of_line(definition, around, line, path):
                yield finding.at(template.file, number) if template else finding


def _of_line(definition: Definition, around: Surroundings, line: str, path: Path) -> Iterator[Finding]:
    for call, id in sorted(set(_ASKED.findall(line))):
        if id not in around.asked_beside and not _answered(definition, call, id):
            what = _("Mẫu in câu trả lời «%(id)s» mà không câu hỏi nào có mã ấy.") % {"id": id}
            remedy = _("Sửa mã trong mẫu, hoặc thêm câu hỏi.")
            yield Finding("template", path, what, _("Văn bản được ký với dấu chấm ở chỗ này."), remedy)
    for match in _BLANK.finditer(line):
        what = _("Dòng «%(label)s» của mẫu luôn để trống.") % {"label": match["label"].replace("\\", "")}
        why = _("Văn bản được ký với dấu chấm ở chỗ này.")
        remedy = _("Thêm câu hỏi cho cán bộ (desk) và in câu trả lời; dòng để viết tay thì dùng by-hand.")
        yield Finding("template", path, what, why, remedy, level="warning")


def _answered(definition: Definition, call: str, id: str) -> bool:
    """Whether an answer, or what an entry holds, has this name."""
    if call == "fact" and any(result.drawn_from for result in definition.outcome.results):
        return True  # an extract prints an entry, whose fields another procedure has named
    entry = definition.outcome.entry
    computed = [one.id for page in definition.pages for one in page.computed]
    names = [*definition.questions, *computed, *(entry.data if entry else ())]
    return (
        any(name == id or name.startswith(f"{id}.") for name in names) or target(id, definition.questions) is not None
    )
