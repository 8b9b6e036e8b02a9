"""Where a dossier lay, from when until when, and whose that time was: form 06 and the account of whose days tell it
from here, so that they tell it alike. A suspension is a stay of its own, with whom it waited for."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from duoc.dossiers.clocks.interruptions import waited_until
from duoc.dossiers.happened import perhaps
from duoc.dossiers.models import Dossier, SupplementRequest, Suspension, Turn, Whose
from duoc.dossiers.rules import APPLICANT, ELSEWHERE
from duoc.people.models import Organisation, Person

A_MINUTE = timedelta(minutes=1)
SUPPLEMENT = "supplement"
"""The step of a dossier that waits for its applicant to add something."""
SUSPENDED = "suspension"
"""The step of a dossier while it is suspended."""


@dataclass(frozen=True)
class Stay:
    """A stretch of time on a desk; `closed` None while it lasts."""

    step: str
    desk: str
    unit: Organisation
    closed_by: Person | None
    opened: datetime
    closed: datetime | None


def suspensions_of(dossier: Dossier) -> list[Suspension]:
    """Those of a dossier, in order. One query; none where it is known that it was never suspended."""
    return list(dossier.suspensions.all()) if perhaps(dossier, "was_suspended") else []


def stays(dossier: Dossier, turns: Iterable[Turn], suspensions: Iterable[Suspension]) -> list[Stay]:
    """The turns of a dossier, in order, cut where it was suspended. The wait for an applicant ends with what they did
    last, to the minute: until the desk has decided on a paper that they do not have it is the desk's again. At most one
    query, and none where nothing was asked.

    Args:
        suspensions: `suspensions_of` it.
    """
    whole = _turns(dossier, turns)
    for row in suspensions:
        whole = [part for stay in whole for part in _suspended(stay, row)]
    return whole


def _suspended(stay: Stay, row: Suspension) -> list[Stay]:
    """A stay before, during and after a suspension; the whole of it where none of that fell into it."""
    since, until = max(stay.opened, row.at), _earlier(stay.closed, row.resumed_at)
    if until is not None and until <= since:
        return [stay]
    desk = {Whose.APPLICANT.value: APPLICANT, Whose.OTHER_BODY.value: ELSEWHERE}.get(row.waits_for, stay.desk)
    rest = replace(stay, step=SUSPENDED, desk=desk, closed_by=None, opened=since, closed=until)
    before = [replace(stay, closed=since, closed_by=None)] if stay.opened < since else []
    after = [replace(stay, opened=until)] if until is not None and until != stay.closed else []
    return [*before, rest, *after]


def _earlier(one: datetime | None, other: datetime | None) -> datetime | None:
    return min((end for end in (one, other) if end is not None), default=None)


def _turns(dossier: Dossier, turns: Iterable[Turn]) -> list[Stay]:
    whole = [Stay(one.step, one.desk, one.unit, one.closed_by, one.opened_at, one.closed_at) for one in turns]
    if not any(stay.step == SUPPLEMENT and stay.closed for stay in whole):
        return whole
    asked = {one.at: one for one in dossier.supplement_requests.select_related("answer", "lapse")}
    return [part for stay in whole for part in _parts(stay, asked.get(stay.opened))]


def _parts(stay: Stay, request: SupplementRequest | None) -> list[Stay]:
    ends = waited_until(request) if request is not None and stay.step == SUPPLEMENT and stay.closed else None
    if request is None or ends is None or stay.desk != APPLICANT or not stay.closed or stay.closed - ends < A_MINUTE:
        return [stay]
    first = replace(stay, closed=ends, closed_by=None)
    return [first, replace(stay, step=request.step, desk=request.desk, opened=ends)]
