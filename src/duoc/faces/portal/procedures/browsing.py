"""Browsing procedures: by field, moment of life, for whom, and which body decides."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.faces.portal import labels
from duoc.language.calculations import Vocabularies
from duoc.people import queries as people
from duoc.people.models import Organisation
from duoc.procedures import queries
from duoc.procedures.models import Procedure


@dataclass(frozen=True)
class Cut:
    """What the list is narrowed to, as the address says; only known values count. `title` is what is shown."""

    field: str = ""
    event: str = ""
    audience: str = ""
    agency: str = ""
    title: str = ""


def cut_of(parameters: Mapping[str, Any], known: Vocabularies) -> Cut:
    """Reads `linh-vuc`, `viec`, `doi-tuong` and `co-quan`."""
    field, event = parameters.get("linh-vuc", ""), parameters.get("viec", "")
    audience, agency = parameters.get("doi-tuong", ""), parameters.get("co-quan", "")
    audiences, agencies = labels.audiences(), dict(_agencies(queries.deciding())) if agency else {}
    titles = [
        known.life_events.get(event, ""),
        known.fields.get(field, ""),
        _capital(audiences.get(audience, "")),
        agencies.get(agency, ""),
    ]
    return Cut(
        field if field in known.fields else "",
        event if event in known.life_events else "",
        audience if audience in audiences else "",
        agency if agency in agencies else "",
        " · ".join(title for title in titles if title),
    )


def narrowed(cut: Cut, at: datetime) -> QuerySet[Procedure]:
    """The procedures in force that fit."""
    return queries.offered(at, field=cut.field, life_event=cut.event, audience=cut.audience, agency=cut.agency)


def ways(known: Vocabularies, deciding: Collection[str]) -> dict[str, list[tuple[str, str]]]:
    """What else one can browse by: (key, words). `deciding`: codes of the bodies that decide something."""
    return {
        "events": list(known.life_events.items()),
        "audiences": [(key, _capital(words)) for key, words in labels.audiences().items()],
        "agencies": _agencies(deciding),
    }


def saying(words: str, procedures: Sequence[Procedure], known: Vocabularies) -> dict[str, list[tuple[str, str]]]:
    """Moments of life, and fields of these procedures, whose names say the words: (key, name)."""
    of_law = queries.vocabularies()
    fields = {one.field for one in procedures}
    narrow = {key: name for key, name in of_law.fields.items() if key in fields}
    return {
        "events": [(key, known.life_events[key]) for key in queries.names_that_say(words, of_law.life_events)],
        "fields": [(key, known.fields[key]) for key in queries.names_that_say(words, narrow)],
    }


def _agencies(deciding: Collection[str]) -> list[tuple[str, str]]:
    """Bodies of the province by code, and the communes as one: what one commune decides, each decides."""
    units = people.units(timezone.localdate()).exclude(kind__in=[Organisation.Kind.COMMUNE, *Organisation.RECEIVING])
    named = [(code, name) for code, name in units.values_list("code", "name") if code in deciding]
    return [(queries.COMMUNE, _("Ủy ban nhân dân xã, phường")), *named]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
