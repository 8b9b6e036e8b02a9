"""What documents of a dossier may print: the dossier itself, its unit, its answers."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from duoc.dossiers.contacting import parties_facts
from duoc.dossiers.models import Dossier
from duoc.dossiers.papers.withholding import withhold
from duoc.dossiers.rules import Incomplete
from duoc.ground.worktime.calculations import local
from duoc.language.calculations import Item, Plan, Question, short, shown
from duoc.people.models import Organisation
from duoc.procedures import queries as procedures

COMPLAINTS = "/khieu-nai/"
"""Where a complaint about a dossier is made. It names one of its author's dossiers: not one that keeps them secret."""


def dossier_data(
    dossier: Dossier,
    plan: Plan | None = None,
    unit: Organisation | None = None,
    *,
    for_others: bool = False,
    grants: bool = True,
) -> dict[str, Any]:
    """What every document of a dossier may print.

    Args:
        unit: the body that gives the document; the one that decides by default.
        for_others: others than the applicant read it: it does not say who that is where the dossier protects them.
        grants: it rests on the answers. A letter that refuses does not: an answer that is wrong now may be why.

    Raises:
        Incomplete: an answer is wrong, or has a letter that no document can print: which, and what to do next.
    """
    if plan is not None and grants:
        _expect_right(plan)
    unit = unit or dossier.competent_unit
    data = {
        "origin": dossier.origin,
        "procedure": {"code": dossier.procedure_code, "name": dossier.procedure_name},
        "dossier": {
            "code": dossier.code or "",
            "temporary_code": dossier.temporary_code,
            "filed_at": dossier.filed_at.isoformat(),
            "channel": dossier.way,
        },
        **{name: _with_commune(facts, dossier.filed_at) for name, facts in parties_facts(dossier).items()},
        "together": ", ".join(dossier.plan.get("together", [])),
        "unit": {
            "name": unit.name,
            "place": unit.place,
            "parent_name": unit.parent_name,
            "address": unit.address,
            "phone": unit.phone,
        },
        "answers": nested(shown_answers(plan)) if plan else {},
        "complaint_url": "" if dossier.protects_applicant else f"{settings.PUBLIC_URL}{COMPLAINTS}",
    }
    return withhold(dossier, data) if for_others and dossier.protects_applicant else data


def _with_commune(facts: Mapping[str, str], at: datetime) -> dict[str, str]:
    """What is known of a party, with its commune by the name of the day: a bundle of before does not know it."""
    if "residence" not in facts:
        return dict(facts)
    return {**facts, "residence": procedures.commune_named(facts["residence"], local(at).date())}


def _expect_right(plan: Plan) -> None:
    """An answer that is wrong is not among the values: the paper would show dots in its place, and nobody would know.

    Filed answers were right when they were filed; a rule, what the fonts can print, or the entry that was chosen may
    have changed since.
    """
    questions = _questions(plan)
    for fault in plan.faults:
        if not fault.missing:
            question = questions[fault.asked_in].name if fault.asked_in in questions else fault.question
            raise Incomplete(
                _("Chưa lập được văn bản. Câu “%(question)s”: %(fault)s") % {"question": question, "fault": fault.say},
                _("Hãy yêu cầu người nộp bổ sung câu này, hoặc đề xuất không giải quyết."),
            )


def _questions(plan: Plan) -> dict[str, Question]:
    questions = {question.id: question for page in plan.pages for question in page.questions}
    questions |= {known.question.id: known.question for known in plan.known}
    return questions | {question.id: question for question in plan.desk}


def shown_answers(plan: Plan) -> dict[str, Any]:
    """Answers as documents print them, Vietnamese whoever reads: the words of an option, dates still as dates; of a
    group a list of its items, each by short names; what is computed like an answer."""
    questions = _questions(plan)
    with translation.override(settings.LANGUAGE_CODE):
        answers: dict[str, Any] = {
            id: _printed(questions[id], value) for id, value in plan.values.items() if id in questions
        }
        for id, items in plan.groups.items():
            answers[id] = [_printed_item(item) for item in items]
        return answers | {one.id: one.shown for values in plan.computed.values() for one in values}


def _printed(question: Question, value: Any) -> Any:
    return value if question.type == "date" else shown(question, value)


def _printed_item(item: Item) -> dict[str, Any]:
    parts = {short(part.id): part for part in item.questions}
    words = {name: _printed(parts[name], value) for name, value in item.values.items()}
    return words | {one.id: one.shown for one in item.computed}


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
