"""Are groups, their papers, computed values and texts made of answers written so that they can work?"""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from duoc.language.asking import Computed
from duoc.language.definition import Definition, Group, Question, short
from duoc.language.faults import Finding, Path
from duoc.language.groups import ITEM
from duoc.language.items import ID
from duoc.language.rules import Rule
from duoc.language.showing import names_in

LONGEST_ID = 40  # of a paper of each item: with the id of the item it is kept in 60 characters
_SIMPLE = re.compile(r"[a-z][a-z0-9_]*")


def check(definition: Definition) -> Iterator[Finding]:
    """Parts of groups that have no effect there, names that mean two things, and names that nobody answers."""
    for question in definition.questions.values():
        if question.group is not None:
            yield from _of_group(question, question.group)
    yield from _papers(definition)
    yield from _computed(definition)
    questions = definition.questions
    hidden = [name for name in questions if name.partition(".")[0] == ITEM]
    for name in hidden if any(question.group is not None for question in questions.values()) else ():
        what = _("Mã «%(id)s» bắt đầu bằng «item», là tên của một mục trong nhóm.") % {"id": name}
        yield Finding(
            "doubled", ("id", name), what, _("Điều kiện trong nhóm không đọc được câu này."), _("Đặt mã khác.")
        )
    yield from _named(("title",), definition.title, [name for name in questions if questions[name].group is None])


def _of_group(question: Question, group: Group) -> Iterator[Finding]:
    path: Path = ("id", question.id)
    seen = {ID}
    for part in group.questions:
        name = part.id.partition(".")[2]
        if not _SIMPLE.fullmatch(name) or name in seen:
            what = _("Mã «%(id)s» trong nhóm «%(group)s» có dấu chấm, dùng hai lần hoặc là id.") % {
                "id": name,
                "group": question.id,
            }
            yield Finding("doubled", ("id", part.id), what, _("Câu trả lời không có chỗ."), _("Đặt mã khác."))
        seen.add(name)
        yield from _part(part)
        yield from _order(part, group)
    for one in group.computed:
        if one.id in seen:
            what = _("Mã «%(id)s» dùng hai lần.") % {"id": one.id}
            yield Finding("doubled", path, what, _("Giá trị đè lên câu trả lời."), _("Đặt mã khác."))
        seen.add(one.id)
        yield from _unit(one, path)
    yield from _named((*path, "title"), group.title, [short(part.id) for part in group.questions])


def _part(part: Question) -> Iterator[Finding]:
    words = {
        "type: register_entry": part.type == "register_entry",
        "known_from": bool(part.known_from),
        "step": bool(part.step),
        "register": bool(part.register),
    }
    for word in (word for word, used in words.items() if used):
        what = _("Câu «%(id)s» của một nhóm có «%(word)s».") % {"id": part.id, "word": word}
        yield Finding("type", ("id", part.id), what, _("Trong nhóm từ này không có tác dụng."), _("Bỏ đi."))


def _order(part: Question, group: Group) -> Iterator[Finding]:
    """A question may depend on those of its item that are asked before it."""
    later = {short(one.id) for one in group.questions[group.questions.index(part) + 1 :]}
    later |= {one.id for one in group.computed}
    rules: list[Rule] = [check.rule for check in part.checks]
    for rule in [*rules, part.when] if part.when is not None else rules:
        if late := sorted(path for path in rule.reads if path.startswith("item.") and path[5:] in later):
            what = _("Câu «%(id)s» phụ thuộc điều hỏi sau nó: %(names)s.") % {"id": part.id, "names": ", ".join(late)}
            yield Finding("order", ("id", part.id), what, _("Lúc hỏi chưa biết."), _("Đổi thứ tự câu hỏi."))


def _papers(definition: Definition) -> Iterator[Finding]:
    for paper in definition.papers.values():
        if not paper.each:
            continue
        path: Path = ("papers", paper.id)
        asked = definition.questions.get(paper.each)
        if asked is None or asked.group is None:
            what = _("Giấy tờ «%(id)s» theo nhóm «%(group)s», nhưng không có nhóm đó.") % {
                "id": paper.id,
                "group": paper.each,
            }
            yield Finding("reference", path, what, _("Không ai phải nộp giấy này."), _("Sửa mã nhóm."))
        if len(paper.id) > LONGEST_ID:
            what = _("Mã «%(id)s» của giấy tờ theo nhóm dài quá %(most)s ký tự.") % {"id": paper.id, "most": LONGEST_ID}
            yield Finding("bounds", path, what, _("Không còn chỗ cho mã của từng mục."), _("Đặt mã ngắn hơn."))
        if paper.made_from or paper.held_in is not None:
            what = _("Giấy tờ «%(id)s» của từng mục trong nhóm có made_from hoặc held_in.") % {"id": paper.id}
            why = _("Trong nhóm từ này không có tác dụng.")
            yield Finding("type", path, what, why, _("In bảng cả nhóm trong một tờ khai, hoặc bỏ đi."))


def _unit(one: Computed, path: Path) -> Iterator[Finding]:
    if one.unit and one.type not in ("integer", "number"):
        what = _("«unit» không có tác dụng ở giá trị «%(id)s» kiểu %(type)s.") % {"id": one.id, "type": one.type}
        remedy = _("Bỏ đi, hoặc dùng một kiểu: %(types)s.") % {"types": "integer, number"}
        yield Finding("effect", path, what, _("Đơn vị không hiện ra."), remedy)


def _computed(definition: Definition) -> Iterator[Finding]:
    taken = [*definition.raw.get("let", {})]
    for index, page in enumerate(definition.pages):
        for number, one in enumerate(page.computed):
            if one.id in taken or one.id in definition.questions:
                path: Path = ("pages", index, "computed", number)
                what = _("Mã «%(id)s» dùng hai lần.") % {"id": one.id}
                yield Finding("doubled", path, what, _("Giá trị đè lên nhau."), _("Đặt mã khác."))
            taken.append(one.id)
            yield from _unit(one, ("pages", index, "computed", number))


def _named(path: Path, template: str, known: list[str]) -> Iterator[Finding]:
    unknown = [name for name in names_in(template) if name not in known]
    if unknown or (template and "{" not in template):
        what = _("«%(text)s» nhắc tới câu không có: %(names)s.") % {
            "text": template,
            "names": ", ".join(unknown) or "{…}",
        }
        yield Finding("reference", path, what, _("Chỗ này sẽ để trống."), _("Viết mã câu hỏi trong dấu {}."))
