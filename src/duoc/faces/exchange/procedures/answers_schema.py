"""A JSON Schema of the answers to a procedure."""

from collections.abc import Iterable, Mapping
from typing import Any

from duoc.language.calculations import (
    AREA,
    CONFIRMED,
    ITEM_ID,
    ITEM_ID_PATTERN,
    LENGTHS,
    LINE,
    PATTERNS,
    Group,
    Question,
    short,
)

_SETTLED = {"type": "array", "items": {"type": "string"}, "description": "Tokens of doubts that the person has settled"}
LISTS = ("commune", "country", "ethnicity")
AREAS = "area"  # the list that addresses in parts choose from


def schema(questions: Iterable[Question], lists: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """A JSON Schema of the answers. It requires nothing: which questions apply follows from the answers themselves."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "additionalProperties": False,
        "properties": {one.id: {"title": one.name, **_value(one)} for one in questions} | {CONFIRMED: _SETTLED},
        "$defs": {name: {"enum": list(options)} for name, options in lists.items()},
    }


def _value(question: Question) -> dict[str, Any]:
    kind = question.type
    if question.group is not None:
        return _items(question, question.group)
    if kind in LISTS:
        return {"anyOf": [{"$ref": f"#/$defs/{kind}"}, {"type": "null"}]}
    if kind == "date" and question.partial:
        return {"type": ["string", "null"], "pattern": f"^{PATTERNS['partial_date']}$"}
    if kind == "choice":
        return {"enum": [*question.options, None]}
    if question.areas:
        return {"anyOf": [_in_parts(question), _text(question)]}
    plain: dict[str, dict[str, Any]] = {
        "choices": {"type": "array", "items": {"enum": list(question.options)}, "uniqueItems": True},
        "boolean": {"type": ["boolean", "null"]},
        "integer": {"type": ["integer", "null"]},
        "money": {"type": ["integer", "null"]},
        "number": {"type": ["number", "string", "null"], "pattern": f"^{PATTERNS['number']}$"},
        "date": {"type": ["string", "null"], "format": "date"},
        "personal_number": {"type": ["string", "null"], "pattern": f"^{PATTERNS['personal_number']}$"},
        "phone": {"type": ["string", "null"], "pattern": f"^{PATTERNS['phone']}$"},
        "coordinates": {"type": ["string", "null"], "pattern": f"^{PATTERNS['coordinates']}$"},
        "passport": {"type": ["string", "null"], "pattern": f"^{PATTERNS['passport']}$"},
        "old_number": {"type": ["string", "null"], "pattern": f"^{PATTERNS['old_number']}$"},
        "register_entry": {"type": ["string", "null"], "maxLength": 100},
    }
    value_schema = plain.get(kind)
    if value_schema is None:
        return _text(question)
    bounds = {"minimum": question.min, "maximum": question.max} if kind in ("integer", "money", "number") else {}
    return value_schema | {name: value for name, value in bounds.items() if value is not None}


def _text(question: Question) -> dict[str, Any]:
    longest = question.max_length or LENGTHS.get(question.type, LENGTHS["text"])
    pattern = {"pattern": f"^(?:{question.pattern.matches})$"} if question.pattern else {}
    return {"type": ["string", "null"], "maxLength": longest, **pattern}


def _items(question: Question, group: Group) -> dict[str, Any]:
    """The items of a group. One without an id is given one when it is kept."""
    known = {short(part.id): {"title": part.name, **_value(part)} for part in group.questions}
    item = {
        "type": "object",
        "additionalProperties": False,
        "properties": {ITEM_ID: {"type": "string", "pattern": f"^{ITEM_ID_PATTERN}$"}, **known},
    }
    return {"type": ["array", "null"], "maxItems": int(question.max or 0), "items": item}


def _in_parts(question: Question) -> dict[str, Any]:
    """An address: an area of the list and a line within it."""
    return {
        "type": "object",
        "required": [AREA],
        "additionalProperties": False,
        "properties": {AREA: {"$ref": f"#/$defs/{AREAS}"}, LINE: _text(question)},
    }
