"""The ministry's paper: number and date recorded as the result of a dossier that its system decides; the paper read."""

import uuid
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from duoc.dossiers import actions, queries
from duoc.dossiers.models import MinistryResult
from duoc.faces.design.answers import read_answers
from duoc.faces.desk.dossier.desk_questions import sent_answers
from duoc.faces.desk.dossier.ministry import GRANTED, PAPER, fields_of
from duoc.faces.desk.dossier.notified import notified
from duoc.faces.desk.dossier.opened import open_dossier
from duoc.faces.desk.dossier.page import again, path_of
from duoc.faces.desk.form_faults import Fault, attempt, faults_of
from duoc.faces.desk.gate import official, sent_key
from duoc.faces.web.file_response import Way, file_response
from duoc.faces.web.refusals import status_of
from duoc.ground.files import queries as files
from duoc.ground.refusal import NotFound, Refusal

READ_AT_MOST = 20_000_000  # bytes


@official
def record(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Records it, with what the definition asks the desk at this step."""
    if request.method != "POST":
        return redirect(path_of(dossier_id))
    opened = open_dossier(request, dossier_id)
    reading = read_answers(fields_of(), request.POST)
    answers, unread = sent_answers(request, opened.dossier, proposing=True)
    unread += [Fault(one.question, one.say) for one in reading.faults]
    if unread:
        return again(request, dossier_id, unread, 422)
    upload = request.FILES.get("file")
    held = queries.last_mirrored(queries.timeline(opened.dossier)) or {}
    day = str(reading.values.get("issued_on") or "")
    given: dict[str, Any] = {
        "granted": held.get("status") in GRANTED,
        "number": str(reading.values.get("number") or ""),
        "issued_on": date.fromisoformat(day) if day else None,
        "file": (upload.read(READ_AT_MOST + 1), upload.name or "file") if upload else None,
        "answers": answers,
    }
    made = attempt(
        lambda: actions.record_ministry_result(
            actor=opened.actor, dossier_id=dossier_id, key=sent_key(request), at=timezone.now(), **given
        )
    )
    if isinstance(made, Refusal):
        return again(request, dossier_id, faults_of(made, "number"), status_of(made))
    messages.success(request, _("Đã ghi kết quả của Bộ. Hồ sơ chờ trả kết quả."))
    return redirect(path_of(dossier_id))


@official
@require_POST
def add_paper(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """The file of the paper, which came later than its number."""
    upload = request.FILES.get(PAPER)
    data, name = (upload.read(READ_AT_MOST + 1), upload.name or PAPER) if upload else (b"", "")
    opened = open_dossier(request, dossier_id)
    given: dict[str, Any] = {"data": data, "name": name, "key": sent_key(request), "at": opened.at}
    made = attempt(lambda: actions.add_ministry_paper(actor=opened.actor, dossier_id=dossier_id, **given))
    if isinstance(made, Refusal):
        return again(request, dossier_id, faults_of(made, PAPER), status_of(made))
    added = _("Đã thêm tệp giấy của Bộ.")
    messages.success(request, f"{added} {notified(opened.dossier, opened.at)}")
    return redirect(path_of(dossier_id))


@official
def paper(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """The ministry's paper as it came."""
    opened = open_dossier(request, dossier_id)
    row = MinistryResult.objects.select_related("file").filter(dossier=opened.dossier).first()
    if row is None or row.file is None:
        raise NotFound(_("Chưa có tệp giấy của Bộ."), _("Hãy mở lại hồ sơ; số và ngày của giấy ghi ở đó."))
    return file_response(files.read(row.file), row.file.media_type, row.file.name, Way.FRAMED)
