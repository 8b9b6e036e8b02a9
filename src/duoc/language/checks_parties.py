"""Can those who must sign together be found, and told apart?"""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from duoc.language.asking import Question, short
from duoc.language.definition import Definition, Together
from duoc.language.faults import Finding, Path
from duoc.language.nearest import choose


def check(definition: Definition) -> Iterator[Finding]:
    """Two of one name, numbers that are none, and groups that are none."""
    for person in definition.outcome.entry.persons if definition.outcome.entry is not None else ():
        group = definition.questions.get(person.each)
        if person.each and (group is None or group.group is None):
            what = _("«%(id)s» không phải một nhóm.") % {"id": person.each}
            why = _("Không ai của nhóm được ghi vào sổ.")
            groups = [id for id, question in definition.questions.items() if question.group is not None]
            path = ("outcome", "entry", "persons", person.role)
            yield Finding("reference", path, what, why, choose(person.each, groups, _("Bỏ each.")))
    yield from _founded(definition)
    words = [one.part for one in definition.together]
    for index, one in enumerate(definition.together):
        if words.index(one.part) != index:
            what = _("Hai người cùng ký đều tên là «%(part)s».") % {"part": one.part}
            why = _("Chữ ký của người này tính cho người kia.")
            yield Finding("both", ("together", index), what, why, _("Đặt part khác nhau."))
        yield from _of_group(definition, one, ("together", index))
        question = _number_asked(definition, one)
        if question is not None and question.type != "personal_number":
            what = _("«%(id)s» không phải câu hỏi kiểu personal_number.") % {"id": question.id}
            why = _("Người ấy không ký được bằng tài khoản của mình.")
            yield Finding("type", ("together", index), what, why, _("Ghi câu hỏi về số định danh của người ấy."))


def _number_asked(definition: Definition, one: Together) -> Question | None:
    if not one.each:
        return definition.questions.get(one.personal_number)
    asked = _asked_of_each(definition, one.each)
    return next((question for question in asked if short(question.id) == short(one.personal_number)), None)


def _asked_of_each(definition: Definition, group: str) -> Sequence[Question]:
    question = definition.questions.get(group)
    return question.group.questions if question is not None and question.group is not None else ()


def _of_group(definition: Definition, one: Together, path: Path) -> Iterator[Finding]:
    """Those who sign as items of a group are named by its own questions."""
    names = [f"{one.each}.{short(question.id)}" for question in _asked_of_each(definition, one.each)]
    for name in (one.who, one.personal_number) if one.each else ():
        if name and name not in names:
            what = _("«%(name)s» không phải câu hỏi của nhóm «%(each)s».") % {"name": name, "each": one.each}
            why = _("Không biết ai của nhóm phải cùng ký.")
            yield Finding("reference", path, what, why, choose(name, names, _("Ghi câu hỏi của nhóm vào who.")))


def _founded(definition: Definition) -> Iterator[Finding]:
    """A business that an entry founds has a code, and who represents it is a person of the same entry."""
    persons = definition.outcome.entry.persons if definition.outcome.entry is not None else ()
    roles = [person.role for person in persons if not person.each and not person.founds]
    for person in persons:
        path = ("outcome", "entry", "persons", person.role)
        if person.founds and not person.code:
            what = _("«%(role)s» được thành lập mà không có code.") % {"role": person.role}
            why = _("Doanh nghiệp, hộ kinh doanh được biết theo mã số; không có mã số thì không ai nộp thay được.")
            yield Finding("both", path, what, why, _("Ghi câu trả lời có mã số vào code."))
        if (person.new_name or person.address or person.commune) and not person.code:
            what = _("«%(role)s» đổi tên hoặc địa chỉ mà không có code.") % {"role": person.role}
            why = _("Không biết là doanh nghiệp, hộ kinh doanh nào.")
            yield Finding("both", path, what, why, _("Ghi câu trả lời có mã số vào code."))
        if person.represented_by and not person.founds:
            what = _("«%(role)s» có represented_by mà không có founds.") % {"role": person.role}
            yield Finding("both", path, what, _("Không ai được ghi là người đại diện."), _("Thêm founds."))
        if person.represented_by and person.represented_by not in roles:
            what = _("«%(id)s» không phải người nào của việc ghi sổ.") % {"id": person.represented_by}
            why = _("Không ai được ghi là người đại diện.")
            yield Finding("reference", path, what, why, choose(person.represented_by, roles, _("Bỏ represented_by.")))
