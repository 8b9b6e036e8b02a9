"""What another body does: in a time that the promise leaves it, with an answer that always comes to something."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from duoc.language.checks_sense import lasts
from duoc.language.definition import BACK, RUNS, Consultation, Definition, DraftCheck, Step
from duoc.language.faults import Finding, Path


def check(definition: Definition) -> Iterator[Finding]:
    """Steps with `at`: how long, what silence and disagreement do."""
    for index, step in enumerate(definition.steps):
        if step.at is not None:
            path: Path = ("steps", index)
            yield from _time(definition, step, path)
            yield from _silence(definition, step, path)
            yield from _disagreement(definition, index, path)
    yield from _clocks(definition)


def _clocks(definition: Definition) -> Iterator[Finding]:
    """A turn in which the term does not run takes time from the person who asks: somebody says by which article."""
    parts: list[tuple[Path, str, DraftCheck | Consultation | Step | None]] = [
        (("draft_check",), _("Kiểm tra dự thảo"), definition.draft_check),
        (("consult",), _("Lấy ý kiến"), definition.consult),
        *((("steps", index), step.name or step.id, step) for index, step in enumerate(definition.steps)),
    ]
    for path, name, part in parts:
        if part is None or part.clock == RUNS or part.article or part.to_verify:
            continue
        what = _("«%(name)s» làm thời hạn không chạy (clock: %(clock)s) mà không có căn cứ.")
        yield Finding(
            "law",
            (*path, "clock"),
            what % {"name": name, "clock": part.clock},
            _("Người yêu cầu chờ lâu hơn mà không biết vì sao."),
            _("Thêm article hoặc to_verify, hoặc bỏ clock."),
        )


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
