"""Looking into the register from which a procedure draws, beside the dossier."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from duoc.dossiers import queries as dossiers
from duoc.faces.desk.dossier.opened import Opened
from duoc.faces.desk.lists.list_search import Plain, plain
from duoc.faces.desk.typed import sought
from duoc.language.calculations import Definition, Question
from duoc.people.powers import Power, Reach, allowed
from duoc.registers import actions
from duoc.registers import queries as registers

MOST = 8


def found_in_register(request: HttpRequest, opened: Opened, definition: Definition) -> dict[str, Any]:
    """The entry that the dossier names, and what a search of the unit's own book finds; the search is noted.

    Nothing when the procedure draws from no register, or the person may not read it.
    """
    dossier, actor = opened.dossier, opened.actor
    question = _asked(definition, dossier.answers)
    register = question.register if question else definition.outcome.register
    draws = any(result.drawn_from for result in definition.outcome.results)
    units = frozenset({actor.organisation_id} if actor.organisation_id else ())
    if not draws or not register or not allowed(actor, Power.REGISTER_READ, Reach(units=units)):
        return {}
    typed = sought(request, "tra")
    entries: list[Any] = []
    if plain(typed):
        rows = registers.book(actor, register).annotate(plain_data=Plain("data"))
        entries = list(rows.filter(plain_data__contains=plain(typed))[:MOST])
        actions.search(actor=actor, register=register, count=len(entries), at=opened.at, dossier_id=dossier.pk)
    named = dossier.answers.get(question.id) if question else None
    entry = dossiers.holdings().entry(register, str(named)) if named and named != "other" else None
    return {"register": register, "lookup": typed, "found": entries, "entry": entry}


def _asked(definition: Definition, answers: Mapping[str, Any]) -> Question | None:
    """The question about an entry that was answered: a procedure may draw from one register or another."""
    of_entries = (question for question in definition.questions.values() if question.type == "register_entry")
    return next((question for question in of_entries if question.id in answers), None)
