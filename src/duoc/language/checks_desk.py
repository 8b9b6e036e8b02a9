"""Questions to officials: entries that they choose among, and figures in their hints."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from duoc.language.definition import Definition, Question
from duoc.language.faults import Finding, Path
from duoc.language.figures import NAMED
from duoc.language.order import every_question, target
from duoc.language.parameters import ARTICLE, ROOT


def check(definition: Definition) -> Iterator[Finding]:
    """Whether each official can choose, and each figure be worked out."""
    names = {**definition.questions, **definition.let}
    for question in definition.questions.values():
        path: Path = ("id", question.id)
        if question.about and not _may_choose(definition, question):
            what = _("Câu «%(id)s» tìm trong sổ theo «%(about)s» nhưng không đủ để cán bộ chọn.") % {
                "id": question.id,
                "about": question.about,
            }
            why = _("Việc đã ghi sổ không được gắn với hồ sơ.")
            remedy = _(
                "Viết trong desk: type register_entry, about là câu hỏi số định danh, other là “không có trong sổ”."
            )
            yield Finding("reference", path, what, why, remedy)
    yield from _late(definition)
    yield from _of_citizens(definition)
    for index, question in enumerate(definition.desk):
        for name in NAMED.findall(question.hint):
            if target(name, names) is None and name.partition(".")[0] not in (ROOT, ARTICLE):
                what = _("Lời giúp nhắc tới «%(name)s» nhưng không có câu hỏi hay giá trị nào tên đó.") % {"name": name}
                yield Finding("reference", ("desk", index), what, _("Cán bộ không thấy số nào."), _("Sửa tên."))


def _of_citizens(definition: Definition) -> Iterator[Finding]:
    """Only hints of the desk are given figures; in braces elsewhere a citizen reads the bare name."""
    desk = {question.id for question in definition.desk}
    for question in every_question(definition):
        for name in NAMED.findall(question.hint) if question.id not in desk else ():
            if name.partition(".")[0] not in (ROOT, ARTICLE):
                what = _("Lời giúp của câu «%(id)s» có «{%(name)s}», nhưng chỉ câu trong desk được thay bằng số.")
                why, remedy = _("Người dân đọc thấy tên thay vì con số."), _("Viết bằng lời, hoặc dùng computed.")
                yield Finding("effect", ("id", question.id), what % {"id": question.id, "name": name}, why, remedy)


def _late(definition: Definition) -> Iterator[Finding]:
    """What may come later has a field of the entry, where it is then added."""
    entry = definition.outcome.entry
    fields = {rule.source.strip() for rule in entry.data.values()} if entry else set()
    for question in definition.questions.values():
        if question.late and (question not in definition.desk or question.id not in fields):
            what = _("Câu «%(id)s» được để trống chờ cơ quan khác nhưng về sau không có chỗ bổ sung.")
            remedy = _("Viết trong desk, và cho một mục của outcome.entry.data giữ đúng câu trả lời ấy.")
            why = _("Không ai ghi thêm được khi cơ quan ấy đã trả lời.")
            yield Finding("reference", ("id", question.id), what % {"id": question.id}, why, remedy)


def _may_choose(definition: Definition, question: Question) -> bool:
    person = definition.questions.get(question.about)
    return (
        question in definition.desk
        and question.type == "register_entry"
        and bool(question.other)
        and person is not None
        and person.type == "personal_number"
    )
