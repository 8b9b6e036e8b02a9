"""When a fee is due: before a step that every such request takes, of an amount that is known by then, or at the end."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from duoc.language.definition import Definition, Fee, Step
from duoc.language.faults import Finding, Path
from duoc.language.nearest import choose
from duoc.language.order import questions_behind
from duoc.language.papers import HAND_OVER
from duoc.language.rules import Rule

PAYMENT = "payment"  # at this name a dossier waits for its applicant to pay


def check(definition: Definition) -> Iterator[Finding]:
    """Whether each fee can be asked for when it is due."""
    for index, fee in enumerate(definition.fees):
        path: Path = ("fees", index)
        yield from _words(definition, fee, path)
        if fee.before:
            yield from _before(definition, fee, path)
        yield from _known(definition, fee, path)
    if any(fee.before for fee in definition.fees):
        for index, step in enumerate(definition.steps):
            if step.id == PAYMENT:
                what = _("Tên bước «%(id)s» dành cho lúc chờ nộp tiền.") % {"id": step.id}
                yield Finding("steps", ("steps", index), what, _("Không rõ hồ sơ đang ở đâu."), _("Đặt tên khác."))


def _words(definition: Definition, fee: Fee, path: Path) -> Iterator[Finding]:
    """Words that contradict each other, or do nothing."""
    name = {"label": fee.label}
    if fee.before and "at" in definition.raw["fees"][path[1]]:
        what = _("«%(label)s» có cả at và before.") % name
        yield Finding("fee", path, what, _("Không rõ nộp vào lúc nào."), _("Giữ một."))
    if fee.until is not None and not fee.later:
        what = _("«%(label)s» có hạn nộp (until) mà phải nộp ngay khi nộp hồ sơ.") % name
        yield Finding("fee", (*path, "until"), what, _("Không có tác dụng."), _("Bỏ until, hoặc thêm before."))
    if fee.rests_by and not fee.before:
        what = _("«%(label)s» dừng thời hạn (rests_by) mà không nộp trước một bước.") % name
        yield Finding("fee", (*path, "rests_by"), what, _("Không có tác dụng."), _("Bỏ rests_by, hoặc thêm before."))
    if fee.later and fee.amount is None:
        what = _("«%(label)s» nộp sau mà không nói lấy số tiền ở đâu.") % name
        remedy = _("Ghi số tiền, công thức, hoặc câu hỏi cán bộ cho biết số tiền.")
        yield Finding("fee", path, what, _("Đến lúc nộp không ai biết bao nhiêu."), remedy)
    if fee.later and fee.amount is not None and not fee.amount.reads and fee.amount.worked_out({}) == 0:
        what = _("«%(label)s» nộp sau nhưng luôn là 0 đồng.") % name
        yield Finding("fee", path, what, _("Không ai phải nộp gì."), _("Bỏ at, before."))


def _before(definition: Definition, fee: Fee, path: Path) -> Iterator[Finding]:
    names = [step.id for step in definition.steps]
    named = {"label": fee.label, "id": fee.before}
    if fee.before not in names:
        what = _("«%(label)s» nộp trước bước «%(id)s» không có.") % named
        remedy = choose(fee.before, names, _("Thêm bước vào mục steps."))
        yield Finding("reference", (*path, "before"), what, _("Không bao giờ thu."), remedy)
        return
    place = names.index(fee.before)
    step = definition.steps[place]
    if place == 0:
        what = _("«%(label)s» nộp trước bước đầu tiên.") % named
        yield Finding(
            "fee", (*path, "before"), what, _("Hồ sơ vào thẳng bước này."), _("Bỏ before: nộp khi nộp hồ sơ.")
        )
    elif place > _signing(definition):
        what = _("«%(label)s» nộp trước bước «%(id)s», khi kết quả đã ký.") % named
        remedy = _("Viết at: %(hand_over)s, hoặc chọn một bước trước khi ký.") % {"hand_over": HAND_OVER}
        yield Finding("fee", (*path, "before"), what, _("Kết quả đã ký thì phải ban hành."), remedy)
    elif step.beside:
        what = _("«%(label)s» nộp trước bước «%(id)s», là bước làm cùng lúc với bước khác.") % named
        yield Finding("fee", (*path, "before"), what, _("Bước này không chờ được."), _("Chọn bước đứng trước nó."))
    elif step.when is not None and not _as_narrow(definition, fee, step):
        what = _("«%(label)s» nộp trước bước «%(id)s» mà có hồ sơ không qua bước ấy.") % named
        remedy = _("Đặt cho khoản này điều kiện when của bước.")
        yield Finding("fee", (*path, "before"), what, _("Có hồ sơ phải nộp mà không ai thu."), remedy)


def _signing(definition: Definition) -> int:
    """The place of the first signature, before which something may still be paid."""
    signers = {result.signer for result in definition.outcome.results if result.signer}
    steps = definition.steps
    here = (at for at, step in enumerate(steps) if step.signs or (step.post in signers and step.at is None))
    return next(here, max(len(steps) - 1, 1))


def _as_narrow(definition: Definition, fee: Fee, step: Step) -> bool:
    """Whether the fee is asked for by what decides about the step: by the same answers, or some more."""
    if fee.when is None or step.when is None:
        return False
    return _behind(definition, step.when) <= _behind(definition, fee.when)


def _behind(definition: Definition, rule: Rule | None) -> set[str]:
    return questions_behind(rule, definition.questions, definition.let) if rule is not None else set()


def _known(definition: Definition, fee: Fee, path: Path) -> Iterator[Finding]:
    """What the desk answers is not known when it is filed, nor before a step at which it is asked."""
    names = [step.id for step in definition.steps]
    asked_at = {question.id: question.step for question in definition.desk}
    rules = (fee.amount, fee.when, fee.until, fee.basis)
    read = {id for rule in rules for id in _behind(definition, rule)}
    for id in sorted(read & asked_at.keys()):
        named = {"label": fee.label, "id": id}
        if not fee.later:
            what = _("«%(label)s» nộp khi nộp hồ sơ mà cần «%(id)s», câu hỏi cán bộ.") % named
            remedy = _("Thêm before: một bước sau bước hỏi câu ấy.")
            yield Finding("fee", path, what, _("Chưa ai trả lời câu ấy nên không tính được tiền."), remedy)
        elif fee.before in names:
            asked = asked_at[id] or names[max(_signing(definition) - 1, 0)]
            if asked in names and names.index(asked) >= names.index(fee.before):
                what = _("«%(label)s» cần «%(id)s», hỏi ở bước «%(step)s».") % {**named, "step": asked}
                remedy = _("Hỏi câu ấy ở bước trước, hoặc thu trước một bước sau.")
                yield Finding("fee", path, what, _("Đến lúc nộp chưa biết số tiền."), remedy)
