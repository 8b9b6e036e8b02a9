"""How the parties of a request are reached, as its answers say. Pure."""

from collections.abc import Mapping

from duoc.language.definition import Definition
from duoc.language.parties import CONTACT, PARTIES
from duoc.language.plan import Plan
from duoc.language.rules import holds
from duoc.language.showing import shown


def contacts(definition: Definition, plan: Plan, *, represented: bool) -> Mapping[str, Mapping[str, str]]:
    """Phone, e-mail and address of `applicant` and `filer`, from the answers to questions that would have been known
    from them (`known_from: applicant.phone`): what was asked because the province did not hold it.

    Args:
        represented: another person files; else the filer is the applicant.
    """
    stated: dict[str, dict[str, str]] = {name: {} for name in PARTIES}
    for question in definition.questions.values():
        if question.id not in plan.values:
            continue
        for source in question.known_from:
            party, _dot, fact = source.path.partition(".")
            if party in stated and fact in CONTACT and holds(source.when, plan.scope):
                stated[party].setdefault(fact, shown(question, plan.values[question.id]))
    if not represented:
        stated["applicant"] = {**stated.pop("filer"), **stated["applicant"]}
    return {name: facts for name, facts in stated.items() if facts}
