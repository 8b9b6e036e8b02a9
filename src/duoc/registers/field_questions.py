"""What a field of an entry may hold and how it reads: as the question whose answer it is, in the definition that wrote
the entry; for an entry of past years by the last part of its name, as definitions name their answers."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers import queries as dossiers
from duoc.language.calculations import Definition, Question
from duoc.procedures import queries as procedures
from duoc.registers.models import Entry, Register

_BY_NAME = {
    "personal_number": "personal_number",
    "full_name": "person_name",
    "ethnicity": "ethnicity",
    "nationality": "country",
    "residence": "commune",
    "commune": "commune",
    "sex": "choice",
}
_NEVER_AHEAD = frozenset({"birth_date", "death_date"})


def definition_of_entry(entry: Entry) -> Definition | None:
    """The definition that wrote the entry, in the version that its dossier was judged by; None for past years."""
    return dossiers.definition_of(entry.decision.dossier) if entry.decision is not None else None


def source_of(definition: Definition | None, field: str) -> str:
    """The question whose answer a field is; "" where it is worked out, or nothing is known of it."""
    rules = definition.outcome.entry.data if definition is not None and definition.outcome.entry is not None else {}
    source = rules[field].source.strip() if field in rules else ""
    return source if definition is not None and source in _asked(definition) else ""


def item_answers(definition: Definition) -> dict[str, str]:
    """The fields of an entry that are answers of the one item that it is about, each with the short name of the
    question; nothing where no item has an entry of its own."""
    outcome = definition.outcome
    asked = definition.questions.get(outcome.each)
    if outcome.entry is None or asked is None or asked.group is None:
        return {}
    parts = {f"item.{name}": name for name in _parts(asked)}
    sources = {field: rule.source.strip() for field, rule in outcome.entry.data.items()}
    return {field: parts[source] for field, source in sources.items() if source in parts}


def _parts(group: Question) -> dict[str, Question]:
    """The questions of a group by their short names."""
    parts = group.group.questions if group.group is not None else ()
    return {part.id.rpartition(".")[2]: part for part in parts}


def _like(definition: Definition, field: str) -> str:
    """A question by which a field reads that is one of several answers, such as the new address or the old one: all of
    them are of one type. "" where they are not, or a number is worked out."""
    entry = definition.outcome.entry
    rule = entry.data.get(field) if entry is not None else None
    asked = _asked(definition)
    chosen = {name for name in (rule.reads if rule is not None and "?" in rule.source else ()) if name in asked}
    answers = {name for name in chosen if asked[name].type not in ("choices", "register_entry")}
    types = {asked[name].type for name in answers}
    return min(answers) if len(types) == 1 else ""


def questions_of(register: Register, definition: Definition | None, data: Mapping[str, Any]) -> dict[str, Question]:
    """A question for each field that the data has, in the order of the register's labels, then of the definition."""
    written = definition.outcome.entry.data if definition is not None and definition.outcome.entry is not None else {}
    in_order = dict.fromkeys([*register.labels, *written, *data])
    return {field: _question(register, definition, field, data.get(field)) for field in in_order if field in data}


def question_of(entry: Entry, field: str) -> Question | None:
    """The question for a field that the register or the entry knows; None for any other, and for a list of items."""
    if field not in entry.register.labels and field not in entry.data:
        return None
    question = _question(entry.register, definition_of_entry(entry), field, entry.data.get(field))
    return None if question.group is not None else question


def _question(register: Register, definition: Definition | None, field: str, value: Any) -> Question:
    source = source_of(definition, field) or (_like(definition, field) if definition is not None else "")
    of_items = item_answers(definition) if definition is not None else {}
    if definition is None or not (source or field in of_items):
        return _by_name(register, field, value)
    if field in of_items:
        asked = _parts(definition.questions[definition.outcome.each])[of_items[field]]
    else:
        asked = _asked(definition)[source]
    label = register.labels.get(field) or asked.name
    return replace(asked, id=field, ask=label, label=label, required=True, when=None, checks=(), hint="", because="")


def _asked(definition: Definition) -> dict[str, Question]:
    return {**definition.questions, **{question.id: question for question in definition.desk}}


def _by_name(register: Register, field: str, value: Any) -> Question:
    kind = _kind(field, value)
    shared = procedures.vocabularies()
    options = {
        "ethnicity": shared.ethnicities,
        "country": shared.countries,
        "commune": shared.communes,
        "choice": {"male": _("Nam"), "female": _("Nữ")},
    }.get(kind, {})
    past = field.rsplit(".", 1)[-1] in _NEVER_AHEAD
    label, options = register.labels.get(field, field), MappingProxyType(dict(options))
    former = shared.former if kind == "commune" else MappingProxyType({})
    return Question(field, label, kind, options=options, former=former, past=past)


def _kind(field: str, value: Any) -> str:
    last = field.rsplit(".", 1)[-1]
    if last.endswith("date"):
        return "date"
    if last in _BY_NAME:
        return _BY_NAME[last]
    if isinstance(value, int) and not isinstance(value, bool):
        return "integer"
    return "text"
