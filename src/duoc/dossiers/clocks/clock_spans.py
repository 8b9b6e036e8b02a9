"""When the clock of a dossier ran, body by body: one that is sent on has a clock with each body that had it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from duoc.dossiers.clocks import due_dates
from duoc.dossiers.clocks.of_bodies import calendars_of_body
from duoc.dossiers.happened import perhaps
from duoc.dossiers.models import Dossier, Transfer
from duoc.dossiers.planning import definition_of
from duoc.people.models import Organisation


@dataclass(frozen=True)
class Span:
    """The clock ran with this body."""

    unit: Organisation
    begins: datetime
    ends: datetime


def transfers_of(dossier: Dossier) -> list[Transfer]:
    """How often and where it was sent on, in order. One query; none where it is known that it never was."""
    if not perhaps(dossier, "was_transferred"):
        return []
    return list(dossier.transfers.select_related("from_unit", "to_unit", "promise", "by"))


def clock_spans(dossier: Dossier, begins: datetime, ends: datetime, transfers: Sequence[Transfer]) -> list[Span]:
    """With whom its clock ran until a moment, in order; on the way to another body it runs for nobody.

    Args:
        begins: when the clock that holds began.
        transfers: `transfers_of` it.
    """
    since = _first_begin(dossier, transfers[0]) if transfers else begins
    spans = []
    for row in transfers:
        spans.append(Span(row.from_unit, since, row.at))
        since = row.arrives_at if row.restarts else row.at
    return [*spans, Span(dossier.competent_unit, since, ends)]


def _first_begin(dossier: Dossier, first: Transfer) -> datetime:
    """When the first body that decided had it: its own receipt, or when what another one received reached it."""
    accepted = dossier.accepted_at or first.at
    if first.from_unit_id == dossier.receiving_unit_id or definition_of(dossier).received_by:
        return dossier.received_at(accepted)
    return due_dates.handing_on(accepted, calendars_of_body(first.from_unit)).at
