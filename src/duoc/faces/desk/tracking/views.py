"""Sổ theo dõi hồ sơ (form 07): the closed days of the unit, as a page, as a PDF and as a table to download."""

from datetime import date, datetime

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers import actions
from duoc.dossiers.models import TrackingDay, TrackingLine
from duoc.faces.desk import labels
from duoc.faces.desk.gate import acting, official
from duoc.faces.desk.lists.spreadsheet import spreadsheet
from duoc.faces.desk.page import page
from duoc.faces.desk.rail import reaches_unit
from duoc.faces.web.file_response import PDF, Way, file_response
from duoc.ground.worktime.calculations import local
from duoc.people.powers import Actor, Forbidden, Power

KINDS = {
    TrackingLine.Kind.RECEIVED: gettext_lazy("Tiếp nhận"),
    TrackingLine.Kind.PROMISED: gettext_lazy("Hẹn lại"),
    TrackingLine.Kind.RETURNED: gettext_lazy("Trả kết quả"),
    TrackingLine.Kind.ENDED: gettext_lazy("Kết thúc, không có kết quả"),
    TrackingLine.Kind.CORRECTED: gettext_lazy("Sửa dòng đã khóa"),
}
COLUMNS = (
    ("code", gettext_lazy("Mã hồ sơ")),
    ("procedure", gettext_lazy("Thủ tục")),
    ("title", gettext_lazy("Nội dung")),
    ("applicant", gettext_lazy("Người yêu cầu")),
    ("phone", gettext_lazy("Điện thoại")),
    ("competent", gettext_lazy("Cơ quan giải quyết")),
    ("accepted_at", gettext_lazy("Tiếp nhận")),
    ("at", gettext_lazy("Lúc")),
    ("due", gettext_lazy("Hẹn trả")),
)


@official
def days(request: HttpRequest) -> HttpResponse:
    """The closed days of the unit, newest first."""
    listing = Paginator(_days_of(acting(request)), 31).get_page(request.GET.get("trang"))
    return page(request, "desk/tracking/days.html", {"listing": listing})


@official
def day(request: HttpRequest, on: str) -> HttpResponse:
    """One closed day with its lines."""
    shown = _day_of(request, on)
    lines = [
        {
            "line": line,
            "kind": KINDS[TrackingLine.Kind(line.kind)],
            "state": _state(line),
            "due": _moment(line, "due"),
            "corrected": _corrected(line),
        }
        for line in _lines(shown)
    ]
    return page(
        request,
        "desk/tracking/day.html",
        {"day": shown, "lines": lines, "file": f"/ban/so-theo-doi/{shown.day.isoformat()}"},
    )


@official
def printed(request: HttpRequest, on: str) -> HttpResponse:
    """The same as a PDF: the bytes that were pressed first."""
    shown = _day_of(request, on)
    pdf = actions.read_tracking_day(organisation=shown.organisation_id, day=shown.day, at=timezone.now())
    return file_response(pdf, PDF, _file_name(on, "pdf"), Way.OPENED)


@official
def table(request: HttpRequest, on: str) -> HttpResponse:
    """The same as a table for a spreadsheet."""
    shown = _day_of(request, on)
    rows = [
        [
            line.place,
            KINDS[TrackingLine.Kind(line.kind)],
            *(line.data.get(name, "") for name, _title in COLUMNS),
            _state(line),
            "; ".join(_corrected(line)),
        ]
        for line in _lines(shown)
    ]
    head = [_("STT"), _("Việc trong ngày"), *(title for _name, title in COLUMNS), _("Kết quả"), _("Sửa")]
    return spreadsheet(_file_name(on, "csv"), head, rows)


def _lines(day: TrackingDay) -> "QuerySet[TrackingLine]":
    return day.lines.prefetch_related("corrections")


def _corrected(line: TrackingLine) -> list[str]:
    """What this line puts right, or what put it right later; the line itself says what it said."""
    if (it := line.data.get("corrects")) is not None:
        day = "/".join(reversed(it["day"].split("-")))
        where = _("Ngày %(day)s, dòng %(place)s") % {"day": day, "place": it["place"]}
        return [f"{where}: {_change(it['field'], it['old'], it['new'])} {it['reason']}"]
    later = _("Sửa ngày %(day)s: %(change)s %(reason)s")
    return [
        later
        % {"day": f"{local(one.at):%d/%m/%Y}", "change": _change(one.field, one.old, one.new), "reason": one.reason}
        for one in line.corrections.all()
    ]


def _change(field: str, old: str, new: str) -> str:
    name = dict(COLUMNS).get(field, field)
    return _("%(name)s “%(old)s” thành “%(new)s”.") % {"name": name, "old": old or "–", "new": new}


def _file_name(on: str, ending: str) -> str:
    book = _("Sổ theo dõi hồ sơ")
    return f"{book} {on}.{ending}"


def _moment(line: TrackingLine, name: str) -> datetime | None:
    kept = line.data.get(name)
    return datetime.fromisoformat(kept) if kept else None


def _state(line: TrackingLine) -> str:
    state = line.data.get("state")
    return str(labels.STATES[state][0]) if state else ""


def _days_of(actor: Actor) -> "QuerySet[TrackingDay]":
    if not reaches_unit(actor, Power.DOSSIER_READ):
        raise Forbidden(_("Chức danh của bạn không xử lý hồ sơ."), _("Hãy chọn chức danh khác nếu bạn giữ nhiều."))
    return TrackingDay.objects.filter(organisation__in=actor.units).select_related("organisation")


def _day_of(request: HttpRequest, on: str) -> TrackingDay:
    """The day of the body that the address names: who works for a successor reads the books of those before it too."""
    actor = acting(request)
    code = request.GET.get("co-quan", "") or actor.organisation_code
    rows = _days_of(actor).filter(organisation__code=code)
    try:
        shown = rows.filter(day=date.fromisoformat(on)).first()
    except ValueError:
        shown = None
    if shown is None:
        raise actions.NoTrackingDay()
    return shown
