"""Does a person's date of birth say whether the year alone may do? Old people's papers often show no more."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from duoc.language.definition import Definition
from duoc.language.faults import Finding
from duoc.language.places import path_of

BORN = "birth_date"


def check(definition: Definition) -> Iterator[Finding]:
    """Dates of birth that say neither `partial: true` nor `partial: false`."""
    for id, question in definition.questions.items():
        if question.type != "date" or id.rpartition(".")[2] != BORN or "partial" in _written(definition, id):
            continue
        what = _("Ngày sinh «%(id)s» không nói khi chỉ biết năm thì sao.") % {"id": id}
        why = _("Giấy tờ của nhiều người già chỉ ghi năm sinh; hỏi đủ ngày thì họ không nộp được.")
        remedy = _(
            "Thêm partial: true (quy tắc tính từ ngày đầu tiên có thể), hoặc partial: false khi phải biết đủ ngày."
        )
        yield Finding(BORN, ("id", id), what, why, remedy, level="warning")


def _written(definition: Definition, id: str) -> Any:
    """The question as its writer wrote it."""
    place: Any = definition.raw
    for step in path_of(definition, id):
        place = place[step]
    return place
