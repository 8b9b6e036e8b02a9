"""The result reaches the applicant."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.dossiers import actions
from duoc.dossiers.models import Handover, Parcel
from duoc.faces.desk.dossier.desk_questions import answers_of
from duoc.faces.desk.dossier.notified import notified
from duoc.faces.desk.dossier.page import BY_POST, again, path_of
from duoc.faces.desk.form_faults import Fault, attempt, faults_of
from duoc.faces.desk.gate import acting, official, sent_key
from duoc.faces.desk.typed import written
from duoc.faces.web.refusals import status_of
from duoc.ground.refusal import Refusal


@official
def hand_over(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Notes how the result reached the applicant, or that the post has it."""
    if request.method != "POST":
        return redirect(path_of(dossier_id))
    way, note = written(request, "way"), written(request, "note")
    answers, unread = answers_of(request, dossier_id)
    if not way:
        unread.append(Fault("way", _("Hãy chọn cách trả kết quả.")))
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
        made = attempt(lambda: actions.hand_over(way=way, note=note, **same))
        say = _("Đã ghi nhận trả kết quả cho người yêu cầu.")
        reaches = False
    if isinstance(made, Refusal):
        return again(request, dossier_id, faults_of(made, "way"), status_of(made))
    messages.success(request, f"{say} {notified(made.dossier, same['at'])}" if reaches else say)
    return redirect(path_of(dossier_id))
