"""What a dossier keeps of the plan that it was filed under."""

from collections.abc import Mapping, Sequence
from typing import Any

from duoc.language.calculations import Definition, FeeLine, Plan, contacts


def snapshot(
    definition: Definition, plan: Plan, applicant: Mapping[str, str], filer: Mapping[str, str]
) -> dict[str, Any]:
    """The plan as the dossier keeps it: what was asked, what it costs and how long it takes, as told at filing.

    Args:
        filer: facts of who represents the applicant; empty where nobody does, and not kept then.
    """
    return {
        "applicant": dict(applicant),
        **({"filer": dict(filer)} if filer else {}),
        **_contacts(definition, plan, represented=bool(filer)),
        **({"together": [one.name for one in plan.together]} if plan.together else {}),
        "term": plan.term,
        "after_15": plan.after_15,
        "papers": [
            {
                "id": paper.id,
                "name": paper.name,
                **({"full_name": paper.full_name} if paper.full_name else {}),
                "form": paper.form,
                "required": paper.required,
                "copies": dict(paper.copies),
                "held": paper.held.label or paper.held.number if paper.held else "",
                "made_from": paper.made_from,
                "brought": paper.brought,
                **({"signed": paper.signed} if paper.signed else {}),
            }
            for paper in plan.papers
        ],
        "fees": [kept_fee(fee) for fee in plan.fees],
        "total": plan.total_fee,
        "known": {known.question.id: known.source for known in plan.known},
    }


def kept_fee(fee: FeeLine) -> dict[str, Any]:
    """A fee as a dossier keeps it; when it is due stands there only where that is not at filing."""
    due = {"before": fee.before} if fee.before else {"at": fee.at}
    return {
        "label": fee.label,
        "amount": fee.amount,
        "kind": fee.kind,
        "article": fee.article,
        "to_verify": fee.to_verify,
        "formula": fee.formula,
        **(due if fee.later else {}),
        **({"until": fee.until} if fee.until else {}),
        **({"refund": fee.refund} if fee.refund else {}),
    }


def is_later(kept: Mapping[str, Any]) -> bool:
    """Whether a fee that a dossier keeps is due before a step or at the hand-over."""
    return bool(kept.get("before") or kept.get("at"))


def with_asked(kept: Mapping[str, Any], asked: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What a dossier keeps, with fees that were due later and are asked for now: in their amounts, and in the total."""
    names = {(fee["label"], fee.get("before")) for fee in asked}
    others = [fee for fee in kept["fees"] if (fee["label"], fee.get("before")) not in names]
    total = int(kept["total"] or 0) + sum(int(fee["amount"]) for fee in asked)
    return {**kept, "fees": [*others, *asked], "total": total}


def _contacts(definition: Definition, plan: Plan, *, represented: bool) -> dict[str, Any]:
    stated = contacts(definition, plan, represented=represented)
    return {"contacts": {name: dict(facts) for name, facts in stated.items()}} if stated else {}


def with_contacts(kept: Mapping[str, Any], definition: Definition, plan: Plan) -> dict[str, Any]:
    """What a dossier keeps, with how its parties are reached as changed answers say."""
    return {**kept, **_contacts(definition, plan, represented="filer" in kept)}
