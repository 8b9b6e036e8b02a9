"""What another body does: in a time that the promise leaves it, with an answer that always comes to something."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from duoc.language.checks_sense import lasts
from duoc.language.definition import BACK, Definition, Step
from duoc.language.faults import Finding, Path


def check(definition: Definition) -> Iterator[Finding]:
    """Steps with `at`: how long, what silence and disagreement do."""
    for index, step in enumerate(definition.steps):
        if step.at is not None:
            path: Path = ("steps", index)
            yield from _time(definition, step, path)
            yield from _silence(definition, step, path)
            yield from _disagreement(definition, index, path)


def _time(definition: Definition, step: Step, path: Path) -> Iterator[Finding]:
    """A body that may take longer than the whole request breaks the promise by its silence alone."""
    for variant in definition.variants:
        terms = [term for term in (variant.term, *variant.term_by_channel.values()) if term]
        shortest = min(terms, key=lasts, default="")
        if step.within and shortest and lasts(step.within) >= lasts(shortest):
            what = _("Bước «%(id)s» cho cơ quan khác %(within)s, còn cả hồ sơ «%(variant)s» chỉ có %(term)s.") % {
                "id": step.id,
                "within": step.within,
                "variant": variant.id,
                "term": shortest,
            }
            remedy = _("Giảm within, tăng term, hoặc thêm when để trường hợp này không qua bước ấy.")
            level = "error" if step.when is None else "warning"
            yield Finding("term", (*path, "within"), what, _("Chờ hết hạn thì đã quá ngày hẹn."), remedy, level=level)
            return


def _silence(definition: Definition, step: Step, path: Path) -> Iterator[Finding]:
    needed = [one.id for one in definition.desk if one.step == step.id and one.required and not one.late]
    if step.silence == "consent" and needed:
        what = _("Bước «%(id)s» im lặng là đồng ý, nhưng có câu phải trả lời: %(names)s.") % {
            "id": step.id,
            "names": ", ".join(needed),
        }
        remedy = _("Ghi silence: none, hoặc required: false cho các câu ấy.")
        yield Finding("steps", path, what, _("Im lặng thì câu để trống và không giải quyết được."), remedy)


def _disagreement(definition: Definition, index: int, path: Path) -> Iterator[Finding]:
    step = definition.steps[index]
    if step.disagreement != BACK:
        return
    own = [place for place in range(1, index) if definition.steps[place].at is None]
    if step.beside or not own:
        what = _("Bước «%(id)s» có disagreement: back nhưng trước đó không có bước riêng nào sau tiếp nhận.") % {
            "id": step.id
        }
        remedy = _("Thêm một bước của cơ quan giải quyết ở giữa, bỏ beside, hoặc ghi disagreement: refuse.")
        yield Finding("steps", path, what, _("Không có bàn nào để trả hồ sơ về."), remedy)
