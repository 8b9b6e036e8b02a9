"""Can those who must sign together be found, and told apart?"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from duoc.language.definition import Definition
from duoc.language.faults import Finding


def check(definition: Definition) -> Iterator[Finding]:
    """Two of one name, and numbers that are none."""
    words = [one.part for one in definition.together]
    for index, one in enumerate(definition.together):
        if words.index(one.part) != index:
            what = _("Hai người cùng ký đều tên là «%(part)s».") % {"part": one.part}
            why = _("Chữ ký của người này tính cho người kia.")
            yield Finding("both", ("together", index), what, why, _("Đặt part khác nhau."))
        question = definition.questions.get(one.personal_number)
        if question is not None and question.type != "personal_number":
            what = _("«%(id)s» không phải câu hỏi kiểu personal_number.") % {"id": question.id}
            why = _("Người ấy không ký được bằng tài khoản của mình.")
            yield Finding("type", ("together", index), what, why, _("Ghi câu hỏi về số định danh của người ấy."))
