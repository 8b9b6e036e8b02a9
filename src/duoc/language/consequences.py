"""What follows once the answers are bound: refusals, variant, papers, fees, term, competent unit."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from duoc.language.as_of_day import fee_on
from duoc.language.co_signers import co_signers
from duoc.language.definition import OTHER, Competent, Definition, Fee, HeldIn, Paper, Variant
from duoc.language.groups import ITEM
from duoc.language.holdings import HeldEntry
from duoc.language.plan import AnswerFault, FeeLine, Item, OrganisationRef, PaperAsk, Plan
from duoc.language.rules import Missing, Rule, Unusable
from duoc.language.scope import find

EntriesOf = Callable[[str], Sequence[HeldEntry]]
Scope = dict[str, Any]
Groups = Mapping[str, Sequence[Item]]


def conclude(definition: Definition, plan: Plan, entries_of: EntriesOf) -> Plan:
    """The plan with all that follows from its scope."""
    scope = dict(plan.scope)
    variant = choose(definition, scope)
    if variant is not None:
        scope["variant"] = variant.id
    day = date.fromisoformat(scope["today"])
    due = (fee for fee in definition.fees if _holds(fee.when, scope))
    fees = tuple(_fee(fee_on(fee, definition.parameters, day), scope) for fee in due)
    steps = tuple(step for step in definition.steps if _holds(step.when, scope))
    faults = list(plan.faults)
    if not faults and variant is None:
        say = _("Câu trả lời không khớp trường hợp nào của thủ tục này. Hãy xem lại hoặc hỏi nơi tiếp nhận.")
        faults.append(AnswerFault("", say))
    if not faults:
        faults += [_fee_fault(line) for line in fees if line.missing and not line.later]
    return replace(
        plan,
        variant=variant,
        papers=_papers(definition, variant, plan.groups, scope, entries_of),
        fees=fees,
        term=_term(variant, scope),
        after_15=definition.clock.after_15,
        extra_time=tuple(item for item in definition.extra_time if _holds(item.when, scope)),
        steps=steps,
        places=MappingProxyType({step.id: _place(definition, step.at, scope) for step in steps if step.at}),
        posting=definition.posting if definition.posting and _holds(definition.posting.when, scope) else None,
        together=tuple(co_signers(definition.together, plan.groups, scope)),
        competent=_first_place(definition, definition.competent, scope),
        received_by=_first_place(definition, definition.received_by, scope),
        refusals=tuple(refusal for refusal in definition.refuse if refusal.when.holds(scope)),
        faults=tuple(faults),
        law=definition.law + (variant.law if variant else ()),
        scope=scope,
    )


def choose(definition: Definition, scope: Scope) -> Variant | None:
    """The first variant whose condition holds, else the one that says `otherwise`, else the only unconditional one."""
    for variant in definition.variants:
        if not variant.otherwise and _holds(variant.when, scope):
            return variant
    return next((variant for variant in definition.variants if variant.otherwise), None)


def _holds(rule: Rule | None, scope: Scope) -> bool:
    return rule is None or rule.holds(scope)


def _term(variant: Variant | None, scope: Scope) -> str:
    return variant.term_by_channel.get(str(scope.get("channel")), variant.term) if variant else ""


def _papers(
    definition: Definition, variant: Variant | None, groups: Groups, scope: Scope, entries_of: EntriesOf
) -> tuple[PaperAsk, ...]:
    if variant is None:
        return ()
    names = variant.papers if variant.papers is not None else tuple(definition.papers)
    papers = (definition.papers[name] for name in names)
    brought = not definition.filed_online
    return tuple(
        asked
        for paper in papers
        for asked in (
            _papers_of_items(paper, groups.get(paper.each, ()), scope, brought)
            if paper.each
            else [_paper(paper, scope, entries_of, brought)]
            if _holds(paper.when, scope)
            else []
        )
    )


def _papers_of_items(paper: Paper, items: Sequence[Item], scope: Scope, brought: bool) -> Iterator[PaperAsk]:
    """One such paper for each item of its group to which the condition applies."""
    for item in items:
        of_item = {**scope, ITEM: item.scope}
        if _holds(paper.when, of_item):
            asked = _paper(paper, of_item, lambda register: (), brought)
            yield replace(asked, id=f"{paper.id}.{item.id}", name=f"{paper.name}: {item.title}")


def _paper(paper: Paper, scope: Scope, entries_of: EntriesOf, brought: bool) -> PaperAsk:
    return PaperAsk(
        id=paper.id,
        name=paper.name,
        form=paper.form,
        required=paper.required,
        copies=paper.copies,
        why=paper.why,
        hint=paper.hint,
        made_from=paper.made_from,
        held=_held(paper.held_in, scope, entries_of) if paper.held_in else None,
        to_verify=paper.to_verify,
        full_name=paper.full_name,
        signed=paper.signed,
        brought=brought,
    )


def _held(held_in: HeldIn, scope: Scope, entries_of: EntriesOf) -> HeldEntry | None:
    """The entry that replaces a paper: every named field equals its answer; an answer not given matches nothing."""
    wanted = {field: find(scope, path) for field, path in held_in.where.items()}
    if any(value is None for value in wanted.values()):
        return None
    for entry in entries_of(held_in.register):
        if all(entry.data.get(field) == value for field, value in wanted.items()):
            return entry
    return None


def _fee(fee: Fee, scope: Scope) -> FeeLine:
    amount, missing, doubt = None, False, fee.to_verify
    if fee.amount is not None:
        try:
            amount = whole_vnd(fee.amount.evaluate(scope))
        except Missing:
            missing = True
        except (Unusable, ValueError):
            doubt = doubt or _("Công thức không cho ra số tiền nguyên đồng.")
    last_day = fee.until.worked_out(scope) if fee.until is not None else None
    due = {
        "at": fee.at,
        "before": fee.before,
        "until": str(last_day or ""),
        "rests_by": fee.rests_by,
        "refund": fee.refund,
    }
    basis = fee.basis.worked_out(scope) if fee.basis is not None else None
    article = "; ".join(part for part in (str(basis or ""), fee.article) if part)
    return FeeLine(fee.label, amount, fee.formula, fee.kind, article, doubt, missing, **due)


def whole_vnd(value: Any) -> int:
    """An amount in whole, not negative VND. Raises ValueError: a formula rounds by itself or it is wrong."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value) or value < 0:
        raise ValueError(f"not whole VND: {value!r}")
    return int(value)


