"""The days and hours that administrators have set, as a file of the bundle by which dates are counted."""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml
from django.db.models import QuerySet

from duoc.ground.worktime.calculations import ALL
from duoc.procedures.bundling import Files
from duoc.procedures.models import BodyCalendar

FILE = "decided/bodies.yaml"
"""Where it lies in the bundle, beside the files of the catalogue."""


def decided() -> Files:
    """The file of all that was set so far, in the order of setting; none where nothing was. One query."""
    rows = list(BodyCalendar.objects.select_related("body").order_by("id"))
    return {FILE: _written(rows)} if rows else {}


def body_calendars() -> "QuerySet[BodyCalendar]":
    """What administrators have set, the newest first, with who did."""
    return BodyCalendar.objects.select_related("body", "by").order_by("-id")


def _written(rows: Sequence[BodyCalendar]) -> bytes:
    days = [_day(row) for row in rows if row.kind != BodyCalendar.Kind.HOURS]
    hours = [_week(row) for row in rows if row.kind == BodyCalendar.Kind.HOURS]
    lists = {name: lines for name, lines in (("days", days), ("hours", hours)) if lines}
    words: str = yaml.safe_dump({"kind": "bodies", **lists}, allow_unicode=True, sort_keys=False)
    return words.encode("utf-8")


def _whose(row: BodyCalendar) -> Mapping[str, Any]:
    return {"body": row.body.code if row.body else ALL}


def _day(row: BodyCalendar) -> Mapping[str, Any]:
    return {**_whose(row), "day": row.day.isoformat(), "is": row.kind, "why": row.why, "article": row.basis}


def _week(row: BodyCalendar) -> Mapping[str, Any]:
    return {**_whose(row), "valid_from": row.day.isoformat(), "article": row.basis, "weekdays": row.weekdays}
