"""Form 07, the tracking book of a receiving unit: what happened on a day, one line each, from rows that stay."""

import hashlib
import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Exists, F, Model, OuterRef, QuerySet
from django.db.models.functions import TruncDate
from django.utils.translation import gettext_lazy

from duoc.dossiers.models import (
    Acceptance,
    Dossier,
    Handover,
    Promise,
    TrackingCorrection,
    TrackingDay,
    TrackingLine,
)
from duoc.dossiers.papers.withholding import printed_name
from duoc.ground.worktime.calculations import VIETNAM, local, moment
from duoc.people.models import Origin
from duoc.people.queries import party_paths

Kind = TrackingLine.Kind
READ = ("dossier__competent_unit", *(f"dossier__{path}" for path in party_paths("applicant")))


CORRECTABLE = {
    "applicant": gettext_lazy("Người yêu cầu"),
    "phone": gettext_lazy("Điện thoại"),
    "title": gettext_lazy("Nội dung"),
    "procedure": gettext_lazy("Thủ tục"),
    "competent": gettext_lazy("Cơ quan giải quyết"),
    "accepted_at": gettext_lazy("Tiếp nhận"),
    "at": gettext_lazy("Lúc"),
    "due": gettext_lazy("Hẹn trả"),
}
"""The parts of a line that may be found wrong, as its columns are called; its code leads to the dossier and stays."""


TIMES = frozenset({"accepted_at", "at", "due"})


@dataclass(frozen=True)
class Happened:
    """Something that the book notes of a dossier. `due` is the date that was promised by it, or stood then.

    `corrects`: of a correction, which line of which closed day it puts right, what that says and what is right.
    """

    kind: str
    dossier: Dossier
    at: datetime
    due: datetime | None
    way: str = ""
    corrects: Mapping[str, Any] | None = None

    def data(self) -> dict[str, Any]:
        """What the line says."""
        dossier = self.dossier
        applicant = dossier.plan.get("applicant", {}) if not dossier.protects_applicant else {}
        return {
            "code": dossier.code,
            "procedure": dossier.procedure_name,
            "title": dossier.title,
            "applicant": printed_name(dossier) if dossier.protects_applicant else applicant.get("full_name", ""),
            "phone": applicant.get("phone", ""),
            "competent": dossier.competent_unit.name,
            "accepted_at": _moment(dossier.accepted_at),
            "at": _moment(self.at),
            "due": _moment(self.due),
            "way": self.way,
            "state": dossier.state if self.kind == Kind.ENDED else "",
            "origin": dossier.origin,
            **({"corrects": dict(self.corrects)} if self.corrects else {}),
        }


def of_day(unit: uuid.UUID, day: date) -> list[Happened]:
    """What happened on a day to the dossiers that a unit received, in order."""
    begin = datetime.combine(day, time(), VIETNAM)
    span = (begin, begin + timedelta(days=1))

    def rows(model: type[Model]) -> QuerySet[Any]:
        in_span = model._default_manager.filter(dossier__receiving_unit=unit, at__gte=span[0], at__lt=span[1])
        return in_span.select_related(*READ).defer("dossier__version__definition")

    ended = Dossier.objects.filter(receiving_unit=unit, ended_at__gte=span[0], ended_at__lt=span[1], code__isnull=False)
    happened = [
        *(Happened(Kind.RECEIVED, row.dossier, row.at, row.due_at, _way(row.dossier)) for row in rows(Acceptance)),
        *(Happened(Kind.PROMISED, row.dossier, row.at, row.due_at) for row in rows(Promise)),
        *(
            Happened(Kind.CORRECTED, row.dossier, row.at, None, corrects=_corrects(row))
            for row in rows(TrackingCorrection).select_related("line__day")
        ),
        *(Happened(Kind.RETURNED, row.dossier, row.at, row.dossier.due_at, row.way) for row in rows(Handover)),
        *(
            Happened(Kind.ENDED, one, one.ended_at, None)
            for one in ended.filter(state__in=Dossier.WITHOUT_RESULT).select_related("competent_unit")
            if one.ended_at is not None
        ),
    ]
    return sorted(happened, key=lambda one: (one.at, one.dossier.code or "", one.kind))


def _corrects(row: TrackingCorrection) -> dict[str, Any]:
    line = row.line
    where = {"day": line.day.day.isoformat(), "place": line.place}
    return {**where, "field": row.field, "old": row.old, "new": row.new, "reason": row.reason}


def _way(dossier: Dossier) -> str:
    if dossier.return_by_post:
        return "post"
    return "counter" if dossier.by_officials else "online"


def _moment(at: datetime | None) -> str:
    return local(at).isoformat() if at else ""


def stands_in(line: TrackingLine, field: str) -> str:
    """What is right of a part of a closed line: what it says, or what put it right last."""
    later = [one.new for one in line.corrections.all() if one.field == field]
    if later:
        return later[-1]
    kept = str(line.data.get(field) or "")
    return moment(datetime.fromisoformat(kept)) if kept and field in TIMES else kept


def open_days(before: date, limit: int) -> list[tuple[uuid.UUID, date]]:
    """Units and their days before this one that have lines and are not closed yet, the oldest first."""
    sources = [
        *(
            (model, "at", "dossier__receiving_unit", {})
            for model in (Acceptance, Promise, Handover, TrackingCorrection)
        ),
        (Dossier, "ended_at", "receiving_unit", {"state__in": Dossier.WITHOUT_RESULT, "code__isnull": False}),
    ]
    first, *others = (_open_days_of(*source, before) for source in sources)
    days = first.union(*others).order_by("on", "unit")[:limit]
    return [(unit, on) for unit, on in days]


def _open_days_of(
    model: type[Model], moment: str, unit: str, more: Mapping[str, Any], before: date
) -> QuerySet[Any, Any]:
    end = datetime.combine(before, time(), VIETNAM)
    closed = TrackingDay.objects.filter(organisation=OuterRef("unit"), day=OuterRef("on"))
    rows = model._default_manager.filter(**more, **{f"{moment}__lt": end}).order_by()
    named = rows.annotate(unit=F(unit), on=TruncDate(moment, tzinfo=VIETNAM))
    days: QuerySet[Any, Any] = named.filter(~Exists(closed)).values_list("unit", "on").distinct()
    return days


def digest_of(lines: Sequence[Mapping[str, Any]]) -> str:
    """SHA-256 over the lines of a day as they were kept."""
    return hashlib.sha256(json.dumps(lines, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def printed(day: TrackingDay) -> dict[str, Any]:
    """What the page of a closed day prints."""
    lines = [{"kind": line.kind, **line.data} for line in day.lines.all()]
    return {
        "origin": Origin.DEMO.value if any(line["origin"] == Origin.DEMO for line in lines) else Origin.REAL.value,
        "unit": day.unit,
        "day": day.day.isoformat(),
        "at": _moment(day.closed_at),
        "digest": day.digest,
        "late": local(day.closed_at).date() > day.day + timedelta(days=1),
        "lines": lines,
    }
