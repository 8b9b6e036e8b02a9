"""The copy sheet beside the ministry's screen, and what that screen says of the dossier."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.dossiers import actions, queries
from duoc.faces.desk.dossier.opened import Opened, open_dossier
from duoc.faces.desk.dossier.page import body, head
from duoc.faces.desk.form_faults import Fault, attempt, by_field, faults_of
from duoc.faces.desk.gate import form_key, official, sent_key
from duoc.faces.desk.page import page
from duoc.faces.desk.typed import written
from duoc.faces.web.refusals import status_of
from duoc.ground.refusal import Refusal


@official
def sheet(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Every answer in the order of asking, each to be copied with one press; below, what the ministry's system says."""
    opened = open_dossier(request, dossier_id)
    if queries.definition_of(opened.dossier).handled_in != "ministry":
        return redirect(opened.path)
    if request.method != "POST":
        return _show(request, opened)
    made = attempt(
        lambda: actions.mirror(
            actor=opened.actor,
            dossier_id=dossier_id,
            number=written(request, "number"),
            status=written(request, "status"),
            key=sent_key(request),
            at=timezone.now(),
        )
    )
    if isinstance(made, Refusal):
        return _show(request, opened, faults_of(made, "number"), status_of(made))
    messages.success(request, _("Đã ghi trạng thái trên hệ thống của Bộ. Người yêu cầu thấy ngay."))
    return redirect(f"{opened.path}phieu-chep/")


def _show(request: HttpRequest, opened: Opened, faults: list[Fault] | None = None, status: int = 200) -> HttpResponse:
    dossier = opened.dossier
    held = queries.last_mirrored(queries.timeline(dossier)) or {}
    context: dict[str, Any] = {
        **head(opened, "phieu-chep"),
        **body(opened),
        "faults": faults or [],
        "said": by_field(faults or []),
        "statuses": list(queries.MIRRORED.items()),
        "number": request.POST.get("number", held.get("number", "")),
        "status": request.POST.get("status", held.get("status", "")),
        "held": held,
        "may_note": "dossiers.mirror" in opened.acts,
        "key": form_key(request),
    }
    return page(request, "desk/copy_sheet/copy_sheet.html", context, status)
