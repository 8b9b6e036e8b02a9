"""Can it end well: refusals are no grants, what is paid for is delivered? Documents are for `checks_templates`."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from duoc.language.definition import Definition, Fee, Question
from duoc.language.faults import Finding
from duoc.language.order import questions_behind
from duoc.language.rules import Rule

_REFUSES = re.compile(r"(?i)từ chối|\bkhông (cấp|chấp thuận|đồng ý|giải quyết|công nhận|đủ điều kiện|xác nhận)")


def check(definition: Definition) -> Iterator[Finding]:
    """What would be met at the end of the road."""
    yield from _both(definition)
    yield from _copies(definition)


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
