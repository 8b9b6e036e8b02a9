"""From which series the number of a result comes."""

from datetime import date, datetime
from typing import Any

from duoc.decisions.models import Decision
from duoc.ground.worktime.calculations import local
from duoc.instruments.calculations import AT_LEAST, BodyNumbering, Numbering, numbering_of_kind
from duoc.language.calculations import EntryDraft
from duoc.procedures import queries as procedures
from duoc.procedures.models import Version


def numbering(version: Version, decision: Decision, draft: EntryDraft | None, at: datetime) -> Numbering:
    """Where a result's number comes from: its own series, the entry's, the one of its kind, or the general one.

    Numbers of registers and of forms with a pattern of their own are printed as their definition says; documents of a
    kind follow Decree 30/2020 Art. 15.
    """
    definition = procedures.definition(version)
    result = next((result for result in definition.outcome.results if result.name == decision.name), None)
    if result is not None and result.number:
        return Numbering(f"{definition.code}:{result.id}", result.number)
    if result is not None and draft is not None and draft.number:
        return Numbering(draft.register, draft.number)
    today = local(at).date()
    body = _body(decision.organisation.numbering, today)
    general = procedures.bundle(version).data("national/numbering.yaml")
    if decision.kind:
        kind = _in_force([line for line in general["kinds"] if line["kind"] == decision.kind], today)
        return numbering_of_kind(decision.kind, str(kind.get("abbreviation", "")), body)
    return Numbering(general["result"]["series"], general["result"]["pattern"], max(AT_LEAST, body.width))


def numbers_itself(version: Version, decision: Decision) -> bool:
    """Whether the definition gives this result a number of its own, and not that of its register entry."""
    results = procedures.definition(version).outcome.results
    result = next((result for result in results if result.name == decision.name), None)
    return result is None or bool(result.number)


def _body(dated: list[dict[str, Any]], on: date) -> BodyNumbering:
    """How a body numbers its documents on a day."""
    line = _in_force(dated, on)
    return BodyNumbering(str(line.get("abbreviation", "")), int(line.get("width", AT_LEAST)))


def _in_force(dated: list[dict[str, Any]], on: date) -> dict[str, Any]:
    """The newest line that has begun on the day; an empty one where none has."""
    begun = [line for line in dated if str(line["from"]) <= on.isoformat()]
    return max(begun, key=lambda line: str(line["from"]), default={})
