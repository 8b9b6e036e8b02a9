"""Giấy mới chờ trao: papers that came after the result was handed over, who takes them, and where the old one is."""

import uuid
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.dossiers import actions
from duoc.dossiers import queries as dossiers
from duoc.dossiers.acts import open_acts
from duoc.dossiers.models import NewOriginal
from duoc.dossiers.queries import new_originals
from duoc.faces.design.answers import read_answers
from duoc.faces.desk.dossier.opened import open_dossier
from duoc.faces.desk.form_faults import Fault, attempt, faults_of
from duoc.faces.desk.gate import acting, form_key, official, sent_key
from duoc.faces.desk.handover.views import SCANS, scans_of
from duoc.faces.desk.page import page
from duoc.faces.web.acting import after_answer
from duoc.faces.web.file_response import Way, file_response
from duoc.faces.web.refusals import status_of
from duoc.faces.wording.form_field import form_fields
from duoc.ground.files import queries as files
from duoc.ground.refusal import NotFound, Refusal

HAND_OVER_NEW = "dossiers.hand_over_new"


@official
def hand_over(request: HttpRequest, original_id: uuid.UUID) -> HttpResponse:
    """Who took it, on what proof, and where the old original is; afterwards the dossier's page says so."""
    original = new_originals.by_id(original_id)
    opened = open_dossier(request, original.dossier_id)
    fields = form_fields(new_originals.fields_of(original))
    reading = read_answers(fields, request.POST)
    faults, status = [Fault(one.question, one.say) for one in reading.faults], 200
    if request.method == "POST" and not faults:
        made = attempt(partial(_given, request, original, reading.values))
        if not isinstance(made, Refusal):
            messages.success(request, _("Đã ghi: ai nhận, và bản cũ ở đâu."))
            return redirect(opened.path)
        if isinstance(made, dossiers.typed_codes.WrongCodeTyped):
            wrong: dict[str, Any] = {"actor": opened.actor, "dossier_id": original.dossier_id, "at": opened.at}
            after_answer(request, partial(actions.note_wrong_code, **wrong))
        faults, status = faults_of(made, fields[0].id), status_of(made)
    elif request.method != "POST" and HAND_OVER_NEW not in open_acts(opened.actor, original, opened.at):
        return redirect(opened.path)
    context = {
        "original": original,
        "opened": opened,
        "fields": fields,
        "given": reading.values,
        "faults": faults,
        "key": form_key(request),
    }
    return page(request, "desk/new_originals/hand_over.html", context, 422 if faults and status == 200 else status)


def _given(request: HttpRequest, original: NewOriginal, values: Any) -> Any:
    return actions.hand_over_new(
        actor=acting(request),
        original_id=original.pk,
        old=str(values.get(new_originals.OLD) or ""),
        taker=dossiers.taking.taker_of(values, scans_of(request)),
        key=sent_key(request),
        at=timezone.now(),
    )


@official
def scan(request: HttpRequest, original_id: uuid.UUID, kind: str) -> HttpResponse:
    """The signed receipt of a new original, or the paper that authorised who took it."""
    original = new_originals.by_id(original_id)
    open_dossier(request, original.dossier_id, "paper")
    handover = new_originals.handover_of(original)
    file = getattr(handover, SCANS[kind]) if handover is not None and kind in SCANS else None
    if file is None:
        raise NotFound(_("Giấy này không có bản chụp đó."), _("Hãy mở lại hồ sơ."))
    return file_response(files.read(file), file.media_type, file.name, Way.FRAMED)
