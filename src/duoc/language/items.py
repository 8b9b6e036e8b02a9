"""The items of a group as they are given: a list of mappings, each with an `id` that stays and its answers."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from duoc.language.definition import Group, Question, short

ID = "id"
ID_PATTERN = "[a-z0-9]{1,16}"
_ID = re.compile(ID_PATTERN)
Read = Callable[[Question, Any], Any]


def read(group: Group, given: Any, read_answer: Read, most: float) -> Any:
    """The items as they are meant. One without an id gets the smallest number that is free; what is no list of
    mappings, or too long to be looked at, stays as it is, to be refused."""
    if not isinstance(given, list) or len(given) > most or not all(isinstance(item, Mapping) for item in given):
        return given
    taken = {item.get(ID) for item in given if isinstance(item.get(ID), str)}
    free = (str(number) for number in range(1, len(given) + len(taken) + 1) if str(number) not in taken)
    questions = {short(question.id): question for question in group.questions}
    return [
        {ID: item[ID] if ID in item else next(free)}
        | {
            name: read_answer(questions[name], value) if name in questions else value
            for name, value in item.items()
            if name != ID
        }
        for item in given
    ]


def fault(question: Question, given: Any) -> str:
    """What is wrong with the list itself, in the language of the reader; empty when nothing is."""
    if not isinstance(given, list) or not all(isinstance(item, Mapping) for item in given):
        return _("Câu trả lời phải là một danh sách.")
    most = int(question.max or 0)
    if len(given) > most:
        return _("Danh sách có %(number)s mục, chỉ được tối đa %(most)s. Hãy bỏ bớt.") % {
            "number": len(given),
            "most": most,
        }
    ids = [item.get(ID) for item in given]
    if not all(isinstance(id, str) and _ID.fullmatch(id) for id in ids):
        return _("Mã của mỗi mục chỉ gồm chữ thường và số, tối đa 16 ký tự.")
    return "" if len(set(ids)) == len(ids) else _("Có hai mục cùng mã.")


def too_few(question: Question, number: int) -> str:
    """That more items are needed; empty when there are enough."""
    least, item = int(question.min or 0), question.group.item if question.group else ""
    if number >= least:
        return ""
    if number == 0:
        return _("Bạn chưa thêm %(item)s nào; cần ít nhất %(least)s.") % {"item": item, "least": least}
    return _("Mới có %(number)s %(item)s, cần ít nhất %(least)s.") % {"number": number, "item": item, "least": least}


def columns(group: Group, scoped: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """A group as rules see it: for each name the list of what the items hold; what an item lacks is left out."""
    return {name: [item[name] for item in scoped if name in item] for name in (ID, *group.columns)}
