"""The result reaches the applicant: who took it, and the scans that prove it."""

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
from duoc.dossiers.models import Handover, Parcel
from duoc.faces.design.answers import read_answers
from duoc.faces.desk.dossier.desk_questions import answers_of
from duoc.faces.desk.dossier.notified import notified
from duoc.faces.desk.dossier.opened import open_dossier
from duoc.faces.desk.dossier.page import BY_POST, COUNTER, again, path_of
from duoc.faces.desk.form_faults import Fault, attempt, faults_of
from duoc.faces.desk.gate import acting, official, sent_key
from duoc.faces.desk.typed import sent_file, written
from duoc.faces.web.acting import after_answer
from duoc.faces.web.file_response import Way, file_response
from duoc.faces.web.refusals import status_of
from duoc.faces.wording.form_field import form_fields
from duoc.ground.files import queries as files
from duoc.ground.refusal import NotFound, Refusal

SCANS = {"ky-nhan": "receipt", "uy-quyen": "authorisation"}


@official
def hand_over(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Notes how the result reached the applicant, or that the post has it."""
    if request.method != "POST":
        return redirect(path_of(dossier_id))
    way, note = written(request, "way"), written(request, "note")
    answers, unread = answers_of(request, dossier_id)
    if not way:
        unread.append(Fault("way", _("Hãy chọn cách trả kết quả.")))
    taker = _taker(request, unread) if way == COUNTER else None
    if unread:
        return again(request, dossier_id, unread, 422)
    same: dict[str, Any] = {
        "actor": acting(request),
        "dossier_id": dossier_id,
        "answers": answers,
        "key": sent_key(request),
        "at": timezone.now(),
        "results": tuple(one[:40] for one in request.POST.getlist("trao")[:20]),
    }
    made: Handover | Parcel | Refusal
    if way == BY_POST:
        number = written(request, "tracking_number")
        made = attempt(lambda: actions.send_parcel(number=number, **same))
        say = _("Đã ghi: kết quả đã giao cho bưu chính.")
        reaches = True
    else:
        made = attempt(lambda: actions.hand_over(way=way, note=note, taker=taker, **same))
        say = _("Đã ghi nhận trả kết quả.")
        reaches = way == COUNTER
    if isinstance(made, dossiers.typed_codes.WrongCodeTyped):
        wrong = {name: same[name] for name in ("actor", "dossier_id", "at")}
        after_answer(request, partial(actions.note_wrong_code, **wrong))
    if isinstance(made, Refusal):
        return again(request, dossier_id, faults_of(made, "way"), status_of(made))
    messages.success(request, f"{say} {notified(made.dossier, same['at'])}" if reaches else say)
    return redirect(path_of(dossier_id))


def _taker(request: HttpRequest, unread: list[Fault]) -> dossiers.taking.Taker:
    """Who took it, as the form says; adds what could not be read."""
    reading = read_answers(form_fields(dossiers.taking.TAKER_FIELDS), request.POST)
    unread += [Fault(one.question, one.say) for one in reading.faults]
    return dossiers.taking.taker_of(reading.values, scans_of(request))


def scans_of(request: HttpRequest) -> dict[str, tuple[str, bytes]]:
    """The scans that a form of the counter sent, by their fields."""
    return {name: scan for name in SCANS.values() if (scan := sent_file(request, name)) is not None}


@official
def scan(request: HttpRequest, dossier_id: uuid.UUID, kind: str) -> HttpResponse:
    """The signed receipt, or the paper that authorised who took the result."""
    opened = open_dossier(request, dossier_id, "paper")
    kept = dossiers.taking.handover_of(opened.dossier)
    file = getattr(kept, SCANS[kind]) if kept is not None and kind in SCANS else None
    if file is None:
        raise NotFound(_("Hồ sơ này không có giấy đó."), _("Hãy mở lại hồ sơ."))
    return file_response(files.read(file), file.media_type, file.name, Way.FRAMED)