def _fee_fault(line: FeeLine) -> AnswerFault:
    say = _("Chưa tính được «%(fee)s» vì còn thiếu câu trả lời. Hãy trả lời đủ các câu hỏi.") % {"fee": line.label}
    return AnswerFault("", say, missing=True)


def _first_place(definition: Definition, options: Iterable[Competent], scope: Scope) -> OrganisationRef | None:
    """The body of the first part whose condition holds and whose answer is given."""
    for option in options:
        if not _holds(option.when, scope):
            continue
        place = _place(definition, option, scope)
        if place.organisation or place.commune or place.level:
            return place
    return None


def _place(definition: Definition, option: Competent, scope: Scope) -> OrganisationRef:
    """The body that a part names; one without organisation, commune and level where the answer is not given."""
    if option.organisation or option.level:
        return OrganisationRef(option.organisation, level=option.level, to_verify=option.to_verify)
    path = option.commune_of or option.keeper_of or option.above
    fact = "" if option.commune_of else ".keeper" if option.keeper_of else ".body.above"
    value = find(scope, f"{path}{fact}")
    if not isinstance(value, str) or not value or value == OTHER:
        return OrganisationRef()
    asked = definition.questions.get(path)
    because = asked.name if asked else ""
    if option.commune_of:
        return OrganisationRef(commune=value, because=because, to_verify=option.to_verify)
    return OrganisationRef(organisation=value, because=because, to_verify=option.to_verify)
