"""Steps that only pass a dossier on, and what this unit is asked in dossiers of other bodies."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.dossiers import actions
from duoc.dossiers import queries as dossiers
from duoc.faces.design.formats import local
from duoc.faces.desk import priority
from duoc.faces.desk.dossier.desk_questions import answers_of
from duoc.faces.desk.dossier.page import again, path_of
from duoc.faces.desk.form_faults import attempt, faults_of
from duoc.faces.desk.gate import acting, official, sent_key
from duoc.faces.desk.lists import list_search
from duoc.faces.desk.page import page
from duoc.faces.desk.rail import reaches_unit, reads_questions
from duoc.faces.web.refusals import status_of
from duoc.ground.refusal import Refusal
from duoc.people.powers import Forbidden, Power

SILENT = 20
"""Questions let pass that one page shows."""


@official
def finish(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """Passes the dossier on to the next step, with what the step asks."""
    if request.method != "POST":
        return redirect(path_of(dossier_id))
    answers, unread = answers_of(request, dossier_id)
    if unread:
        return again(request, dossier_id, unread, 422)
    made = attempt(
        lambda: actions.finish_step(
            actor=acting(request), dossier_id=dossier_id, key=sent_key(request), at=timezone.now(), answers=answers
        )
    )
    if isinstance(made, Refusal):
        return again(request, dossier_id, faults_of(made, "xong"), status_of(made))
    messages.success(request, _("Đã chuyển hồ sơ sang bước sau."))
    return redirect(path_of(dossier_id))


@official
def asked_here(request: HttpRequest) -> HttpResponse:
    """What other bodies wait for, the most urgent first, who answers it, and what was let pass. It names people, so it
    is for those who answer, and for the head who says who does: first what nobody took."""
    actor = acting(request)
    if not reads_questions(actor):
        raise Forbidden(_("Trang này dành cho người thẩm tra hồ sơ và lãnh đạo cơ quan."))
    now, heads = timezone.now(), reaches_unit(actor, Power.DOSSIER_ASSIGN)
    rows = dossiers.answerers.with_answerers(dossiers.asked_of(actor), local(now).date())
    context = {
        "listing": list_search.cut_to_page(request, dossiers.answerers.nobody_first(rows) if heads else rows),
        "now": now,
        "tonight": priority.now(now).tonight,
        "heads": heads,
        "silent": dossiers.silent_bodies(actor)[:SILENT],
    }
    return page(request, "desk/steps/asked_here.html", context)
