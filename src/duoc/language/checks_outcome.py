"""Can it end well: refusals are no grants, what is paid for is delivered? Documents are for `checks_templates`."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from duoc.language.definition import Definition, Fee, Question
from duoc.language.faults import Finding, Path
from duoc.language.order import questions_behind
from duoc.language.ordering import ORDERS
from duoc.language.outcome import Orders
from duoc.language.rules import Rule
from duoc.language.surroundings import Surroundings

_REFUSES = re.compile(r"(?i)từ chối|\bkhông (cấp|chấp thuận|đồng ý|giải quyết|công nhận|đủ điều kiện|xác nhận)")


def check(definition: Definition, around: Surroundings) -> Iterator[Finding]:
    """What would be met at the end of the road."""
    if definition.outcome.each:
        yield from _item_by_item(definition, around)
    if definition.outcome.orders.order:
        yield from _orders(definition, definition.outcome.orders)
    yield from _both(definition)
    yield from _copies(definition)


def _item_by_item(definition: Definition, around: Surroundings) -> Iterator[Finding]:
    """Entries and results of each item: of a group that there is, and with no word that only one entry can have."""
    outcome, path = definition.outcome, Path(("outcome", "each"))
    asked = definition.questions.get(outcome.each)
    if asked is None or asked.group is None:
        what = _("Kết quả của từng mục theo nhóm «%(group)s», nhưng không có nhóm đó.") % {"group": outcome.each}
        yield Finding("reference", path, what, _("Hồ sơ không ra kết quả nào."), _("Sửa mã nhóm."))
    entry = outcome.entry
    words = {"replaces": entry.replaces, "lists": entry.lists, "closes": entry.closes} if entry is not None else {}
    for word in (word for word, given in words.items() if given):
        what = _("«%(word)s» không dùng được khi từng mục có việc ghi sổ riêng.") % {"word": word}
        why = _("Một việc ghi sổ cũ không thể được nhiều việc thay cùng lúc.")
        yield Finding("effect", ("outcome", "entry", word), what, why, _("Bỏ từ này, hoặc bỏ each."))
    if definition.ministry_system:
        what = _("Hồ sơ giải quyết ở hệ thống của Bộ không có kết quả của từng mục.")
        yield Finding("effect", path, what, _("Giấy của Bộ là một kết quả."), _("Bỏ each."))
    if outcome.register in (around.keyed_registers or ()):
        what = _("Sổ «%(register)s» có khóa, mà từng mục có việc ghi sổ riêng.") % {"register": outcome.register}
        why = _("Trùng khóa chỉ được tra cho một việc ghi sổ của mỗi hồ sơ.")
        yield Finding("effect", path, what, why, _("Bỏ khóa của sổ, hoặc bỏ each."))


def _orders(definition: Definition, orders: Orders) -> Iterator[Finding]:
    """An order is about a dossier that the request names; the desk answers what is ordered and until when."""
    path, asked = Path(("outcome", "orders")), {one.id: one for one in definition.desk}
    if not any(one.names_dossier for one in definition.questions.values()):
        what = _("Quyết định yêu cầu xem lại một hồ sơ, nhưng không câu hỏi nào hỏi hồ sơ nào.")
        yield Finding("effect", path, what, _("Không có gì để xem lại."), _("Thêm câu hỏi về hồ sơ, hoặc bỏ orders."))
    question = asked.get(orders.order)
    if question is None or question.type != "choice" or not set(question.options) <= set(ORDERS):
        what = _("«%(name)s» không phải câu hỏi cho cán bộ chọn một trong: %(words)s.") % {
            "name": orders.order,
            "words": ", ".join(ORDERS),
        }
        yield Finding("reference", (*path, "order"), what, _("Không biết phải làm gì."), _("Sửa câu hỏi ở desk."))
    until = asked.get(orders.until)
    if until is None or until.type != "date" or until.partial:
        what = _("«%(name)s» không phải câu hỏi cho cán bộ về một ngày.") % {"name": orders.until}
        yield Finding("reference", (*path, "until"), what, _("Không biết hạn nào."), _("Sửa câu hỏi ở desk."))


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
            else:
                yield from _left_out(definition, index, fee, question.id)


def _left_out(definition: Definition, index: int, fee: Fee, id: str) -> Iterator[Finding]:
    """A case whose result is not given in so many copies, while the fee for them is asked for all the same."""
    results = definition.outcome.results
    giving = [one for one in results if one.copies is not None and id in _behind(definition, one.copies)]
    cases = {name for one in results if one.when is not None for name in _behind(definition, one.when)}
    if any(one.when is None for one in giving) or (fee.when is not None and cases & _behind(definition, fee.when)):
        return
    for result in results:
        beside = any(_source(one.when) == _source(result.when) for one in giving)
        if result in giving or beside or _REFUSES.search(result.name):
            continue
        what = _("«%(label)s» thu theo «%(id)s» cả khi kết quả là «%(name)s», không giao theo số ấy.") % {
            "label": fee.label,
            "id": id,
            "name": result.name,
        }
        remedy = _("Thêm copies: %(id)s cho kết quả này, hoặc thêm when cho khoản thu.") % {"id": id}
        yield Finding("fee", ("fees", index), what, _("Người dân trả tiền mà không nhận được gì."), remedy)


def _source(rule: Rule | None) -> str:
    return rule.source if rule is not None else ""


def _behind(definition: Definition, rule: Rule) -> set[str]:
    return questions_behind(rule, definition.questions, definition.let)


def _counted(definition: Definition, fee: Fee) -> list[Question]:
    """The numbers of copies by which a fee is counted."""
    if fee.amount is None:
        return []
    names = sorted(questions_behind(fee.amount, definition.questions, definition.let))
    asked = [definition.questions[name] for name in names]
    return [one for one in asked if one.type == "integer" and (one.unit == "bản" or one.id.endswith("copies"))]
