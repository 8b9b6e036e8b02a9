"""A request for supplements that stops the dossier when nobody answers it: who watches the time."""

import uuid
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from duoc.dossiers.clocks.due_dates import office_opens, on_its_day
from duoc.dossiers.clocks.foreseeing import supplement_stops_at
from duoc.dossiers.clocks.of_bodies import calendars_of
from duoc.dossiers.models import Dossier, Stopping, SupplementLapse, SupplementRequest
from duoc.dossiers.rules import OutOfTurn
from duoc.ground.worktime.calculations import local
from duoc.procedures.queries import Calendars, calendars

EXPIRE, REMIND = "dossiers.expire_supplement", "dossiers.remind_of_supplement"
ONE_DAY = timedelta(days=1)


def watch(dossier: Dossier, request: SupplementRequest, at: datetime) -> None:
    """Jobs that remind the applicant and stop the dossier, where its definition gives them a time to answer and no word
    of theirs waits for the desk."""
    until = supplement_stops_at(dossier, request)
    if until is None or until <= at:  # a word of theirs that was refused too late: an official decides whether it stops
        return
    by = calendars_of(dossier)
    app.configure_task(EXPIRE, schedule_at=office_opens(until, by)).defer(request_id=str(request.pk))
    remind_at = reminded_at(until, at, by)
    if remind_at is not None:
        app.configure_task(REMIND, schedule_at=remind_at).defer(request_id=str(request.pk))


def expired(dossier_id: uuid.UUID | str) -> OutOfTurn | None:
    """Why nothing can be added any more: it was stopped because nobody answered in time, or is to be refused; None
    where it is not."""
    if SupplementLapse.objects.filter(dossier_id=dossier_id).exists():
        return OutOfTurn(
            _("Thời gian bổ sung đã hết nên hồ sơ sẽ bị từ chối theo quy định."),
            _("Bạn nộp hồ sơ mới với phần đã chuẩn bị; văn bản từ chối ghi rõ vì sao."),
        )
    if not Stopping.objects.filter(dossier_id=dossier_id, request__isnull=False).exists():
        return None
    return OutOfTurn(
        _("Thời gian bổ sung đã hết nên hồ sơ đã dừng giải quyết."),
        _("Bạn nộp hồ sơ mới với phần đã chuẩn bị; Thông báo dừng giải quyết ghi rõ vì sao."),
    )


def reminded_at(until: datetime, asked: datetime, by: Calendars | None = None) -> datetime | None:
    """When the applicant is reminded: at the opening of the working day before the last one, else of the last one;
    None where both have begun when they are asked."""
    clock = (by or calendars()).clock
    last = local(on_its_day(until)).date()
    before = last - ONE_DAY
    while not clock.calendar.is_working(before):
        before -= ONE_DAY
    openings = (clock.hours.opening(clock.calendar.fact(clock.calendar.working_from(day))) for day in (before, last))
    return next((opening for opening in openings if asked < opening < until), None)
