"""Where a dossier lay, from when until when, and whose that time was: form 06 and the account of whose days tell it
from here, so that they tell it alike."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from duoc.dossiers.clocks.interruptions import waited_until
from duoc.dossiers.models import Dossier, SupplementRequest, Turn
from duoc.dossiers.rules import APPLICANT
from duoc.people.models import Organisation, Person

A_MINUTE = timedelta(minutes=1)
SUPPLEMENT = "supplement"
"""The step of a dossier that waits for its applicant to add something."""


@dataclass(frozen=True)
class Stay:
    """A stretch of time on a desk; `closed` None while it lasts."""

    step: str
    desk: str
    unit: Organisation
    closed_by: Person | None
    opened: datetime
    closed: datetime | None


def stays(dossier: Dossier, turns: Iterable[Turn]) -> list[Stay]:
    """The turns of a dossier, in order. The wait for an applicant ends with what they did last, to the minute: until
    the desk has decided on a paper that they do not have it is the desk's again. At most one query, and none where
    nothing was asked."""
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
