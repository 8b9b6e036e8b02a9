"""What a field of an entry may hold: asked and judged like an answer of the same kind."""

from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from duoc.language.calculations import Question
from duoc.procedures import queries as procedures
from duoc.registers.models import Entry

_BY_NAME = {
    "personal_number": "personal_number",
    "full_name": "person_name",
    "ethnicity": "ethnicity",
    "nationality": "country",
    "residence": "commune",
    "sex": "choice",
}


def question_of(entry: Entry, field: str) -> Question | None:
    """The question for a field that the register or the entry knows; None for any other."""
    labels: dict[str, str] = entry.register.labels
    if field not in labels and field not in entry.data:
        return None
    kind = _kind(field, entry.data.get(field))
    shared = procedures.vocabularies()
    options = {
        "ethnicity": shared.ethnicities,
        "country": shared.countries,
        "commune": shared.communes,
        "choice": {"male": _("Nam"), "female": _("Nữ")},
    }.get(kind, {})
    return Question(field, labels.get(field, field), kind, options=MappingProxyType(dict(options)))


def _kind(field: str, value: Any) -> str:
    """By the last part of its name, as definitions name their answers; else by what stands there."""
    last = field.rsplit(".", 1)[-1]
    if last.endswith("date"):
        return "date"
    if last in _BY_NAME:
        return _BY_NAME[last]
    if isinstance(value, int) and not isinstance(value, bool):
        return "integer"
    return "text"
