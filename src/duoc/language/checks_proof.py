"""Proofs by trying every situation that matters: no variant or question unreachable, no answer without a variant."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from duoc.language.consequences import choose
from duoc.language.definition import Definition, Fee
from duoc.language.faults import Finding, Path
from duoc.language.rules import Rule
from duoc.language.situations import Situation, Situations, TooMany, in_words, provable


def check(definition: Definition) -> Iterator[Finding]:
    """Gaps and dead parts, with an example of answers for each gap."""
    yield from _variants(definition)
    yield from _reach(definition)
    yield from _reach_of_times(definition)
    for index, fee in enumerate(definition.fees):
        yield from _fee(definition, fee, index)


def _variants(definition: Definition) -> Iterator[Finding]:
    otherwise = any(variant.otherwise or variant.when is None for variant in definition.variants)
    opaque = [variant.id for variant in definition.variants if variant.when is not None and not provable(variant.when)]
    for name in opaque if not otherwise else ():
        what = _("Điều kiện của trường hợp «%(name)s» có phép tính nên không chứng minh được là đủ.") % {"name": name}
        remedy = _("Thêm một trường hợp otherwise: true, hoặc đưa phép tính vào mục let.")
        yield Finding("gap", ("variants", name), what, _("Có thể có người không thuộc trường hợp nào."), remedy)
    try:
        reached, gap = _tried(definition)
    except TooMany:
        if not otherwise:
            yield _too_many(("variants",))
        return
    if gap is not None and not opaque:
        what = _("Có câu trả lời không thuộc trường hợp nào: %(gap)s.") % {"gap": in_words(gap)}
        why = _("Người dân trả lời xong mà không nộp được.")
        yield Finding("gap", ("variants",), what, why, _("Thêm trường hợp hoặc otherwise: true."))
    for variant in definition.variants:
        if variant.id not in reached and variant.id not in opaque and not (variant.otherwise and opaque):
            remedy = _("Sửa điều kiện, đổi thứ tự hoặc bỏ trường hợp này.")
            what = _("Trường hợp «%(id)s» không bao giờ xảy ra.") % {"id": variant.id}
            yield Finding(
                "unreachable", ("variants", variant.id), what, _("Không câu trả lời nào dẫn tới đây."), remedy
            )


def _tried(definition: Definition) -> tuple[set[str], Situation | None]:
    """The variants that some situation reaches, and a situation that reaches none and is not refused.

    What refuses is looked at only where some situation reaches no variant: it multiplies the situations.
    """
    variants = [variant.when for variant in definition.variants]
    reached, gap = _tried_by(definition, variants)
    if gap is None:
        return reached, None
    return _tried_by(definition, [*variants, *(refusal.when for refusal in definition.refuse)])


def _tried_by(definition: Definition, rules: list[Rule | None]) -> tuple[set[str], Situation | None]:
    reached: set[str] = set()
    gap: Situation | None = None
    for scope in Situations(definition).each(rules):
        chosen = choose(definition, scope)
        if chosen is not None:
            reached.add(chosen.id)
        elif gap is None and not any(refusal.when.holds(scope) for refusal in definition.refuse):
            gap = scope
    return reached, gap


def _reach(definition: Definition) -> Iterator[Finding]:
    for page in definition.pages:
        for question in page.questions:
            yield from _dead(
                definition, [page.when, question.when], ("id", question.id), _("Câu hỏi «%(id)s»") % {"id": question.id}
            )
    for number, desk in enumerate(definition.desk):
        yield from _dead(definition, [desk.when], ("desk", number), _("Câu hỏi «%(id)s»") % {"id": desk.id})
    for number, step in enumerate(definition.steps):
        yield from _dead(definition, [step.when], ("steps", number), _("Bước «%(id)s»") % {"id": step.id})
    for number, refusal in enumerate(definition.refuse):
        yield from _dead(definition, [refusal.when], ("refuse", number), _("Trường hợp từ chối này"))
    for paper in definition.papers.values():
        if paper.when is not None:
            allowed = {v.id for v in definition.variants if v.papers is None or paper.id in v.papers}
            yield from _dead(
                definition, [paper.when], ("papers", paper.id), _("Giấy tờ «%(id)s»") % {"id": paper.id}, allowed
            )
    for number, fee in enumerate(definition.fees):
        yield from _dead(definition, [fee.when], ("fees", number), _("Khoản «%(label)s»") % {"label": fee.label})


def _reach_of_times(definition: Definition) -> Iterator[Finding]:
    for number, extra in enumerate(definition.extra_time):
        name = _("Thời gian cộng thêm «%(id)s»") % {"id": extra.id}
        yield from _dead(definition, [extra.when], ("extra_time", number), name)
    if definition.posting is not None:
        yield from _dead(definition, [definition.posting.when], ("posting",), _("Niêm yết"))


def _dead(
    definition: Definition, rules: Iterable[Rule | None], path: Path, name: str, variants: set[str] | None = None
) -> Iterator[Finding]:
    conditions = [rule for rule in rules if rule is not None and provable(rule)]
    if not conditions:
        return
    by_variant = variants is not None or any("variant" in rule.reads for rule in conditions)
    reads = [*conditions, *(variant.when for variant in definition.variants if by_variant)]
    try:
        for scope in Situations(definition).each(reads):
            chosen = choose(definition, scope) if by_variant else None
            below = {**scope, "variant": chosen.id} if chosen is not None else scope
            if variants is not None and (chosen is None or chosen.id not in variants) and not _opaque(definition):
                continue
            if all(rule.holds(below) for rule in conditions):
                return
    except TooMany:
        return
    yield Finding(
        "unreachable",
        path,
        _("%(name)s không bao giờ cần tới.") % {"name": name},
        _("Không câu trả lời nào dẫn tới đây."),
        _("Sửa điều kiện when hoặc bỏ đi."),
    )


def _opaque(definition: Definition) -> bool:
    return any(variant.when is not None and not provable(variant.when) for variant in definition.variants)


def _fee(definition: Definition, fee: Fee, index: int) -> Iterator[Finding]:
    """A fee that reads an answer which may not have been asked cannot be calculated."""
    if fee.amount is None or not fee.amount.reads or "variant" in fee.amount.reads:
        return
    try:
        for scope in Situations(definition).each([fee.amount, fee.when]):
            if fee.when is not None and not fee.when.holds(scope):
                continue
            missing = sorted(path for path in fee.amount.reads if _absent(definition, scope, path))
            if missing:
                what = _("«%(label)s» cần câu trả lời %(names)s mà có khi không được hỏi.") % {
                    "label": fee.label,
                    "names": ", ".join(missing),
                }
                remedy = _("Thêm when cho khoản này, hoặc bắt buộc trả lời câu hỏi đó.")
                yield Finding(
                    "fee",
                    ("fees", index),
                    what,
                    _("Không tính được tiền khi: %(scope)s.") % {"scope": in_words(scope)},
                    remedy,
                )
                return
    except TooMany:
        return


def _absent(definition: Definition, scope: Situation, path: str) -> bool:
    if path not in definition.questions:
        return False
    place: Any = scope
    for name in path.split("."):
        if not isinstance(place, dict) or name not in place:
            return True
        place = place[name]
    return False


def _too_many(path: Path) -> Finding:
    what = _("Có quá nhiều tổ hợp câu trả lời để thử hết.")
    return Finding(
        "gap", path, what, _("Không chứng minh được là đủ trường hợp."), _("Thêm một trường hợp otherwise: true.")
    )
