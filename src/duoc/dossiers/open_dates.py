"""Dates beside the promise that somebody still waits for: every kind of them, counted again by other calendars.

A kind is a source; a package above adds its own (`at_recount`), as `decisions` does for the draft that is read.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from duoc.dossiers.acts.consulting import close_when_silent
from duoc.dossiers.clocks import due_dates
from duoc.dossiers.clocks.foreseeing import supplement_deadline
from duoc.dossiers.clocks.of_bodies import calendars_of, calendars_of_body
from duoc.dossiers.expiring import watch
from duoc.dossiers.models import Consultation, Dossier, MovedDate, Posting, SupplementRequest
from duoc.ground.worktime.calculations import Beginning, Deadline
from duoc.procedures.queries import Calendars

Kind = MovedDate.Kind


@dataclass(frozen=True)
class OpenDate:
    """A date on the way that has not come yet.

    Attributes:
        row: whose date it is; it has `until` and `calendars`, and `proof` where it shows one.
        again: the same date by other calendars.
        watch: asks for the job that waits for the date, once the row holds a new one; told when it is.
        asked_by: the official, and the post, who gave the date and hears that it moved; None where the applicant does.
    """

    row: Any
    dossier: Dossier
    kind: MovedDate.Kind
    again: Callable[[Calendars], Deadline]
    watch: Callable[[datetime], object] = lambda _at: None
    asked_by: tuple[Any, Any] | None = None


Source = Callable[[datetime, Collection[Any] | None], Iterable[OpenDate]]
_SOURCES: list[Source] = []


def at_recount(source: Source) -> None:
    """Makes known a kind of date that newer calendars move: those later than a moment, of these dossiers (by id), or of
    all."""
    _SOURCES.append(source)


def open_dates(at: datetime, dossiers: Collection[Any] | None = None) -> Iterator[OpenDate]:
    """Every one that comes after this moment. One query a kind.

    Args:
        dossiers: ids of those that are looked at; None for all.
    """
    for source in _SOURCES:
        yield from source(at, dossiers)


def of_these(dossiers: Collection[Any] | None, path: str = "dossier") -> dict[str, Any]:
    """The filter for rows that name their dossier along this path: of one that has not ended."""
    return {f"{path}__ended_at": None} | ({f"{path}__in": dossiers} if dossiers is not None else {})


def _postings(at: datetime, dossiers: Collection[Any] | None) -> Iterator[OpenDate]:
    """Those that run: the last of a dossier, without minutes yet."""
    newer = Posting.objects.filter(dossier=OuterRef("dossier"), at__gt=OuterRef("at"))
    rows = Posting.objects.filter(until__gt=at, end=None, **of_these(dossiers)).exclude(Exists(newer))
    for posting in _with_body(rows):
        by = (posting.by_id, posting.post_id)
        yield OpenDate(posting, posting.dossier, Kind.POSTING, _put_up(posting), asked_by=by)


def _with_body(rows: "QuerySet[Any]") -> "QuerySet[Any]":
    """With what counting reads of their dossier."""
    return rows.select_related("dossier__competent_unit", "dossier__version").defer("dossier__version__definition")


def _put_up(posting: Posting) -> Callable[[Calendars], Deadline]:
    since = due_dates.posted_at(posting.posted_on)
    put_up = Beginning.POSTED
    return lambda by: due_dates.period(posting.term, since, calendars_of(posting.dossier, by), beginning=put_up)


def _consultations(at: datetime, dossiers: Collection[Any] | None) -> Iterator[OpenDate]:
    rows = Consultation.objects.filter(answer="", until__gt=at, **of_these(dossiers)).select_related("unit")
    for asked in _with_body(rows):
        by = (asked.by_id, asked.post_id)
        yield OpenDate(asked, asked.dossier, Kind.CONSULTATION, _asked(asked), _silence_of(asked), by)


def _asked(asked: Consultation) -> Callable[[Calendars], Deadline]:
    return lambda by: due_dates.period(asked.within, asked.at, calendars_of_body(asked.unit, by))


def _silence_of(asked: Consultation) -> Callable[[datetime], object]:
    return lambda _at: close_when_silent(asked)


def _supplements(at: datetime, dossiers: Collection[Any] | None) -> Iterator[OpenDate]:
    open_ones = {"answer": None, "lapse": None, "until__gt": at, "dossier__state": Dossier.State.SUPPLEMENT}
    for request in _with_body(SupplementRequest.objects.filter(**open_ones, **of_these(dossiers))):
        yield OpenDate(request, request.dossier, Kind.SUPPLEMENT, _to_add(request), _watched(request))


def _to_add(request: SupplementRequest) -> Callable[[Calendars], Deadline]:
    def again(by: Calendars) -> Deadline:
        counted = supplement_deadline(request.dossier, request.at, by)
        if counted is None:  # its row has a date, so the definition gives one
            raise RuntimeError(f"{request.pk} has a last day that its definition does not know")
        return counted

    return again


def _watched(request: SupplementRequest) -> Callable[[datetime], object]:
    return lambda at: watch(request.dossier, request, at)


_SOURCES += [_postings, _consultations, _supplements]
