"""Is everything done before the result is signed: nothing is asked, and no turn is taken, once it is?"""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from duoc.language.definition import Definition
from duoc.language.faults import Finding
from duoc.language.order import questions_behind
from duoc.language.places import rules_with_places
from duoc.language.surroundings import Surroundings
from duoc.language.templates import reads_of

SIGN = "decisions:decision:sign"  # the power, as the roles of the catalogue name it


def check(definition: Definition, around: Surroundings) -> Iterator[Finding]:
    """Questions and turns behind the last step that signs, and a step that signs before anybody has looked."""
    yield from _endorsing(definition, around)
    signers = {result.signer for result in definition.outcome.results if result.signer}
    signing = [index for index, step in enumerate(definition.steps) if step.post in signers]
    if not signing:
        return
    names = [step.id for step in definition.steps]
    for index, question in enumerate(definition.desk):
        late = question.step in names and names.index(question.step) > signing[-1]
        if late and question.id in _read_by_results(definition, around):
            what = _("Câu «%(id)s» hỏi ở bước «%(step)s», sau khi kết quả đã ký.") % {
                "id": question.id,
                "step": question.step,
            }
            remedy = _("Hỏi ở một bước trước khi ký.")
            yield Finding("steps", ("desk", index, "step"), what, _("Câu trả lời không in được vào kết quả."), remedy)
    for index, step in enumerate(definition.steps):
        if index > signing[-1] and step.may:
            what = _("Bước «%(id)s» đứng sau bước ký mà còn được: %(turns)s.") % {
                "id": step.id,
                "turns": ", ".join(step.may),
            }
            remedy = _("Đưa bước này lên trước bước ký, hoặc bỏ may.")
            yield Finding("steps", ("steps", index), what, _("Kết quả đã ký trước khi xem xét xong."), remedy)
    if signing[0] == 0 and len(definition.steps) > 1:
        what = _("Bước đầu tiên «%(id)s» đã là bước ký.") % {"id": names[0]}
        yield Finding("steps", ("steps", 0), what, _("Chưa ai tiếp nhận và xem xét."), _("Đổi thứ tự các bước."))


def _endorsing(definition: Definition, around: Surroundings) -> Iterator[Finding]:
    """Who signs before the signer: after the proposal, in the same body, somebody who may."""
    signers = {result.signer for result in definition.outcome.results}
    last = max(
        (index for index, step in enumerate(definition.steps) if step.post in signers and not step.signs), default=0
    )
    for index, step in enumerate(definition.steps):
        path, name = ("steps", index), {"id": step.id}
        if not step.signs:
            continue
        if "" in signers:
            what = _("Bước «%(id)s» ký trước, nhưng có kết quả không ghi người ký.") % name
            yield Finding("steps", path, what, _("Không rõ ai ký sau cùng."), _("Ghi signer cho mỗi kết quả."))
        if index < 2 or index > last or step.at is not None or step.beside:
            what = _("Bước «%(id)s» ký trước phải đứng sau bước trình và trước bước ký, trong cùng cơ quan.") % name
            remedy = _("Chuyển bước; cơ quan khác thì không ký được, hãy viết một bước có at và hỏi ý kiến ở đó.")
            yield Finding("steps", path, what, _("Chưa có dự thảo, hoặc kết quả đã ký xong."), remedy)
        if around.roles is not None and SIGN not in around.roles.get(step.post, ()):
            what = _("Chức danh «%(post)s» không được ký kết quả.") % {"post": step.post}
            yield Finding("reference", path, what, _("Hồ sơ dừng lại ở bước này."), _("Chọn chức danh được ký."))


def _read_by_results(definition: Definition, around: Surroundings) -> set[str]:
    """The answers that results, their entry or their documents are made of."""
    rules = [place.rule for place in rules_with_places(definition) if place.path[0] == "outcome"]
    read = {name for rule in rules for name in questions_behind(rule, definition.questions, definition.let)}
    documents = [around.templates.get(result.document) for result in definition.outcome.results]
    return read | {one.name for template in documents if template is not None for one in reads_of(template.text)}
