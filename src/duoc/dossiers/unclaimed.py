"""Results that nobody fetched (kết quả chưa ai nhận): which the counter lists, whose applicants are reminded."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from duoc.dossiers.models import Dossier
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
    rows = _with_reminders(_waiting(at)).filter(due, reminded__lt=rule.times)
    rows = rows.filter(pk=only.pk) if only else rows
    return list(rows.order_by("ended_at").values_list("pk", flat=True))


def kept_until(dossier: Dossier, rule: closed_rules.UnclaimedRule) -> datetime | None:
    """Until when the counter keeps the result; None where there is none."""
    return dossier.ended_at + timedelta(days=rule.kept) if dossier.ended_at else None


def _waiting(at: datetime) -> "QuerySet[Dossier]":
    rule = unclaimed_rule(at)
    if rule is None:
        return Dossier.objects.none()
    since = at - timedelta(days=rule.listed_after)
    return Dossier.objects.filter(state=State.DONE, ended_at__lte=since, archived_at=None).exclude(desk=CARRIER)


def _with_reminders(rows: "QuerySet[Dossier]") -> "QuerySet[Any, Any]":
    return rows.annotate(reminded=Count("result_reminders"), last_reminded=Max("result_reminders__at"))
