"""Conditions that are always or never true, cases that nobody gets, requests that nobody decides, division by zero."""

import math
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from duoc.language.consequences import choose
from duoc.language.definition import Definition
from duoc.language.faults import Finding, Path
from duoc.language.places import Place, rules_with_places
from duoc.language.rules import Missing, Rule, Unusable, compile_rule
from duoc.language.samples_of_answers import tried, values_behind
from duoc.language.situations import Situations, TooMany, in_words, provable
from duoc.language.tokens import Token


def check(definition: Definition) -> Iterator[Finding]:
    """What the values of answers show, tried one after the other."""
    yield from _judgements(definition)
    yield from _refused(definition)
    yield from _undecided(definition)
    yield from _divided(definition)


def _judgements(definition: Definition) -> Iterator[Finding]:
    """What must hold of answers, and what is refused: neither may come out the same for everybody."""
    for place in rules_with_places(definition):
        judges = place.path[0] == "sense" or place.path[-1:] == ("check",)
        if not judges and not (place.path[0] == "refuse" and not provable(place.rule)):
            continue
        outcomes = _outcomes(definition, place)
        if outcomes == {False}:
            yield _never(definition, place) if not judges else _refuses_all(definition, place)
        elif outcomes == {True}:
            yield _refuses_all(definition, place) if not judges else _never(definition, place)


def _outcomes(definition: Definition, place: Place) -> set[bool]:
    """The truths that a rule takes; empty where that is not known."""
    outcomes: set[bool] = set()
    for scope in tried(definition, place.rule, place.question if place.answer else None):
        try:
            outcomes.add(place.rule.evaluate(scope) is True)
        except (Missing, Unusable):
            continue
        if len(outcomes) == 2:
            break
    return outcomes


def _level(definition: Definition, rule: Rule) -> str:
    """What is proved is a fault; what was only tried is to be looked at."""
    behind = [definition.let[name] for name in values_behind(definition, rule)]
    return "error" if all(provable(one) for one in [rule, *behind]) else "warning"


def _never(definition: Definition, place: Place) -> Finding:
    what = _("Điều kiện «%(rule)s» không bao giờ chặn được ai.") % {"rule": place.rule.source}
    why = _("Thử mọi câu trả lời đáng kể đều như nhau; điều kiện này không có tác dụng.")
    return Finding(
        "always", place.path, what, why, _("Sửa điều kiện, hoặc bỏ đi."), level=_level(definition, place.rule)
    )


def _refuses_all(definition: Definition, place: Place) -> Finding:
    what = _("Điều kiện «%(rule)s» chặn mọi câu trả lời.") % {"rule": place.rule.source}
    why = _("Thử mọi câu trả lời đáng kể đều bị chặn; không ai nộp được.")
    return Finding("always", place.path, what, why, _("Sửa điều kiện."), level=_level(definition, place.rule))


def _refused(definition: Definition) -> Iterator[Finding]:
    """Variants of which every applicant is refused."""
    rules = [*(variant.when for variant in definition.variants), *(refusal.when for refusal in definition.refuse)]
    served: set[str] = set()
    reached: set[str] = set()
    try:
        for scope in Situations(definition).each(rules) if definition.refuse else ():
            variant = choose(definition, scope)
            if variant is not None:
                reached.add(variant.id)
                if not any(refusal.when.holds(scope) for refusal in definition.refuse):
                    served.add(variant.id)
    except TooMany:
        return
    for name in sorted(reached - served):
        what = _("Ai thuộc trường hợp «%(id)s» cũng bị từ chối.") % {"id": name}
        remedy = _("Sửa when của trường hợp hoặc của refuse, hoặc bỏ trường hợp này.")
        yield Finding("both", ("variants", name), what, _("Có thời hạn, giấy tờ mà không ai được nhận."), remedy)


def _undecided(definition: Definition) -> Iterator[Finding]:
    """Where each body decides under a condition, a request that fulfils none has nobody."""
    rules = [option.when for option in definition.competent]
    if any(rule is None for rule in rules) or not all(provable(rule) for rule in rules if rule is not None):
        return
    refusals = [refusal.when for refusal in definition.refuse]
    try:
        for scope in Situations(definition).each([*rules, *refusals]):
            open_to = any(rule is not None and rule.holds(scope) for rule in rules)
            if not open_to and not any(rule.holds(scope) or not provable(rule) for rule in refusals):
                what = _("Có câu trả lời mà không cơ quan nào có thẩm quyền: %(gap)s.") % {"gap": in_words(scope)}
                remedy = _("Thêm một cơ quan không có when ở cuối, hoặc từ chối trường hợp này ở refuse.")
                yield Finding("gap", ("competent",), what, _("Hồ sơ không có nơi nhận."), remedy)
                return
    except TooMany:
        return


def _divided(definition: Definition) -> Iterator[Finding]:
    """A division by zero ends in no error but in a value without end, or in none."""
    for place in rules_with_places(definition):
        divisors = [compile_rule(source) for source in _divisors(place.rule.tokens)]
        if divisors and _divides_by_zero(definition, place, divisors):
            path: Path = place.path
            what = _("«%(rule)s» có khi chia cho 0.") % {"rule": place.rule.source}
            remedy = _("Đặt min: 1 cho câu hỏi, hoặc xét riêng trường hợp bằng 0: x > 0 ? a / x : 0.")
            yield Finding("kind", path, what, _("Kết quả không phải là số."), remedy)


def _divisors(tokens: Sequence[Token]) -> Iterator[str]:
    """What a rule divides by, each as a rule of its own: a word, or all within its brackets."""
    for at, token in enumerate(tokens):
        if token.kind != "sign" or token.text not in "/%":
            continue
        end, depth = at + 1, 0
        while end < len(tokens):
            depth += {"(": 1, ")": -1}.get(tokens[end].text, 0)
            end += 1
            if not depth and tokens[end - 1].kind != "call":
                break
        yield " ".join(word.text for word in tokens[at + 1 : end])


def _divides_by_zero(definition: Definition, place: Place, divisors: list[Rule]) -> bool:
    guarded = any(token.text in ("?", "&&", "||") for token in place.rule.tokens)
    for scope in tried(definition, place.rule, place.question if place.answer else None):
        if not any(divisor.worked_out(scope) == 0.0 for divisor in divisors):
            continue
        value = place.rule.worked_out(scope)
        if not isinstance(value, str | bool) and (not isinstance(value, float) or not math.isfinite(value)):
            return True
        if isinstance(value, bool) and not guarded:
            return True
    return False
