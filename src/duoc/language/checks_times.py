"""Times on the way that cannot be kept, that nobody can look up, and steps that an answer decides which comes later."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from duoc.language.checks_sense import lasts
from duoc.language.definition import Definition
from duoc.language.faults import Finding, Path
from duoc.language.order import questions_behind
from duoc.language.situations import Situations, TooMany, provable

WORDS_OF_CLOCK = ("article", "to_verify", "stop_after_to_verify")
PARTS = ("draft_check", "posting", "consult", "not_eligible")


def check(definition: Definition) -> Iterator[Finding]:
    """Of the steps, what the law gives for parts of the way, and the clock's own source."""
    yield from _asked_too_late(definition)
    yield from _longer_than_the_term(definition)
    if definition.kind != "imported":  # a page names no article beside its times
        yield from _unsourced(definition)


def proofs(definition: Definition) -> Iterator[Finding]:
    """What trying every situation shows: steps that take more than the whole time."""
    conditions = [step.when for step in definition.steps if step.when is not None]
    if not conditions:
        return  # told by `checks_steps`
    try:
        situations = Situations(definition)
        most = max(
            sum(step.share for step in definition.steps if situations.may_hold(step.when, scope))
            for scope in situations.each(conditions)
        )
    except (TooMany, ValueError):
        return
    if most > 100:
        what = _("Tỷ lệ thời gian các bước có khi cộng lại là %(total)s%%.") % {"total": most}
        why = _("Bước có điều kiện cũng lấy thời gian trong thời hạn.")
        level = "error" if all(map(provable, conditions)) else "warning"
        yield Finding("steps", ("steps",), what, why, _("Sửa cho mọi trường hợp không quá 100%."), level=level)


def _asked_too_late(definition: Definition) -> Iterator[Finding]:
    """A step is taken or passed over when the step before it ends: what decides it is known by then."""
    asked_at = {one.id: one.step for one in definition.desk if one.step}
    names = [step.id for step in definition.steps]
    for index, step in enumerate(definition.steps):
        read = questions_behind(step.when, definition.questions, definition.let) if step.when else set()
        for question in sorted(read & asked_at.keys()):
            if asked_at[question] in names[index:]:
                what = _("Bước «%(id)s» có hay không tùy câu «%(question)s», nhưng câu ấy hỏi ở bước «%(step)s».") % {
                    "id": step.id,
                    "question": question,
                    "step": asked_at[question],
                }
                why, remedy = _("Tới bước này thì chưa ai trả lời, nên bước bị bỏ qua."), _("Hỏi ở một bước trước.")
                yield Finding("steps", ("steps", index, "when"), what, why, remedy)


def _longer_than_the_term(definition: Definition) -> Iterator[Finding]:
    """What ends within the term cannot last longer than the longest of them."""
    terms = [variant.term for variant in definition.variants if variant.term]
    longest = max(terms, key=lasts, default="")
    negative, draft = definition.not_eligible, definition.draft_check
    if negative is not None and longest and lasts(negative.within) > lasts(longest):
        what = _("Báo không đủ điều kiện (%(time)s) lâu hơn cả thời hạn dài nhất (%(term)s).")
        facts = {"time": negative.within, "term": longest}
        remedy = _("Sửa not_eligible, hoặc sửa thời hạn.")
        yield Finding("term", ("not_eligible", "within"), what % facts, _("Hết hạn rồi mới báo."), remedy)
    added = sum(lasts(extra.add) for extra in definition.extra_time)
    if draft is not None and draft.clock == "runs" and longest and lasts(draft.within) > lasts(longest) + added:
        what = _("Kiểm tra dự thảo (%(time)s) lâu hơn cả thời hạn dài nhất (%(term)s).")
        facts = {"time": draft.within, "term": longest}
        remedy = _("Sửa draft_check, cho clock: pause, hoặc sửa thời hạn.")
        yield Finding("term", ("draft_check", "within"), what % facts, _("Chưa kiểm tra xong đã quá hạn."), remedy)


def _unsourced(definition: Definition) -> Iterator[Finding]:
    """Whatever changes a date without an article and without a doubt."""
    clock, steps = definition.clock, enumerate(definition.steps)
    rules = sorted(definition.raw.get("clock", {}).keys() - set(WORDS_OF_CLOCK))
    parts: list[tuple[Path, str, Any]] = [(("clock",), ", ".join(rules), clock)] if rules else []
    parts += [((word,), word, part) for word in PARTS if (part := getattr(definition, word)) is not None]
    parts += [(("extra_time", index), "extra_time", extra) for index, extra in enumerate(definition.extra_time)]
    parts += [(("steps", index, "within"), "within", step) for index, step in steps if step.at is not None]
    for path, words, part in parts:
        if not part.article and not part.to_verify:
            what = _("Quy tắc tính thời gian (%(words)s) không có căn cứ.") % {"words": words}
            remedy = _("Thêm article, hoặc nói vì sao chưa rõ ở to_verify.")
            yield Finding("law", path, what, _("Không ai đối chiếu được."), remedy, level="warning")
