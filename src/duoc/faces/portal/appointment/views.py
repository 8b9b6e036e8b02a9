"""The day of the result as an entry for the person's own calendar (iCalendar, RFC 5545)."""

import uuid
from datetime import UTC, datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from duoc.dossiers import queries as dossiers
from duoc.dossiers.models import Dossier
from duoc.faces.portal.dossier import timeline
from duoc.faces.portal.gate import citizen
from duoc.faces.portal.ownership import own_dossier
from duoc.ground.refusal import NotFound

LINE = 73  # bytes of a line before it is folded; the standard allows 75
LASTS = timedelta(minutes=30)  # before the moment: at 17:00 the office closes


@require_safe
@citizen
def calendar(request: HttpRequest, id: uuid.UUID) -> HttpResponse:
    """The appointed moment, or the expected one while there is no appointment.

    Raises:
        NotFound: nothing is expected any more.
    """
    dossier = own_dossier(request, id)
    days = timeline.ahead(dossier, dossiers.applicant_awaited(dossier))
    if not days or "at" not in days[0]:
        raise NotFound(_("Hồ sơ này không có ngày hẹn."), _("Hãy xem trang hồ sơ của bạn."))
    title, at = days[0]["title"], days[0]["at"]
    response = HttpResponse(entry(dossier, title, at, timezone.now()), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{dossier.shown_code}.ics"'
    return response


def entry(dossier: Dossier, title: str, at: datetime, now: datetime) -> str:
    """One entry; no name and no answer, since calendars are shared: only code, place and what the day is."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Duoc//Portal//VI",
        "BEGIN:VEVENT",
        f"UID:{dossier.pk}@duoc",
        f"DTSTAMP:{_utc(now)}",
        f"DTSTART:{_utc(at - LASTS)}",
        f"DTEND:{_utc(at)}",
        f"SUMMARY:{_text(f'{title}: {dossier.shown_code}')}",
        f"LOCATION:{_text(dossier.receiving_unit.name)}",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(words: str) -> str:
    """Backslash, comma and semicolon have a meaning of their own."""
    for sign in "\\,;":
        words = words.replace(sign, f"\\{sign}")
    return words.replace("\n", "\\n")


def _folded(line: str) -> str:
    """A long line goes on after a line break and a space; no letter is cut in two."""
    rows, row = [], ""
    for letter in line:
        if len((row + letter).encode()) > LINE:
            rows.append(row)
            row = ""
        row += letter
    return "\r\n ".join([*rows, row])
