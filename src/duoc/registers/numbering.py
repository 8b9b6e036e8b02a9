"""From which series the number of a result comes."""

from datetime import datetime

from duoc.decisions.models import Decision
from duoc.ground.worktime.calculations import local
from duoc.instruments.calculations import AT_LEAST, Numbering, body_numbering, numbering_on
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
    today, body = local(at).date(), decision.organisation.numbering
    general = procedures.bundle(version).data("national/numbering.yaml")
    if decision.kind:
        return numbering_on(general["kinds"], decision.kind, body, today)
    width = max(AT_LEAST, body_numbering(body, today).width)
    return Numbering(general["result"]["series"], general["result"]["pattern"], width)


def numbers_itself(version: Version, decision: Decision) -> bool:
    """Whether the definition gives this result a number of its own, and not that of its register entry."""
    results = procedures.definition(version).outcome.results
    result = next((result for result in results if result.name == decision.name), None)
    return result is None or bool(result.number)
