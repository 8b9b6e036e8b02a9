"""What documents of a dossier may print: the dossier itself, its unit, its answers."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils import translation

from duoc.dossiers.models import Dossier
from duoc.language.calculations import Plan, shown


def dossier_data(dossier: Dossier, plan: Plan | None = None) -> dict[str, Any]:
    """What every document of a dossier may print."""
    unit = dossier.competent_unit
    return {
        "origin": dossier.origin,
        "procedure": {"code": dossier.procedure_code, "name": dossier.procedure_name},
        "dossier": {
            "code": dossier.code or "",
            "temporary_code": dossier.temporary_code,
            "filed_at": dossier.filed_at.isoformat(),
            "channel": Dossier.Channel(dossier.channel).name.lower(),
        },
        "applicant": dossier.plan["applicant"],
        "unit": {
            "name": unit.name,
            "place": unit.place,
            "parent_name": unit.parent_name,
            "address": unit.address,
            "phone": unit.phone,
        },
        "answers": nested(shown_answers(plan)) if plan else {},
    }


def shown_answers(plan: Plan) -> dict[str, Any]:
    """Answers as documents print them, Vietnamese whoever reads: the words of an option, dates still as dates."""
    questions = {question.id: question for page in plan.pages for question in page.questions}
    questions |= {known.question.id: known.question for known in plan.known}
    questions |= {question.id: question for question in plan.desk}
    with translation.override(settings.LANGUAGE_CODE):
        return {
            id: value if questions[id].type == "date" else shown(questions[id], value)
            for id, value in plan.values.items()
            if id in questions
        }


def nested(flat: Mapping[str, Any]) -> dict[str, Any]:
    """{"child.full_name": …} as {"child": {"full_name": …}}, the shape in which templates read answers."""
    tree: dict[str, Any] = {}
    for path, value in flat.items():
        *branches, leaf = path.split(".")
        node = tree
        for branch in branches:
            inner = node.setdefault(branch, {})
            node = inner if isinstance(inner, dict) else node.setdefault(f"{branch}_", {})
        node[leaf] = value
    return tree
