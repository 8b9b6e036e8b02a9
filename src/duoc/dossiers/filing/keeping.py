"""What a dossier keeps of the plan that it was filed under."""

from collections.abc import Mapping
from typing import Any

from duoc.language.calculations import Definition, Plan, contacts


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
        "fees": [
            {
                "label": fee.label,
                "amount": fee.amount,
                "kind": fee.kind,
                "article": fee.article,
                "to_verify": fee.to_verify,
                "formula": fee.formula,
            }
            for fee in plan.fees
        ],
        "total": plan.total_fee,
        "known": {known.question.id: known.source for known in plan.known},
    }


def _contacts(definition: Definition, plan: Plan, *, represented: bool) -> dict[str, Any]:
    stated = contacts(definition, plan, represented=represented)
    return {"contacts": {name: dict(facts) for name, facts in stated.items()}} if stated else {}


def with_contacts(kept: Mapping[str, Any], definition: Definition, plan: Plan) -> dict[str, Any]:
    """What a dossier keeps, with how its parties are reached as changed answers say."""
    return {**kept, **_contacts(definition, plan, represented="filer" in kept)}
