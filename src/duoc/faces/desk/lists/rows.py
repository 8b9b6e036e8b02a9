"""Dossiers as lines of a table."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from duoc.dossiers import queries
from duoc.dossiers.models import Channel, Dossier
from duoc.faces.desk import labels, priority
from duoc.faces.desk.lists.batch import Outcome
from duoc.people.powers import Actor
from duoc.people.queries import party_paths


@dataclass(frozen=True)
class Row:
    """One dossier in a list, ready to show. `mark` is "late", "soon" or nothing; `promised`: the date was given;
    `add_until`: the last moment for a supplement that is awaited; `risk`: why it may come late by the forecast;
    `lies_at`: where in the archive, "" for what is not there."""

    id: str
    href: str
    code: str
    temporary: bool
    procedure: str
    title: str
    person: str
    word: str
    kind: str
    mark: str
    due: str
    promised: bool
    channel: str
    filed_at: datetime
    due_at: datetime | None
    add_until: datetime | None = None
    risk: str = ""
    lies_at: str = ""


def lean(rows: "QuerySet[Dossier]") -> "QuerySet[Dossier]":
    """The list without what only the dossier's own page shows: answers, plans and definitions are large."""
    return (
        rows.select_related("version__procedure", "competent_unit", *party_paths("applicant"))
        .annotate(due=priority.NEXT_DUE, held_term=priority.TERM)
        .defer("answers", "plan", "salt", "version__definition")
    )


def rows_of(dossiers: Iterable[Dossier], clock: priority.Now) -> list[Row]:
    """The lines for these dossiers, in their order."""
    listed = list(dossiers)
    risks = {id: forecast.why for id, forecast in queries.forecasting.forecasts(listed, clock.at).items()}
    places = queries.archiving.places(one.pk for one in listed if one.archived_at is not None)
    asked = queries.supplementing.last_days([one.pk for one in listed if one.is_asked_to_add])
    return [
        replace(
            row_of(one, clock),
            add_until=asked.get(one.pk),
            risk=risks.get(str(one.pk), ""),
            lies_at=places.get(one.pk, ""),
        )
        for one in listed
    ]


def row_of(dossier: Dossier, clock: priority.Now) -> Row:
    """One line."""
    word, kind = labels.status(dossier)
    procedure = dossier.version.procedure
    return Row(
        id=str(dossier.pk),
        href=f"/ban/ho-so/{dossier.pk}/",
        code=dossier.shown_code,
        temporary=dossier.code is None,
        procedure=procedure.short_name or dossier.procedure_name,
        title=dossier.title,
        person=dossier.listed_name,
        word=word,
        kind=kind,
        mark=priority.of_dossier(dossier, clock),
        due=priority.in_row(dossier, clock),
        promised=dossier.due_at is not None,
        channel=str(labels.CHANNELS[Channel(dossier.channel)]),
        filed_at=dossier.filed_at,
        due_at=priority.due_day(dossier),
    )


def batch_lines(actor: Actor, results: list[Outcome]) -> list[dict[str, Any]]:
    """Each outcome beside its dossier as it stands now; dossiers of other units are not shown."""
    rows = Dossier.objects.filter(pk__in=[one.dossier for one in results], competent_unit_id__in=actor.units)
    held = {str(dossier.pk): dossier for dossier in lean(rows)}
    clock = priority.now(timezone.now())
    return [{"outcome": one, "row": row_of(held[one.dossier], clock)} for one in results if one.dossier in held]
