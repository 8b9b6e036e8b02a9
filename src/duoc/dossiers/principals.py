"""For whom a person may file: themselves, and those whom they represent by law or on a mandate."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from duoc.dossiers.holding import kind_of
from duoc.dossiers.planning import is_for
from duoc.language.calculations import Definition
from duoc.people import queries as people
from duoc.people.models import Mandate, Party
from duoc.people.powers import Actor, Power, mandates_for


@dataclass(frozen=True)
class Principal:
    """A party for whom somebody may file, and as what.

    Attributes:
        kind: in the words of `applicant.kind`.
        capacity: the kind of mandate in words, in the language of the request.
        until: the first day on which the mandate no longer holds; None while no end is known.
        mandate: its key.
    """

    party: Party
    kind: str
    capacity: str
    until: date | None
    mandate: uuid.UUID

    @property
    def id(self) -> uuid.UUID:
        return self.party.pk


def may_file_for(actor: Actor, definition: Definition) -> list[Principal]:
    """The others for whom the actor may file a request of this procedure, by name: nobody where it protects who asks.
    No query where they hold no mandate for it."""
    if definition.protects:
        return []
    held = [
        mandate.id
        for mandate in mandates_for(actor, Power.DOSSIER_FILE)
        if mandate.represents and mandate.is_for(definition.code, definition.field)
    ]
    listed = [_principal(mandate) for mandate in people.mandates(held)] if held else []
    return sorted(_once(one for one in listed if is_for(definition, one.kind)), key=lambda one: one.party.full_name)


def _principal(mandate: Mandate) -> Principal:
    party = mandate.principal
    return Principal(party, kind_of(party), mandate.capacity, mandate.valid_to, mandate.pk)


def _once(principals: Iterable[Principal]) -> list[Principal]:
    """Who is represented by law and by proxy is one party."""
    return list({one.id: one for one in reversed(list(principals))}.values())
