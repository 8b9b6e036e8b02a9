"""Comparing a request with an entry that is like it."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from duoc.dossiers import queries as dossiers
from duoc.faces.desk.dossier.opened import open_dossier
from duoc.faces.desk.dossier.page import form
from duoc.faces.desk.form_faults import Fault, attempt, faults_of
from duoc.faces.desk.gate import official, sent_key
from duoc.faces.desk.typed import written
from duoc.faces.web.refusals import status_of
from duoc.ground.refusal import Refusal
from duoc.registers import actions
from duoc.registers import queries as registers


@official
def compare(request: HttpRequest, dossier_id: uuid.UUID, entry_id: uuid.UUID) -> HttpResponse:
    """Why the entry is another matter, in the official's words; then the dossier again."""
    opened = open_dossier(request, dossier_id)
    if request.method != "POST" and "registers.compare" not in opened.acts:
        return redirect(opened.path)
    entry = registers.entry_named(entry_id)
    if entry is None or entry.register_id != dossiers.definition_of(opened.dossier).outcome.register:
        raise dossiers.NotFound(_("Sổ này không có việc đang còn hiệu lực đó."), _("Hãy mở lại hồ sơ."))
    faults: list[Fault] = []
    status = 200
    if request.method == "POST":
        made = attempt(
            lambda: actions.compare(
                actor=opened.actor,
                dossier_id=dossier_id,
                entry_id=entry_id,
                reason=written(request, "reason"),
                key=sent_key(request),
                at=opened.at,
            )
        )
        if not isinstance(made, Refusal):
            messages.success(request, _("Đã ghi kết quả đối chiếu. Lãnh đạo đọc lời này trước khi ký."))
            return redirect(opened.path)
        faults, status = faults_of(made, "reason"), status_of(made)
    return form(request, opened, "desk/comparison/compare.html", faults, {"entry": entry}, status)
