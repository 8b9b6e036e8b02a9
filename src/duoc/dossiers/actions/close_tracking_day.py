"""A day of the tracking book (form 07) is closed: its lines are kept as they stand."""

import uuid
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from duoc.dossiers.models import TrackingDay, TrackingLine
from duoc.dossiers.papers import tracking_book
from duoc.ground.files import actions as files
from duoc.ground.files import queries as stored
from duoc.ground.ledger import actions as ledger
from duoc.ground.refusal import NotFound
from duoc.ground.worktime.calculations import local
from duoc.people.models import Organisation
from duoc.people.powers import WORKER
from duoc.procedures import queries as procedures

TEMPLATE = "tracking-07.typ"


class NoTrackingDay(NotFound):
    """The book has no closed page of that day."""

    def __init__(self) -> None:
        super().__init__(
            _("Sổ theo dõi của ngày này chưa khóa, hoặc ngày này không có hồ sơ."),
            _("Sổ của một ngày được khóa sau nửa đêm. Hãy chọn một ngày trong danh sách."),
        )


def close_tracking_days(*, at: datetime, limit: int = 200) -> int:
    """Closes days that are over, the oldest first, each in a transaction of its own.

    Returns:
        how many were closed: as many as the limit where more may wait.
    """
    closed = [_close(unit, day, at) for unit, day in tracking_book.open_days(local(at).date(), limit)]
    return sum(one is not None for one in closed)


def _close(unit_id: uuid.UUID, day: date, at: datetime) -> TrackingDay | None:
    """Closes a day; None where somebody else just closed it."""
    catalogue = procedures.catalogue()
    if catalogue is None:
        raise RuntimeError("a unit that received dossiers has a loaded catalogue")
    unit = Organisation.objects.select_related("parent").get(pk=unit_id)
    happened = tracking_book.of_day(unit_id, day)
    lines = [{"kind": str(one.kind), **one.data()} for one in happened]
    row = TrackingDay(
        organisation=unit,
        day=day,
        closed_at=at,
        count=len(lines),
        digest=tracking_book.digest_of(lines),
        unit={"name": unit.name, "place": unit.place, "parent_name": unit.parent_name},
        template=TEMPLATE,
        bundle=catalogue.digest,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            TrackingLine.objects.bulk_create(
                TrackingLine(day=row, place=place, kind=one.kind, dossier=one.dossier, organisation=unit, data=data)
                for place, (one, data) in enumerate(zip(happened, _data(lines), strict=True), 1)
            )
            ledger.append(
                action="tracking_day.closed",
                actor=WORKER.key,
                post=WORKER.post_key,
                subject=("tracking_day", str(row.pk)),
                facts={"unit": unit.code, "day": day.isoformat(), "count": row.count, "digest": row.digest},
                at=at,
                first=True,
            )
    except IntegrityError:
        return None
    return row


def _data(lines: list[dict[str, object]]) -> list[dict[str, object]]:
    return [{name: value for name, value in line.items() if name != "kind"} for line in lines]


def read_tracking_day(*, organisation: uuid.UUID, day: date, at: datetime) -> bytes:
    """The page of a closed day (PDF), pressed once and kept: the same bytes for ever. Who may read it the caller asks.

    Raises:
        NoTrackingDay: the day is not closed, or nothing happened on it.
    """
    with transaction.atomic():
        rows = TrackingDay.objects.select_for_update(of=("self",)).select_related("file")
        row = rows.filter(organisation=organisation, day=day).first()
        if row is None:
            raise NoTrackingDay()
        if row.file is None:
            with translation.override("vi"):
                pdf = procedures.open_bundle(row.bundle).press(row.template, tracking_book.printed(row))
            row.file = files.keep_own(
                pdf, f"tracking_book {row.day.isoformat()}.pdf", at=at, organisation=str(row.organisation_id)
            )
            row.save(update_fields=["file"])
        return stored.read(row.file)
