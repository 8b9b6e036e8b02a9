"""The way through the office: shares, roles, conditions, what the desk is asked where, and who signs."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from duoc.language.checks_signing import SIGN
from duoc.language.definition import Definition
from duoc.language.faults import Finding
from duoc.language.order import questions_behind
from duoc.language.surroundings import Surroundings

READ = "dossiers:dossier:read"  # the power, as the roles of the catalogue name it


def check(definition: Definition, around: Surroundings) -> Iterator[Finding]:
    """Every dossier finds a desk at each step, and somebody who may sign."""
    yield from _shares(definition)
    yield from _names(definition)
    yield from _roles(definition, around)
    yield from _elsewhere(definition)
    yield from _visits(definition)
    yield from _desk(definition)
    yield from _signers(definition, around)


def _shares(definition: Definition) -> Iterator[Finding]:
    always = [step for step in definition.steps if step.when is None]
    total = sum(step.share for step in always)
    if total > 100 or (total != 100 and len(always) == len(definition.steps)):
        what = _("Tỷ lệ thời gian các bước cộng lại là %(total)s%%.") % {"total": total}
        yield Finding("steps", ("steps",), what, _("Không chia được thời hạn cho từng bước."), _("Sửa cho đủ 100%."))
    if definition.steps[0].when is not None:
        what = _("Bước đầu tiên có điều kiện.")
        yield Finding("steps", ("steps", 0, "when"), what, _("Có hồ sơ nộp vào mà không ai nhận."), _("Bỏ when."))


def _names(definition: Definition) -> Iterator[Finding]:
    names = [step.id for step in definition.steps]
    for index, name in enumerate(names):
        if name in names[:index]:
            what = _("Bước «%(name)s» viết hai lần.") % {"name": name}
            yield Finding("steps", ("steps", index), what, _("Không rõ bước nào."), _("Đổi tên."))


def _roles(definition: Definition, around: Surroundings) -> Iterator[Finding]:
    """A step on a desk that no role reads stops every dossier for ever."""
    for index, step in enumerate(definition.steps):
        if around.roles is not None and READ not in around.roles.get(step.post, ()):
            what = _("Không có chức danh nào tên «%(post)s» nhận hồ sơ của đơn vị.") % {"post": step.post}
            remedy = _("Chọn: %(names)s.") % {
                "names": ", ".join(name for name, held in around.roles.items() if READ in held)
            }
            yield Finding("reference", ("steps", index, "post"), what, _("Hồ sơ dừng lại ở bước này."), remedy)


def _elsewhere(definition: Definition) -> Iterator[Finding]:
    """What another body does: in a time, with a meaning of its silence, at a place where its answer still counts."""
    signers = {result.signer for result in definition.outcome.results if result.signer}
    signing = [index for index, step in enumerate(definition.steps) if step.post in signers and step.at is None]
    for index, step in enumerate(definition.steps):
        path, name = ("steps", index), {"id": step.id}
        if step.at is None:
            asked = (step.within, step.silence, step.disagreement, step.beside, step.article, step.to_verify)
            if any(asked):
                words = "within, silence, disagreement, beside, article, to_verify"
                what = _("Bước «%(id)s» có một trong các mục %(words)s mà không có at.") % {**name, "words": words}
                yield Finding("steps", path, what, _("Không có tác dụng."), _("Thêm at, hoặc bỏ các mục ấy."))
            continue
        if not step.within or not step.silence:
            what = _("Bước «%(id)s» giao cho cơ quan khác mà thiếu within hoặc silence.") % name
            yield Finding("steps", path, what, _("Không biết chờ đến bao giờ."), _("Thêm within và silence."))
        if index == 1 and step.beside:
            what = _("Bước «%(id)s» có beside: true ngay sau tiếp nhận, nên không có bước nào để làm song song.") % name
            why = _("Tiếp nhận xong thì cơ quan ấy mới được hỏi.")
            remedy = _("Bỏ beside, hoặc chuyển bước xuống sau một bước khác.")
            yield Finding("steps", (*path, "beside"), what, why, remedy)
        elif index == 0 or (signing and index > signing[0]):
            what = _("Bước «%(id)s» của cơ quan khác phải đứng sau tiếp nhận và trước khi ký.") % name
            yield Finding("steps", path, what, _("Ý kiến không còn kịp."), _("Chuyển bước lên hoặc xuống."))


def _visits(definition: Definition) -> Iterator[Finding]:
    """An inspection or a meeting is held by the body that decides, behind the acceptance and before a signature."""
    signers = {result.signer for result in definition.outcome.results if result.signer}
    signing = [index for index, step in enumerate(definition.steps) if step.signs or step.post in signers]
    for index, step in enumerate(definition.steps):
        if step.visit and (step.at is not None or index == 0 or (signing and index >= signing[0])):
            what = _("Bước «%(id)s» là kiểm tra hoặc họp nhưng không đứng giữa tiếp nhận và ký, trong cùng cơ quan.")
            remedy = _("Chuyển bước lên hoặc xuống, hoặc bỏ visit.")
            yield Finding("steps", ("steps", index), what % {"id": step.id}, _("Không ai hẹn ngày được."), remedy)


def _desk(definition: Definition) -> Iterator[Finding]:
    names = [step.id for step in definition.steps]
    steps = {question.id: question.step for question in definition.desk}
    for index, question in enumerate(definition.desk):
        if question.step and question.step not in names:
            what = _("Câu «%(id)s» hỏi ở bước «%(step)s» không có.") % {"id": question.id, "step": question.step}
            remedy = _("Chọn: %(names)s.") % {"names": ", ".join(names)}
            yield Finding("steps", ("desk", index), what, _("Không ai được hỏi câu này."), remedy)
            continue
        read = questions_behind(question.when, definition.questions, definition.let) if question.when else set()
        for other in sorted(read & steps.keys()):
            if {question.step, steps[other]} <= set(names) and names.index(steps[other]) > names.index(question.step):
                what = _("Câu «%(id)s» phụ thuộc câu «%(other)s», hỏi ở bước sau.") % {
                    "id": question.id,
                    "other": other,
                }
                remedy = _("Hỏi ở cùng bước, hoặc ở bước sau.")
                yield Finding("steps", ("desk", index, "when"), what, _("Không ai được hỏi câu này."), remedy)


def _signers(definition: Definition, around: Surroundings) -> Iterator[Finding]:
    results = definition.outcome.results
    for index, result in enumerate(results):
        if not result.signer:
            continue
        path = ("outcome", "results", index, "signer")
        if around.roles is not None and SIGN not in around.roles.get(result.signer, ()):
            what = _("Không có chức danh nào tên «%(signer)s» được ký kết quả.") % {"signer": result.signer}
            remedy = _("Chọn: %(names)s.") % {
                "names": ", ".join(name for name, held in around.roles.items() if SIGN in held)
            }
            yield Finding("reference", path, what, _("Không ai ký được."), remedy)
            continue
        steps = [step for step in definition.steps if step.post == result.signer]
        if not steps:
            what = _("Kết quả do «%(signer)s» ký nhưng không bước nào giao cho chức danh ấy.") % {
                "signer": result.signer
            }
            remedy = _("Thêm một bước có post: %(signer)s.") % {"signer": result.signer}
            yield Finding("steps", ("steps",), what, _("Không ai ký được."), remedy)
        elif all(step.when is not None for step in steps) and result.when is None:
            what = _("Kết quả nào cũng ban hành, nhưng bước của «%(signer)s» có điều kiện.") % {"signer": result.signer}
            yield Finding("steps", path, what, _("Có hồ sơ không ai ký được."), _("Bỏ when của bước, hoặc thêm when."))
    always = {result.signer for result in results if result.when is None and result.signer}
    if len(always) > 1:
        what = _("Các kết quả ban hành cùng lúc do những chức danh khác nhau ký: %(names)s.") % {
            "names": ", ".join(sorted(always))
        }
        yield Finding("steps", ("outcome", "results"), what, _("Một dự thảo chỉ trình một người ký."), _("Sửa signer."))
