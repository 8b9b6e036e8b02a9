"""What happened to a dossier, read from the ledger; each event with the body that acted then."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from duoc.dossiers.acts.events import Happening
from duoc.dossiers.hands import STANDS_FOR
from duoc.dossiers.models import Dossier, Turn
from duoc.ground.ledger import queries as ledger
from duoc.language.calculations import Definition
from duoc.people import queries as people

MOVES = ("dossier.transferred", "dossier.body_chosen", "dossier.sent_on")


def timeline(dossier: Dossier) -> list[tuple[datetime, str, dict[str, Any]]]:
    """What happened, oldest first: (time, action, facts), read from the ledger."""
    return [(entry.at, entry.action, ledger.facts(entry)) for entry in ledger.of_subject(*dossier.subject)]


def authors(dossier: Dossier, happened: Sequence[tuple[datetime, str, Mapping[str, Any]]] = ()) -> list[str]:
    """The names of those who did what `timeline` says, in its order; "" where a part of the system did it.

    Two queries, for officials: applicants read which body acted, not which person.

    Args:
        happened: the timeline, where it is to be told for whom a substitute acted.
    """
    actors = [actor.removeprefix("person:") for actor in ledger.actors(*dossier.subject)]
    away = [str(facts.get(STANDS_FOR, "")) for _at, _action, facts in happened] or [""] * len(actors)
    ids = {id for id in (*actors, *away) if id and not id.startswith("system:")}
    names = {str(id): person.full_name for id, person in people.persons([uuid.UUID(id) for id in sorted(ids)]).items()}
    return [
        _("%(name)s, làm thay %(away)s") % {"name": names[actor], "away": names[whom]} if whom else names.get(actor, "")
        for actor, whom in zip(actors, away, strict=False)
    ]


def happenings(
    dossier: Dossier,
    definition: Definition,
    happened: Iterable[tuple[datetime, str, dict[str, Any]]],
    known_turns: Sequence[Turn] | None = None,
) -> list[tuple[str, Happening]]:
    """Name and happening of what `timeline` says. One query more where the dossier has gone to another body since.

    Args:
        known_turns: all its turns with their units, where the caller has read them.
    """
    entries = list(happened)
    moved = any(action in MOVES for _at, action, _facts in entries)
    turns: Sequence[Turn] = []
    if moved:
        turns = list(dossier.turns.select_related("unit").order_by("opened_at")) if known_turns is None else known_turns
    return [(action, Happening(facts, dossier, definition, at, turns)) for at, action, facts in entries]


def happened(dossier: Dossier) -> list[tuple[datetime, str]]:
    """Time and action of what happened, oldest first."""
    return ledger.happened(*dossier.subject)
