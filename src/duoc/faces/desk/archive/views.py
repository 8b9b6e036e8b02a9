"""Nộp lưu: closed dossiers of a year are handed to the archive with their list; what lies there, and since when."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers import actions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import Field
from duoc.dossiers.models import ArchiveTransfer
from duoc.faces.design.answers import read_answers
from duoc.faces.desk.dossier.opened import open_dossier
from duoc.faces.desk.form_faults import Fault, attempt, faults_of
from duoc.faces.desk.gate import acting, form_key, official, sent_key
from duoc.faces.desk.lists import list_search
from duoc.faces.desk.lists.spreadsheet import spreadsheet
from duoc.faces.desk.page import page
from duoc.faces.desk.rail import reaches_unit
from duoc.faces.web.file_response import PDF, Way, file_response
from duoc.faces.web.language import language_of_reader
from duoc.faces.web.refusals import status_of
from duoc.faces.wording.form_field import form_fields
from duoc.ground.refusal import NotFound, Refusal
from duoc.people.powers import Actor, Forbidden, Power
from duoc.procedures import queries as procedures

FIELDS = (
    Field("taken_by", gettext_lazy("Người nhận"), "person_name"),
    Field("taken_as", gettext_lazy("Chức danh người nhận"), "text", hint=gettext_lazy("Ví dụ: công chức lưu trữ.")),
    Field(
        "place",
        gettext_lazy("Nơi lưu"),
        "text",
        hint=gettext_lazy("Kho, giá, hộp, hoặc hệ thống lưu trữ điện tử. Tìm hồ sơ sẽ thấy nơi này."),
    ),
)
LIST = (
    ("place", gettext_lazy("Số")),
    ("code", gettext_lazy("Mã hồ sơ")),
    ("procedure", gettext_lazy("Thủ tục")),
    ("title", gettext_lazy("Tiêu đề")),
    ("begins", gettext_lazy("Từ ngày")),
    ("ends", gettext_lazy("Đến ngày")),
    ("documents", gettext_lazy("Số văn bản")),
    ("retention", gettext_lazy("Thời hạn bảo quản")),
)
INDEX = (
    ("symbol", gettext_lazy("Số, ký hiệu")),
    ("date", gettext_lazy("Ngày")),
    ("name", gettext_lazy("Tên văn bản")),
    ("author", gettext_lazy("Cơ quan, tệp")),
)


def _archivist(request: HttpRequest) -> Actor:
    """Whoever hands dossiers of their unit to the archive.

    Raises:
        Forbidden: the actor does not.
    """
    actor = acting(request)
    if not reaches_unit(actor, Power.DOSSIER_ARCHIVE):
        raise Forbidden(_("Trang này dành cho người nộp lưu hồ sơ."), _("Hãy chọn chức danh khác nếu bạn giữ nhiều."))
    return actor


@official
def listing(request: HttpRequest) -> HttpResponse:
    """Years with dossiers to hand over, the hand-overs so far, and what is kept no longer."""
    actor, now = _archivist(request), timezone.now()
    archiving = dossiers.archiving
    context = {
        "years": archiving.years_to_archive(actor),
        "rule": procedures.closed_rules.transfer_rule(timezone.localdate(now), language_of_reader()),
        "overdue": archiving.overdue(actor, now),
        "listing": list_search.cut_to_page(request, archiving.transfers_of(actor)),
        "over": archiving.may_be_destroyed(actor, now).count(),
    }
    return page(request, "desk/archive/listing.html", context)


@official
def year(request: HttpRequest, year: int) -> HttpResponse:
    """The closed dossiers of one year, as many as go at once, and to whom they are handed."""
    actor, now = _archivist(request), timezone.now()
    waiting = dossiers.archiving.of_year(actor, year) if 2000 <= year <= now.year else None
    if waiting is None:
        raise NotFound(_("Không có hồ sơ của năm này."), _("Hãy chọn một năm trong danh sách."))
    fields, status, faults = form_fields(FIELDS), 200, []
    reading = read_answers(fields, request.POST)
    chosen = request.POST.getlist("ho-so")[: actions.MOST_ARCHIVED + 1]
    if request.method == "POST":
        faults, status = [Fault(one.question, one.say) for one in reading.faults], 422
        made = attempt(lambda: _hand_over(request, actor, year, chosen, reading.values)) if not faults else None
        if isinstance(made, ArchiveTransfer):
            messages.success(request, _("Đã nộp lưu %(n)s hồ sơ.") % {"n": made.count})
            return redirect("desk:archive-transfer", made.pk)
        if made is not None:
            faults, status = faults_of(made, "dossiers"), status_of(made)
    rows = list(waiting[: actions.MOST_ARCHIVED])
    hindered = dossiers.archiving.not_over(rows, now)
    context = {
        "year": year,
        "total": waiting.count(),
        "shown": len(rows),
        "rows": [one for one in rows if one.pk not in hindered],
        "kept_back": [(one, hindered[one.pk].words) for one in rows if one.pk in hindered],
        "chosen": set(chosen) if request.method == "POST" else None,
        "questions": fields,
        "given": reading.values if request.method == "POST" else {},
        "faults": faults,
        "key": form_key(request),
    }
    return page(request, "desk/archive/year.html", context, status)


def _hand_over(
    request: HttpRequest, actor: Actor, year: int, chosen: list[str], values: dict[str, Any]
) -> ArchiveTransfer | Refusal:
    ids = tuple(str(id) for id in map(_id, chosen) if id is not None)
    texts = {one.id: str(values.get(one.id) or "") for one in FIELDS}
    batch = actions.Batch(year, ids, **texts)
    return actions.hand_to_archive(actor=actor, batch=batch, key=sent_key(request), at=timezone.now())


def _id(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _transfer(request: HttpRequest, transfer_id: uuid.UUID) -> ArchiveTransfer:
    made = dossiers.archiving.transfers_of(_archivist(request)).filter(pk=transfer_id).first()
    if made is None:
        raise NotFound(_("Không tìm thấy lần nộp lưu này."), _("Hãy mở lại danh sách nộp lưu."))
    return made


@official
def transfer(request: HttpRequest, transfer_id: uuid.UUID) -> HttpResponse:
    """One hand-over: who gave, who took, where, and its dossiers."""
    made = _transfer(request, transfer_id)
    lines = list(zip(dossiers.archiving.lines_of(made), actions.archive_list(made), strict=True))
    return page(request, "desk/archive/transfer.html", {"transfer": made, "lines": lines})


@official
def printed(request: HttpRequest, transfer_id: uuid.UUID) -> HttpResponse:
    """Its list as a PDF: the bytes that were pressed first."""
    made = _transfer(request, transfer_id)
    pdf = actions.read_transfer(transfer_id=made.pk, at=timezone.now())
    return file_response(pdf, PDF, _("Danh mục hồ sơ nộp lưu") + f" {made.year}-{made.turn}.pdf", Way.OPENED)


@official
def table(request: HttpRequest, transfer_id: uuid.UUID) -> HttpResponse:
    """The same for a spreadsheet."""
    made = _transfer(request, transfer_id)
    rows = [[line[name] for name, _title in LIST] for line in actions.archive_list(made)]
    name = _("Danh mục hồ sơ nộp lưu") + f" {made.year}-{made.turn}.csv"
    return spreadsheet(name, [title for _name, title in LIST], rows)


@official
def index(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """The documents of one dossier (mục lục văn bản): as they were handed over, or as they are."""
    opened = open_dossier(request, dossier_id)
    kept = dossiers.archiving.archived(opened.dossier)
    documents = kept.documents if kept else dossiers.archiving.documents_of(opened.dossier)
    rows = [[place, *(one[name] for name, _title in INDEX)] for place, one in enumerate(documents, 1)]
    name = _("Mục lục văn bản") + f" {opened.dossier.shown_code}.csv"
    return spreadsheet(name, [_("STT"), *(title for _name, title in INDEX)], rows)


@official
def over(request: HttpRequest) -> HttpResponse:
    """What is kept no longer: a list to decide on; nothing is deleted here."""
    actor, now = _archivist(request), timezone.now()
    listing = list_search.cut_to_page(request, dossiers.archiving.may_be_destroyed(actor, now))
    return page(request, "desk/archive/over.html", {"listing": listing})
