"""Procedures, forms and plans as JSON. What is said of a definition depends on nothing but the definition."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from duoc.faces.exchange.procedures import ways
from duoc.faces.exchange.procedures.answers_schema import AREAS, LISTS, schema
from duoc.language.calculations import (
    FILING,
    OTHER,
    Competent,
    Definition,
    Fee,
    Group,
    Paper,
    Question,
    ResultOf,
    Step,
    Variant,
    short,
)
from duoc.procedures.queries import Openness


def procedure(definition: Definition, digest: str) -> dict[str, Any]:
    """All that a procedure says of itself, with its doubts."""
    return {
        "code": definition.code,
        "name": definition.name,
        "short_name": definition.short_name,
        "summary": definition.summary,
        "keywords": list(definition.keywords),
        "field": definition.field,
        "kind": definition.kind,
        "audience": list(definition.audience),
        "life_events": list(definition.life_events),
        "online": definition.online.mode,
        "online_because": definition.online.say or definition.online.because,
        "online_article": definition.online.article,
        "protects": definition.protects,
        "handled_in": definition.handled_in,
        "ministry_system": definition.ministry_system,
        "valid_from": definition.valid_from.isoformat(),
        "digest": digest,
        "variants": [_variant(one, definition) for one in definition.variants],
        "papers": [_paper(one) for one in definition.papers.values()],
        "fees": [_fee_rule(one) for one in definition.fees],
        "competent": [_competence(one) for one in definition.competent],
        "steps": [_step(one) for one in definition.steps],
        "results": [result(one) for one in definition.outcome.results],
        **ways.of(definition),
        "law": [str(one) for one in definition.law],
        "source": {key: str(value) for key, value in definition.source.items()},
        "to_verify": [{"what": one.what, "why": one.why} for one in definition.to_verify],
        "links": {
            "form": f"/api/v1/procedures/{definition.code}/form",
            "evaluation": f"/api/v1/procedures/{definition.code}/evaluation",
            "page": f"/thu-tuc/{definition.code}/",
        },
    }


def filing(openness: Openness) -> dict[str, Any]:
    """For which ways it may be filed here; where none, why not and where it is filed."""
    return {
        "ways": list(openness.ways),
        "reasons": list(openness.reasons),
        "because": openness.because,
        "instead": "" if openness.online else openness.instead,
        "url": openness.url,
    }


def result(one: ResultOf) -> dict[str, Any]:
    """A document in which a request may end."""
    return {
        "id": one.id,
        "code": one.code,
        "name": one.name,
        "kind": one.kind,
        "valid_for": one.valid_for,
        "article": one.article,
        "to_verify": one.to_verify,
    }


def _variant(variant: Variant, definition: Definition) -> dict[str, Any]:
    clock = definition.clock
    return {
        "id": variant.id,
        "name": variant.name,
        "term": variant.term,
        "completeness": variant.completeness or clock.completeness,
        "completeness_by_channel": {} if variant.completeness else dict(clock.completeness_by_channel),
        "article": variant.term_article,
        "because": variant.because,
        "to_verify": variant.term_to_verify or variant.to_verify,
    }


def _fee_rule(rule: Fee) -> dict[str, Any]:
    return {
        "label": rule.label,
        "formula": rule.formula,
        "kind": rule.kind,
        "set_by": rule.set_by,
        "at": "" if rule.before else rule.at,
        "before": rule.before,
        "article": rule.article,
        "to_verify": rule.to_verify,
    }


def _competence(rule: Competent) -> dict[str, Any]:
    return {
        "organisation": rule.organisation,
        "commune_of": rule.commune_of,
        "keeper_of": rule.keeper_of,
        "above": rule.above,
        "level": rule.level,
        "article": rule.article,
        "to_verify": rule.to_verify,
    }


def _step(step: Step) -> dict[str, Any]:
    """A step; what another body does says which, in which time, what its silence means, and what it runs beside."""
    own = {"id": step.id, "name": step.name, "post": step.post, "share": step.share}
    if step.when is not None:
        own["when"] = step.when.source
    if step.at is None:
        return own
    answering = {"within": step.within, "silence": step.silence, "disagreement": step.disagreement or "refuse"}
    answering["to_verify"] = step.to_verify
    return {**own, "at": _competence(step.at), **answering, "beside": step.beside}


def _paper(paper: Paper) -> dict[str, Any]:
    return {
        "id": paper.id,
        "name": paper.name,
        "form": paper.form,
        "required": paper.required,
        "conditional": paper.when is not None,
        "copies": dict(paper.copies),
        "attach": not paper.made_from,
        "each": paper.each,
        "why": paper.why,
        "hint": paper.hint,
        "signed": paper.signed,
        "asked_because": paper.asked_because,
        "article": paper.article,
        "to_verify": paper.to_verify,
    }


def form(definition: Definition, digest: str) -> dict[str, Any]:
    """Pages and questions, the shared lists they use, and a JSON Schema of the answers."""
    questions = [question for page in definition.pages for question in page.questions]
    asked_of_items = [part for question in questions if question.group for part in question.group.questions]
    every = [*questions, *asked_of_items]
    asked = {name: [question for question in every if question.type == name] for name in LISTS}
    lists = {name: _list(some) for name, some in asked.items() if some} | _areas(every)
    return {
        "code": definition.code,
        "valid_from": definition.valid_from.isoformat(),
        "digest": digest,
        "pages": [
            {
                "id": page.id,
                "title": page.title,
                "lead": page.lead,
                "conditional": page.when is not None,
                "questions": [question_of(one) for one in page.questions],
            }
            for page in definition.pages
        ],
        "papers": [_paper(one) for one in definition.papers.values()],
        "lists": lists,
        "schema": schema(questions, lists),
    }


def _list(questions: Iterable[Question]) -> dict[str, str]:
    """What all questions of one type choose from."""
    options = next(iter(questions)).options
    return {key: words for key, words in options.items() if key != OTHER}


def _areas(questions: Iterable[Question]) -> dict[str, dict[str, str]]:
    areas = next((question.areas for question in questions if question.areas), None)
    return {AREAS: {code: area.name for code, area in areas.items()}} if areas else {}


def question_of(question: Question) -> dict[str, Any]:
    """One question; what is empty is left out."""
    document: dict[str, Any] = {
        "id": question.id,
        "ask": question.ask,
        "label": question.name,
        "type": question.type,
        "required": question.required,
    }
    more: dict[str, Any] = {
        "conditional": question.when is not None,
        "known_from": [one.path for one in question.known_from if one.path],
        "partial": question.partial,
        "unit": question.unit,
        "hint": question.hint,
        "because": question.because,
        "min": question.min,
        "max": question.max,
        "max_length": question.max_length,
        "register": question.register,
        "within": question.within,
        "pattern": vars(question.pattern) if question.pattern else None,
        "group": _group(question.group) if question.group else None,
        "to_verify": question.to_verify,
    }
    if question.type in LISTS or question.areas:
        more["options_from"] = AREAS if question.areas else question.type
    else:
        more["options"] = dict(question.options)
    return document | {name: value for name, value in more.items() if value not in (None, "", [], {}, False)}


def _group(group: Group) -> dict[str, Any]:
    return {
        "item": group.item,
        "questions": [question_of(replace(one, id=short(one.id))) for one in group.questions],
        "computed": [{"id": one.id, "name": one.name, "type": one.type, "unit": one.unit} for one in group.computed],
    }


def fee(line: Mapping[str, Any]) -> dict[str, Any]:
    """A line of fees, from a plan or as a dossier keeps it."""
    due = {"at": "" if line.get("before") else line.get("at", FILING), "before": line.get("before", "")}
    names = ("label", "amount", "kind", "article", "to_verify")
    return {**{name: line.get(name) for name in names}, **due, "until": line.get("until") or None}
