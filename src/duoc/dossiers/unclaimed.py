"""Results that nobody fetched (kết quả chưa ai nhận): which the counter lists, whose applicants are reminded. Of new
originals (`new_originals.py`) too, which the counter lists from the first day."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, F, Max, OuterRef, Q, QuerySet, Subquery

from duoc.dossiers.models import Dossier, NewOriginal
from duoc.dossiers.new_originals import READY
from duoc.dossiers.rules import CARRIER
from duoc.ground.worktime.calculations import local
from duoc.people.powers import Actor
from duoc.people.queries import party_paths
from duoc.procedures.queries import closed_rules

State = Dossier.State


def unclaimed_rule(at: datetime, language: str = "vi") -> closed_rules.UnclaimedRule | None:
    """How long a result waits, as dated data says; None where it says nothing: then none is listed."""
    return closed_rules.unclaimed_rule(local(at).date(), language)


def unclaimed(actor: Actor, at: datetime) -> "QuerySet[Dossier]":
    """Results that lie at the actor's counter for longer than the rule's days, the oldest first, with how often and
    when last their applicants were reminded (`reminded`, `last_reminded`)."""
    rows = _with_reminders(at_counter(actor, at)).select_related("version__procedure", *party_paths("applicant"))
    return rows.defer("answers", "plan", "salt", "version__definition").order_by("ended_at", "id")


def at_counter(actor: Actor, at: datetime) -> "QuerySet[Dossier]":
    """The same, to be counted."""
    return _waiting(at).filter(assigned_unit_id__in=actor.units)


def to_remind(at: datetime, only: Dossier | None = None) -> list[uuid.UUID]:
    """The dossiers of whose results the applicants are to be reminded now, the oldest first; of `only` this one, or
    none."""
    rule = unclaimed_rule(at)
    if rule is None:
        return []
    due = Q(last_reminded=None) | Q(last_reminded__lte=at - timedelta(days=rule.reminded_every))
    longest = at - timedelta(days=rule.listed_after)
    with_new = Dossier.objects.filter(pk__in=NewOriginal.objects.filter(READY).values("dossier"), archived_at=None)
    new_ones = with_new.annotate(ready_since=_OLDEST_NEW).filter(ready_since__lte=longest)
    ids: list[uuid.UUID] = []
    for rows in (_waiting(at).annotate(ready_since=F("ended_at")), new_ones):
        rows = rows.filter(pk=only.pk) if only else rows
        wanted = _with_reminders(rows, Q(result_reminders__at__gte=F("ready_since"))).filter(due)
        ids += wanted.filter(reminded__lt=rule.times).order_by("ready_since").values_list("pk", flat=True)
    return ids


def ready_since(dossier: Dossier) -> datetime | None:
    """Since when something of the dossier lies at the counter: its result, or the oldest new original. No query where
    no result of it has ended since it was handed over."""
    if dossier.state == State.DONE:
        return dossier.ended_at
    if dossier.state != State.RETURNED or not dossier.result_standing:
        return None
    oldest = NewOriginal.objects.filter(READY, dossier=dossier).order_by("since").only("since").first()
    return oldest.since if oldest else None


def kept_until(dossier: Dossier, rule: closed_rules.UnclaimedRule) -> datetime | None:
    """Until when the counter keeps it; None where there is nothing."""
    since = ready_since(dossier)
    return since + timedelta(days=rule.kept) if since else None


def _waiting(at: datetime) -> "QuerySet[Dossier]":
    rule = unclaimed_rule(at)
    if rule is None:
        return Dossier.objects.none()
    since = at - timedelta(days=rule.listed_after)
    return Dossier.objects.filter(state=State.DONE, ended_at__lte=since, archived_at=None).exclude(desk=CARRIER)


def _with_reminders(rows: "QuerySet[Dossier]", those: Q | None = None) -> "QuerySet[Any, Any]":
    counted = {"reminded": Count("result_reminders", filter=those)}
    return rows.annotate(**counted, last_reminded=Max("result_reminders__at", filter=those))


_OLDEST_NEW = Subquery(NewOriginal.objects.filter(READY, dossier=OuterRef("pk")).order_by("since").values("since")[:1])
